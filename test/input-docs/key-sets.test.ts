import { beforeAll, describe, expect, test } from "vitest";
import type { ApiModel } from "../../generator/model/model.js";
import { readInputDocs } from "./read-input-docs.js";
import { operationOf, samePermissions, summarise } from "./summary.js";

const keySets = "/trustFramework/keySets";
const service = "https://graph.microsoft.com/beta";
const keySet = "microsoft.graph.trustFrameworkKeySet";
const key = "microsoft.graph.trustFrameworkKey";

const reading = samePermissions("TrustFrameworkKeySet.Read.All < TrustFrameworkKeySet.ReadWrite.All");
const writing = samePermissions("TrustFrameworkKeySet.ReadWrite.All < none");

let model: ApiModel;
beforeAll(async () => {
  model = (await readInputDocs()).model;
});

describe("the model has the documented facts of the key set page", () => {
  test("List trustFrameworkKeySets", () => {
    expect(summarise(operationOf(model, "trustframework-list-keysets"))).toEqual({
      title: "List trustFrameworkKeySets",
      intent: "list",
      routes: [`GET ${keySets}`],
      permissions: reading,
      queryParameters: ["$select", "$top"],
      headers: ["Authorization"],
      body: null,
      fields: [],
      responses: [`200 Collection(${keySet})`],
      examples: [
        `GET ${service}${keySets} gives 200 Collection(${keySet})`,
        `GET ${service}${keySets}?$select=id&$top=2 gives 200 Collection(${keySet})`,
      ],
    });
  });

  test("Create trustFrameworkKeySet (a draft)", () => {
    expect(summarise(operationOf(model, "trustframework-post-keysets"))).toEqual({
      title: "Create trustFrameworkKeySet",
      intent: "create",
      routes: [`POST ${keySets}`],
      permissions: [{ delegatedWork: "placeholder", delegatedPersonal: "placeholder", application: "placeholder" }],
      queryParameters: [],
      headers: ["Authorization", "Content-Type"],
      body: `application/json ${keySet}`,
      fields: ["id: Edm.String, from microsoft.graph.entity", `keys: Collection(${key})`],
      responses: [`201 ${keySet}`],
      examples: [`POST https://graph.microsoft.com/v1.0${keySets} gives 201 ${keySet}`],
    });
  });

  test("Get trustFrameworkKeySet", () => {
    expect(summarise(operationOf(model, "trustframeworkkeyset-get"))).toEqual({
      title: "Get trustFrameworkKeySet",
      intent: "get",
      routes: [`GET ${keySets}/{id}`],
      permissions: reading,
      queryParameters: [],
      headers: ["Authorization"],
      body: null,
      fields: [],
      responses: [`200 ${keySet}`],
      examples: [`GET ${service}${keySets}/B2C_1A_TokenSigningKeyContainer gives 200 ${keySet}`],
    });
  });

  test("Update trustFrameworkKeySet (with an example of an error)", () => {
    expect(summarise(operationOf(model, "trustframeworkkeyset-update"))).toEqual({
      title: "Update trustFrameworkKeySet",
      intent: "replace",
      routes: [`PUT ${keySets}/{id}`],
      permissions: writing,
      queryParameters: [],
      headers: ["Authorization", "Content-Type"],
      body: `application/json ${keySet}`,
      fields: ["id: Edm.String, optional", `keys: Collection(${key}), required`],
      responses: [`200 ${keySet}`],
      examples: [
        `PUT ${service}${keySets}/B2C_1A_FacebookSecret gives 200 ${keySet}`,
        `PUT ${service}${keySets}/B2C_1A_FacebookSecret gives 400 untyped`,
      ],
    });
  });

  test("Delete trustFrameworkKeySet", () => {
    expect(summarise(operationOf(model, "trustframeworkkeyset-delete"))).toEqual({
      title: "Delete trustFrameworkKeySet",
      intent: "delete",
      routes: [`DELETE ${keySets}/{id}`],
      permissions: writing,
      queryParameters: [],
      headers: ["Authorization"],
      body: null,
      fields: [],
      responses: ["204 nothing"],
      examples: [`DELETE ${service}${keySets}/B2C_1A_FacebookSecret gives 204 untyped`],
    });
  });

  test("trustFrameworkKeySet: generateKey", () => {
    expect(summarise(operationOf(model, "trustframeworkkeyset-generatekey"))).toEqual({
      title: "trustFrameworkKeySet: generateKey",
      intent: "action",
      routes: [`POST ${keySets}/{id}/generateKey`],
      permissions: writing,
      queryParameters: [],
      headers: ["Authorization", "Content-Type"],
      body: "application/json parameters",
      fields: [
        "use: Edm.String, required, one of sig enc",
        "kty: Edm.String, required, one of rsa oct",
        "nbf: Edm.Int64, optional",
        "exp: Edm.Int64, optional",
      ],
      responses: [`200 ${key}`],
      examples: [`POST ${service}${keySets}/B2C_1A_TokenSigningKeyContainer/generateKey gives 200 ${key}`],
    });
  });

  test("trustFrameworkKeySet: getActiveKey", () => {
    expect(summarise(operationOf(model, "trustframeworkkeyset-getactivekey"))).toEqual({
      title: "trustFrameworkKeySet: getActiveKey",
      intent: "function",
      routes: [`GET ${keySets}/{id}/getActiveKey`],
      permissions: reading,
      queryParameters: [],
      headers: ["Authorization"],
      body: null,
      fields: [],
      responses: [`200 ${key}`],
      examples: [`GET ${service}${keySets}/B2C_1A_TokenSigningKeyContainer/getActiveKey gives 200 ${key}`],
    });
  });

  test("trustFrameworkKeySet: uploadSecret", () => {
    expect(summarise(operationOf(model, "trustframeworkkeyset-uploadsecret"))).toEqual({
      title: "trustFrameworkKeySet: uploadSecret",
      intent: "action",
      routes: [`POST ${keySets}/{id}/uploadSecret`],
      permissions: writing,
      queryParameters: [],
      headers: ["Authorization", "Content-Type"],
      body: "application/json parameters",
      fields: [
        "use: Edm.String, required, one of sig enc",
        "k: Edm.String, required",
        "nbf: Edm.Int64, optional",
        "exp: Edm.Int64, optional",
      ],
      responses: [`200 ${key}`],
      examples: [`POST ${service}${keySets}/B2C_1A_FacebookSecret/uploadSecret gives 200 ${key}`],
    });
  });

  test("trustFrameworkKeySet: uploadCertificate", () => {
    expect(summarise(operationOf(model, "trustframeworkkeyset-uploadcertificate"))).toEqual({
      title: "trustFrameworkKeySet: uploadCertificate",
      intent: "action",
      routes: [`POST ${keySets}/{id}/uploadCertificate`],
      permissions: writing,
      queryParameters: [],
      headers: ["Authorization", "Content-Type"],
      body: "application/json parameters",
      fields: ["key: Edm.String, required"],
      responses: [`200 ${key}`],
      examples: [`POST ${service}${keySets}/B2C_1A_PartnerCertificate/uploadCertificate gives 200 ${key}`],
    });
  });

  test("trustFrameworkKeySet: uploadPkcs12", () => {
    expect(summarise(operationOf(model, "trustframeworkkeyset-uploadpkcs12"))).toEqual({
      title: "trustFrameworkKeySet: uploadPkcs12",
      intent: "action",
      routes: [`POST ${keySets}/{id}/uploadPkcs12`],
      permissions: writing,
      queryParameters: [],
      headers: ["Authorization", "Content-Type"],
      body: "application/json parameters",
      fields: ["key: Edm.String, required", "password: Edm.String, required"],
      responses: [`200 ${key}`],
      examples: [`POST ${service}${keySets}/B2C_1A_PartnerCertificate/uploadPkcs12 gives 200 ${key}`],
    });
  });
});

describe("examples on the key set pages", () => {
  test("have the JSON of the request and of the response", () => {
    const [example] = operationOf(model, "trustframeworkkeyset-uploadsecret").examples;
    expect(example?.name).toBe("trustframeworkkeyset_uploadsecret");
    expect(example?.request).toMatchObject({
      headers: { "Content-Type": "application/json" },
      body: { use: "sig", k: "secret-of-the-app", nbf: 1772409600, exp: 1803945600 },
      malformed: false,
    });
    expect(example?.response).toMatchObject({
      status: 200,
      headers: { "Content-Type": "application/json" },
      body: { kid: "nq3mY7wTQ2u0oN4c9eVbXyLzRk1HsJp8aDfGtEiUvWs", use: "sig", kty: "oct", nbf: 1772409600, exp: 1803945600 },
      malformed: false,
    });
  });

  test("can have an error response", () => {
    const [, refused] = operationOf(model, "trustframeworkkeyset-update").examples;
    expect(refused?.title).toBe("Example 2: A key that names its own identifier");
    expect(refused?.response).toMatchObject({ status: 400, body: { error: { code: "AADB2C95059" } } });
  });

  test("keep the placeholder values of a draft page unchanged", () => {
    const [example] = operationOf(model, "trustframework-post-keysets").examples;
    expect(example?.name).toBe("create_trustframeworkkeyset_from_");
    expect(example?.request.body).toEqual({
      "@odata.type": "#microsoft.graph.trustFrameworkKeySet",
      keys: [{ "@odata.type": "microsoft.graph.trustFrameworkKey" }],
    });
    expect(example?.response?.body).toEqual({
      "@odata.type": "#microsoft.graph.trustFrameworkKeySet",
      id: "f1e55f9a-5f9a-f1e5-9a5f-e5f19a5fe5f1",
      keys: [{ "@odata.type": "microsoft.graph.trustFrameworkKey" }],
    });
  });
});
