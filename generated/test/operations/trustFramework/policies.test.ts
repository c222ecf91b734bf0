import { expect, test } from "vitest";
import { GraphClient } from "../../../src/client.js";
import { replay } from "../../support/replay.js";

test("trustframework-list-trustframeworkpolicies: list_trustframeworkpolicies", async () => {
  const response = {
    status: 200,
    headers: { "Content-Type": "application/json" },
    body: {
      value: [
        { id: "B2C_1A_TrustFrameworkBase" },
        { id: "B2C_1A_TrustFrameworkExtensions" },
        { id: "B2C_1A_SignUpOrSignIn" },
      ],
    },
  };
  const { request, result } = await replay(response, (options) =>
    new GraphClient(options).trustFramework.policies.list(),
  );
  expect(request).toMatchObject({ method: "GET", path: "/trustFramework/policies" });
  expect(request.query).toEqual({});
  expect(request.body).toBeUndefined();
  expect(result).toEqual({ value: response.body.value });
});

test("trustframework-post-trustframeworkpolicy: create_trustframeworkpolicy", async () => {
  const body =
    '<TrustFrameworkPolicy xmlns="http://schemas.microsoft.com/online/cpim/schemas/2013/06" PolicySchemaVersion="0.3.0.0" TenantId="contoso.onmicrosoft.com" PolicyId="B2C_1A_TrustFrameworkExtensions">\n  <BasePolicy>\n    <TenantId>contoso.onmicrosoft.com</TenantId>\n    <PolicyId>B2C_1A_TrustFrameworkBase</PolicyId>\n  </BasePolicy>\n</TrustFrameworkPolicy>';
  const response = {
    status: 201,
    headers: {
      "Content-Type": "application/xml",
      Location: "/trustFramework/policies/B2C_1A_TrustFrameworkExtensions/",
    },
    body: '<TrustFrameworkPolicy xmlns="http://schemas.microsoft.com/online/cpim/schemas/2013/06" PolicySchemaVersion="0.3.0.0" TenantId="contoso.onmicrosoft.com" PolicyId="B2C_1A_TrustFrameworkExtensions" PublicPolicyUri="http://contoso.onmicrosoft.com/B2C_1A_TrustFrameworkExtensions">\n  <BasePolicy>\n    <TenantId>contoso.onmicrosoft.com</TenantId>\n    <PolicyId>B2C_1A_TrustFrameworkBase</PolicyId>\n  </BasePolicy>\n</TrustFrameworkPolicy>',
  };
  const { request, result } = await replay(response, (options) =>
    new GraphClient(options).trustFramework.policies.create(body),
  );
  expect(request).toMatchObject({
    method: "POST",
    path: "/trustFramework/policies",
    headers: { "content-type": "application/xml" },
  });
  expect(request.query).toEqual({});
  expect(request.body).toBe(body);
  expect(result).toEqual(new TextEncoder().encode(response.body));
});

test("trustframework-put-trustframeworkpolicy: Example 1: Replace a policy", async () => {
  const body =
    '<TrustFrameworkPolicy xmlns="http://schemas.microsoft.com/online/cpim/schemas/2013/06" PolicySchemaVersion="0.3.0.0" TenantId="contoso.onmicrosoft.com" PolicyId="B2C_1A_TrustFrameworkExtensions">\n  <BasePolicy>\n    <TenantId>contoso.onmicrosoft.com</TenantId>\n    <PolicyId>B2C_1A_TrustFrameworkBase</PolicyId>\n  </BasePolicy>\n</TrustFrameworkPolicy>';
  const response = {
    status: 200,
    headers: { "Content-Type": "application/xml" },
    body: '<TrustFrameworkPolicy xmlns="http://schemas.microsoft.com/online/cpim/schemas/2013/06" PolicySchemaVersion="0.3.0.0" TenantId="contoso.onmicrosoft.com" PolicyId="B2C_1A_TrustFrameworkExtensions" PublicPolicyUri="http://contoso.onmicrosoft.com/B2C_1A_TrustFrameworkExtensions">\n  <BasePolicy>\n    <TenantId>contoso.onmicrosoft.com</TenantId>\n    <PolicyId>B2C_1A_TrustFrameworkBase</PolicyId>\n  </BasePolicy>\n</TrustFrameworkPolicy>',
  };
  const { request, result } = await replay(response, (options) =>
    new GraphClient(options).trustFramework.policies.byId("B2C_1A_TrustFrameworkExtensions").value.replace(body),
  );
  expect(request).toMatchObject({
    method: "PUT",
    path: "/trustFramework/policies/B2C_1A_TrustFrameworkExtensions/$value",
    headers: { "content-type": "application/xml" },
  });
  expect(request.query).toEqual({});
  expect(request.body).toBe(body);
  expect(result).toEqual(new TextEncoder().encode(response.body));
});

test("trustframework-put-trustframeworkpolicy: Example 2: Create a policy under a name of your choice", async () => {
  const body =
    '<TrustFrameworkPolicy xmlns="http://schemas.microsoft.com/online/cpim/schemas/2013/06" PolicySchemaVersion="0.3.0.0" TenantId="contoso.onmicrosoft.com" PolicyId="B2C_1A_PasswordReset">\n  <BasePolicy>\n    <TenantId>contoso.onmicrosoft.com</TenantId>\n    <PolicyId>B2C_1A_TrustFrameworkExtensions</PolicyId>\n  </BasePolicy>\n</TrustFrameworkPolicy>';
  const response = {
    status: 201,
    headers: { "Content-Type": "application/xml" },
    body: '<TrustFrameworkPolicy xmlns="http://schemas.microsoft.com/online/cpim/schemas/2013/06" PolicySchemaVersion="0.3.0.0" TenantId="contoso.onmicrosoft.com" PolicyId="B2C_1A_PasswordReset" PublicPolicyUri="http://contoso.onmicrosoft.com/B2C_1A_PasswordReset">\n  <BasePolicy>\n    <TenantId>contoso.onmicrosoft.com</TenantId>\n    <PolicyId>B2C_1A_TrustFrameworkExtensions</PolicyId>\n  </BasePolicy>\n</TrustFrameworkPolicy>',
  };
  const { request, result } = await replay(response, (options) =>
    new GraphClient(options).trustFramework.policies.byId("B2C_1A_PasswordReset").value.replace(body),
  );
  expect(request).toMatchObject({
    method: "PUT",
    path: "/trustFramework/policies/B2C_1A_PasswordReset/$value",
    headers: { "content-type": "application/xml" },
  });
  expect(request.query).toEqual({});
  expect(request.body).toBe(body);
  expect(result).toEqual(new TextEncoder().encode(response.body));
});

test("trustframeworkpolicy-delete: delete_trustframeworkpolicy", async () => {
  const response = { status: 204 };
  const { request, result } = await replay(response, (options) =>
    new GraphClient(options).trustFramework.policies.byId("B2C_1A_PasswordReset").delete(),
  );
  expect(request).toMatchObject({ method: "DELETE", path: "/trustFramework/policies/B2C_1A_PasswordReset" });
  expect(request.query).toEqual({});
  expect(request.body).toBeUndefined();
  expect(result).toBeUndefined();
});

test("trustframeworkpolicy-get: get_trustframeworkpolicy", async () => {
  const response = {
    status: 200,
    headers: { "Content-Type": "application/xml" },
    body: '<TrustFrameworkPolicy xmlns="http://schemas.microsoft.com/online/cpim/schemas/2013/06" PolicySchemaVersion="0.3.0.0" TenantId="contoso.onmicrosoft.com" PolicyId="B2C_1A_SignUpOrSignIn" PublicPolicyUri="http://contoso.onmicrosoft.com/B2C_1A_SignUpOrSignIn">\n  <BasePolicy>\n    <TenantId>contoso.onmicrosoft.com</TenantId>\n    <PolicyId>B2C_1A_TrustFrameworkExtensions</PolicyId>\n  </BasePolicy>\n</TrustFrameworkPolicy>',
  };
  const { request, result } = await replay(response, (options) =>
    new GraphClient(options).trustFramework.policies.byId("B2C_1A_SignUpOrSignIn").value.get(),
  );
  expect(request).toMatchObject({ method: "GET", path: "/trustFramework/policies/B2C_1A_SignUpOrSignIn/$value" });
  expect(request.query).toEqual({});
  expect(request.body).toBeUndefined();
  expect(result).toEqual(new TextEncoder().encode(response.body));
});
