import { expect, test } from "vitest";
import { GraphClient } from "../../../src/client.js";
import type {
  CreateTrustFrameworkKeySetBody,
  GenerateKeyBody,
  UpdateTrustFrameworkKeySetBody,
  UploadCertificateBody,
  UploadPkcs12Body,
  UploadSecretBody,
} from "../../../src/operations/trustFramework/keySets.js";
import { replay } from "../../support/replay.js";

test("trustframework-list-keysets: Example 1: List the key sets", async () => {
  const response = {
    status: 200,
    headers: { "Content-Type": "application/json" },
    body: {
      "@odata.context": "https://graph.microsoft.com/beta/$metadata#trustFramework/keySets",
      value: [
        {
          id: "B2C_1A_TokenSigningKeyContainer",
          keys: [
            {
              kid: "Gaid7K8sO8RavMX9fzHir_Wg0femGhbY9b-B4rVIxbE",
              kty: "rsa",
              use: "sig",
              status: "enabled",
              nbf: 1772409600,
              exp: 1803945600,
              e: "AQAB",
              n: "rd54s6Jq0hK1vYy2dQfVx0M8bU5nTnAqk3C7wzLZP0E",
            },
          ],
        },
        {
          id: "B2C_1A_FacebookSecret",
          keys: [{ kid: "nq3mY7wTQ2u0oN4c9eVbXyLzRk1HsJp8aDfGtEiUvWs", kty: "oct", use: "sig", status: "enabled" }],
        },
      ],
    },
  };
  const { request, result } = await replay(response, (options) =>
    new GraphClient(options).trustFramework.keySets.list(),
  );
  expect(request).toMatchObject({ method: "GET", path: "/trustFramework/keySets" });
  expect(request.query).toEqual({});
  expect(request.body).toBeUndefined();
  expect(result).toEqual({ value: response.body.value });
});

test("trustframework-list-keysets: Example 2: List the names of the first key sets", async () => {
  const response = {
    status: 200,
    headers: { "Content-Type": "application/json" },
    body: {
      "@odata.context": "https://graph.microsoft.com/beta/$metadata#trustFramework/keySets(id)",
      value: [{ id: "B2C_1A_TokenSigningKeyContainer" }, { id: "B2C_1A_FacebookSecret" }],
    },
  };
  const { request, result } = await replay(response, (options) =>
    new GraphClient(options).trustFramework.keySets.list({ select: ["id"], top: 2 }),
  );
  expect(request).toMatchObject({ method: "GET", path: "/trustFramework/keySets" });
  expect(request.query).toEqual({ $select: "id", $top: "2" });
  expect(request.body).toBeUndefined();
  expect(result).toEqual({ value: response.body.value });
});

test("trustframework-post-keysets: create_trustframeworkkeyset_from_", async () => {
  const body: CreateTrustFrameworkKeySetBody = {
    "@odata.type": "#microsoft.graph.trustFrameworkKeySet",
    keys: [{ "@odata.type": "microsoft.graph.trustFrameworkKey" }],
  };
  const response = {
    status: 201,
    headers: { "Content-Type": "application/json" },
    body: {
      "@odata.type": "#microsoft.graph.trustFrameworkKeySet",
      id: "f1e55f9a-5f9a-f1e5-9a5f-e5f19a5fe5f1",
      keys: [{ "@odata.type": "microsoft.graph.trustFrameworkKey" }],
    },
  };
  const { request, result } = await replay(response, (options) =>
    new GraphClient(options).trustFramework.keySets.create(body),
  );
  expect(request).toMatchObject({
    method: "POST",
    path: "/trustFramework/keySets",
    headers: { "content-type": "application/json" },
  });
  expect(request.query).toEqual({});
  expect(request.body).toEqual(body);
  expect(result).toEqual(response.body);
});

test("trustframeworkkeyset-delete: delete_trustframeworkkeyset", async () => {
  const response = { status: 204 };
  const { request, result } = await replay(response, (options) =>
    new GraphClient(options).trustFramework.keySets.byId("B2C_1A_FacebookSecret").delete(),
  );
  expect(request).toMatchObject({ method: "DELETE", path: "/trustFramework/keySets/B2C_1A_FacebookSecret" });
  expect(request.query).toEqual({});
  expect(request.body).toBeUndefined();
  expect(result).toBeUndefined();
});

test("trustframeworkkeyset-generatekey: trustframeworkkeyset_generatekey", async () => {
  const body: GenerateKeyBody = { use: "sig", kty: "rsa", nbf: 1772409600, exp: 1803945600 };
  const response = {
    status: 200,
    headers: { "Content-Type": "application/json" },
    body: {
      "@odata.context": "https://graph.microsoft.com/beta/$metadata#microsoft.graph.trustFrameworkKey",
      k: null,
      x5c: [],
      kid: "Gaid7K8sO8RavMX9fzHir_Wg0femGhbY9b-B4rVIxbE",
      kty: "rsa",
      use: "sig",
      nbf: 1772409600,
      exp: 1803945600,
      e: "AQAB",
      n: "rd54s6Jq0hK1vYy2dQfVx0M8bU5nTnAqk3C7wzLZP0E",
    },
  };
  const { request, result } = await replay(response, (options) =>
    new GraphClient(options).trustFramework.keySets.byId("B2C_1A_TokenSigningKeyContainer").generateKey(body),
  );
  expect(request).toMatchObject({
    method: "POST",
    path: "/trustFramework/keySets/B2C_1A_TokenSigningKeyContainer/generateKey",
    headers: { "content-type": "application/json" },
  });
  expect(request.query).toEqual({});
  expect(request.body).toEqual(body);
  expect(result).toEqual(response.body);
});

test("trustframeworkkeyset-get: get_trustframeworkkeyset", async () => {
  const response = {
    status: 200,
    headers: { "Content-Type": "application/json" },
    body: {
      "@odata.context": "https://graph.microsoft.com/beta/$metadata#trustFramework/keySets/$entity",
      id: "B2C_1A_TokenSigningKeyContainer",
      keys: [
        {
          kid: "Gaid7K8sO8RavMX9fzHir_Wg0femGhbY9b-B4rVIxbE",
          kty: "rsa",
          use: "sig",
          status: "enabled",
          nbf: 1772409600,
          exp: 1803945600,
          e: "AQAB",
          n: "rd54s6Jq0hK1vYy2dQfVx0M8bU5nTnAqk3C7wzLZP0E",
        },
      ],
    },
  };
  const { request, result } = await replay(response, (options) =>
    new GraphClient(options).trustFramework.keySets.byId("B2C_1A_TokenSigningKeyContainer").get(),
  );
  expect(request).toMatchObject({ method: "GET", path: "/trustFramework/keySets/B2C_1A_TokenSigningKeyContainer" });
  expect(request.query).toEqual({});
  expect(request.body).toBeUndefined();
  expect(result).toEqual(response.body);
});

test("trustframeworkkeyset-getactivekey: trustframeworkkeyset_getactivekey", async () => {
  const response = {
    status: 200,
    headers: { "Content-Type": "application/json" },
    body: {
      kid: "Gaid7K8sO8RavMX9fzHir_Wg0femGhbY9b-B4rVIxbE",
      kty: "rsa",
      use: "sig",
      status: "enabled",
      nbf: 1772409600,
      exp: 1803945600,
      x5t: "3vX0k2yTqJ7bWfLmN9cRsUeHdPg",
      x5c: ["MIIDXTCCAkWgAwIBAgIJAJC1HiIAZAiI"],
      e: "AQAB",
      n: "rd54s6Jq0hK1vYy2dQfVx0M8bU5nTnAqk3C7wzLZP0E",
    },
  };
  const { request, result } = await replay(response, (options) =>
    new GraphClient(options).trustFramework.keySets.byId("B2C_1A_TokenSigningKeyContainer").getActiveKey(),
  );
  expect(request).toMatchObject({
    method: "GET",
    path: "/trustFramework/keySets/B2C_1A_TokenSigningKeyContainer/getActiveKey",
  });
  expect(request.query).toEqual({});
  expect(request.body).toBeUndefined();
  expect(result).toEqual(response.body);
});

test("trustframeworkkeyset-update: Example 1: Replace the keys", async () => {
  const body: UpdateTrustFrameworkKeySetBody = {
    keys: [{ kty: "oct", use: "sig", k: "c2VjcmV0LW9mLXRoZS1hcHA", nbf: 1772409600, exp: 1803945600 }],
  };
  const response = {
    status: 200,
    headers: { "Content-Type": "application/json" },
    body: {
      id: "B2C_1A_FacebookSecret",
      keys: [
        {
          kid: "2hBvXmW5tYc0qZr8LdJkPfNs3uEoGiAy7eTwQnVxKjM",
          kty: "oct",
          use: "sig",
          nbf: 1772409600,
          exp: 1803945600,
        },
      ],
    },
  };
  const { request, result } = await replay(response, (options) =>
    new GraphClient(options).trustFramework.keySets.byId("B2C_1A_FacebookSecret").replace(body),
  );
  expect(request).toMatchObject({
    method: "PUT",
    path: "/trustFramework/keySets/B2C_1A_FacebookSecret",
    headers: { "content-type": "application/json" },
  });
  expect(request.query).toEqual({});
  expect(request.body).toEqual(body);
  expect(result).toEqual(response.body);
});

test("trustframeworkkeyset-update: Example 2: A key that names its own identifier", async () => {
  const body: UpdateTrustFrameworkKeySetBody = {
    keys: [
      { kid: "2hBvXmW5tYc0qZr8LdJkPfNs3uEoGiAy7eTwQnVxKjM", kty: "oct", use: "sig", k: "c2VjcmV0LW9mLXRoZS1hcHA" },
    ],
  };
  const response = {
    status: 400,
    headers: { "Content-Type": "application/json" },
    body: {
      error: {
        code: "AADB2C95059",
        message: "One of the keys in the payload has 'kid' which is not empty.",
        innerError: {
          correlationId: "6f1c3a52-7f60-4f0b-9a43-51f4c2b7d9e8",
          date: "2026-03-02T09:14:31",
          "request-id": "0b8a4c1d-2e5f-4a67-8c9b-1d3e5f7a9b0c",
          "client-request-id": "0b8a4c1d-2e5f-4a67-8c9b-1d3e5f7a9b0c",
        },
      },
    },
  };
  const { request, result } = await replay(response, (options) =>
    new GraphClient(options).trustFramework.keySets.byId("B2C_1A_FacebookSecret").replace(body),
  );
  expect(request).toMatchObject({
    method: "PUT",
    path: "/trustFramework/keySets/B2C_1A_FacebookSecret",
    headers: { "content-type": "application/json" },
  });
  expect(request.query).toEqual({});
  expect(request.body).toEqual(body);
  expect(result).toMatchObject({ name: "GraphError", status: response.status });
});

test("trustframeworkkeyset-uploadcertificate: trustframeworkkeyset_uploadcertificate", async () => {
  const body: UploadCertificateBody = { key: "MIIDXTCCAkWgAwIBAgIJAJC1HiIAZAiI" };
  const response = {
    status: 200,
    headers: { "Content-Type": "application/json" },
    body: {
      kid: "V7pQe1rKzXh4sYtBnW8uMfLcGoDj5aI0vEwRk2TqJxM",
      use: "sig",
      kty: "rsa",
      nbf: 1772409600,
      exp: 1803945600,
    },
  };
  const { request, result } = await replay(response, (options) =>
    new GraphClient(options).trustFramework.keySets.byId("B2C_1A_PartnerCertificate").uploadCertificate(body),
  );
  expect(request).toMatchObject({
    method: "POST",
    path: "/trustFramework/keySets/B2C_1A_PartnerCertificate/uploadCertificate",
    headers: { "content-type": "application/json" },
  });
  expect(request.query).toEqual({});
  expect(request.body).toEqual(body);
  expect(result).toEqual(response.body);
});

test("trustframeworkkeyset-uploadpkcs12: trustframeworkkeyset_uploadpkcs12", async () => {
  const body: UploadPkcs12Body = { key: "MIIKTwIBAzCCCg8GCSqGSIb3DQEHAaCCCgA=", password: "password-of-the-file" };
  const response = {
    status: 200,
    headers: { "Content-Type": "application/json" },
    body: {
      kid: "V7pQe1rKzXh4sYtBnW8uMfLcGoDj5aI0vEwRk2TqJxM",
      use: "sig",
      kty: "rsa",
      nbf: 1772409600,
      exp: 1803945600,
    },
  };
  const { request, result } = await replay(response, (options) =>
    new GraphClient(options).trustFramework.keySets.byId("B2C_1A_PartnerCertificate").uploadPkcs12(body),
  );
  expect(request).toMatchObject({
    method: "POST",
    path: "/trustFramework/keySets/B2C_1A_PartnerCertificate/uploadPkcs12",
    headers: { "content-type": "application/json" },
  });
  expect(request.query).toEqual({});
  expect(request.body).toEqual(body);
  expect(result).toEqual(response.body);
});

test("trustframeworkkeyset-uploadsecret: trustframeworkkeyset_uploadsecret", async () => {
  const body: UploadSecretBody = { use: "sig", k: "secret-of-the-app", nbf: 1772409600, exp: 1803945600 };
  const response = {
    status: 200,
    headers: { "Content-Type": "application/json" },
    body: {
      kid: "nq3mY7wTQ2u0oN4c9eVbXyLzRk1HsJp8aDfGtEiUvWs",
      use: "sig",
      kty: "oct",
      nbf: 1772409600,
      exp: 1803945600,
    },
  };
  const { request, result } = await replay(response, (options) =>
    new GraphClient(options).trustFramework.keySets.byId("B2C_1A_FacebookSecret").uploadSecret(body),
  );
  expect(request).toMatchObject({
    method: "POST",
    path: "/trustFramework/keySets/B2C_1A_FacebookSecret/uploadSecret",
    headers: { "content-type": "application/json" },
  });
  expect(request.query).toEqual({});
  expect(request.body).toEqual(body);
  expect(result).toEqual(response.body);
});
