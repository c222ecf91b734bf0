import { beforeAll, describe, expect, test } from "vitest";
import type { ApiModel } from "../../generator/model/model.js";
import { readInputDocs } from "./read-input-docs.js";
import { operationOf, samePermissions, summarise } from "./summary.js";

const policies = "/trustFramework/policies";
const service = "https://graph.microsoft.com/beta";
const policy = "microsoft.graph.trustFrameworkPolicy";

const reading = samePermissions("Policy.Read.All < Policy.ReadWrite.TrustFramework");
const writing = samePermissions("Policy.ReadWrite.TrustFramework < none");

let model: ApiModel;
beforeAll(async () => {
  model = (await readInputDocs()).model;
});

describe("the model has the documented facts of the policy page", () => {
  test("List trustFrameworkPolicies", () => {
    expect(summarise(operationOf(model, "trustframework-list-trustframeworkpolicies"))).toEqual({
      title: "List trustFrameworkPolicies",
      intent: "list",
      routes: [`GET ${policies}`],
      permissions: reading,
      queryParameters: ["$select", "$expand"],
      headers: ["Authorization"],
      body: null,
      fields: [],
      responses: [`200 Collection(${policy})`],
      examples: [`GET ${service}${policies} gives 200 Collection(${policy})`],
    });
  });

  test("Create trustFrameworkPolicy (from XML)", () => {
    expect(summarise(operationOf(model, "trustframework-post-trustframeworkpolicy"))).toEqual({
      title: "Create trustFrameworkPolicy",
      intent: "create",
      routes: [`POST ${policies}`],
      permissions: writing,
      queryParameters: [],
      headers: ["Authorization", "Content-Type"],
      body: "application/xml Edm.Stream",
      fields: [],
      responses: ["201 Edm.Stream"],
      examples: [`POST ${service}${policies} gives 201 Edm.Stream`],
    });
  });

  test("Get trustFrameworkPolicy (as XML)", () => {
    expect(summarise(operationOf(model, "trustframeworkpolicy-get"))).toEqual({
      title: "Get trustFrameworkPolicy",
      intent: "download",
      routes: [`GET ${policies}/{id}/$value`],
      permissions: reading,
      queryParameters: [],
      headers: ["Authorization"],
      body: null,
      fields: [],
      responses: ["200 Edm.Stream"],
      examples: [`GET ${service}${policies}/B2C_1A_SignUpOrSignIn/$value gives 200 Edm.Stream`],
    });
  });

  test("Update or create trustFrameworkPolicy (with two success responses)", () => {
    expect(summarise(operationOf(model, "trustframework-put-trustframeworkpolicy"))).toEqual({
      title: "Update or create trustFrameworkPolicy",
      intent: "upload",
      routes: [`PUT ${policies}/{id}/$value`],
      permissions: writing,
      queryParameters: [],
      headers: ["Authorization", "Content-Type"],
      body: "application/xml Edm.Stream",
      fields: [],
      responses: ["200 Edm.Stream", "201 Edm.Stream"],
      examples: [
        `PUT ${service}${policies}/B2C_1A_TrustFrameworkExtensions/$value gives 200 Edm.Stream`,
        `PUT ${service}${policies}/B2C_1A_PasswordReset/$value gives 201 Edm.Stream`,
      ],
    });
  });

  test("Delete trustFrameworkPolicy", () => {
    expect(summarise(operationOf(model, "trustframeworkpolicy-delete"))).toEqual({
      title: "Delete trustFrameworkPolicy",
      intent: "delete",
      routes: [`DELETE ${policies}/{id}`],
      permissions: writing,
      queryParameters: [],
      headers: ["Authorization"],
      body: null,
      fields: [],
      responses: ["204 nothing"],
      examples: [`DELETE ${service}${policies}/B2C_1A_PasswordReset gives 204 untyped`],
    });
  });
});

test("an example with XML keeps the text of its bodies and the header of its response", () => {
  const [example] = operationOf(model, "trustframework-post-trustframeworkpolicy").examples;
  expect(example?.request.headers).toEqual({ "Content-Type": "application/xml" });
  expect(example?.request.body).toMatch(/^<TrustFrameworkPolicy [^>]*PolicyId="B2C_1A_TrustFrameworkExtensions">\n {2}<BasePolicy>/);
  expect(example?.response?.body).toMatch(/<\/TrustFrameworkPolicy>$/);
  expect(example?.response?.headers["Location"]).toBe("/trustFramework/policies/B2C_1A_TrustFrameworkExtensions/");
});
