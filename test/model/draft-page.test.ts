import { describe, expect, it } from "vitest";
import { microsoftGraph } from "../../generator/dialect/microsoft-graph.js";
import { readDocs } from "../../generator/docs/read-docs.js";
import { buildModel } from "../../generator/model/build-model.js";
import { readPage } from "../../generator/page/read-page.js";
import { operationOf, typeOf } from "./parts.js";

describe("the model of a draft page with placeholders", async () => {
  const docs = await readDocs(["input-docs"], {
    version: null,
    include: ["**/trustframework-post-keysets.md"],
    exclude: [],
  });
  const model = buildModel(docs.map((doc) => readPage(doc, microsoftGraph)));

  it("has the operation of the page", () => {
    expect(model.operations.map(({ id }) => id)).toEqual(["trustframework-post-keysets"]);
    const operation = operationOf(model, "trustframework-post-keysets");
    expect(operation).toMatchObject({
      intent: "create",
      routes: [{ method: "POST", path: "/trustFramework/keySets", parameters: [] }],
      requestBody: { type: "microsoft.graph.trustFrameworkKeySet", properties: [{ name: "id" }, { name: "keys" }] },
      responses: [{ status: 201, type: "microsoft.graph.trustFrameworkKeySet" }],
      examples: [{ request: { method: "POST" }, response: { status: 201 } }],
    });
    const placeholders = { placeholder: true, least: [], higher: [] };
    expect(operation.permissions).toMatchObject([
      { delegatedWork: placeholders, delegatedPersonal: placeholders, application: placeholders },
    ]);
  });

  it("does not mark properties as required or optional if the page has the unedited sentence of the page template", () => {
    const { requestBody } = operationOf(model, "trustframework-post-keysets");
    expect(requestBody?.properties.map(({ required }) => required)).toEqual([null, null]);
  });

  it("has the types that the page names, although they do not have pages", () => {
    expect(typeOf(model, "microsoft.graph.trustFrameworkKeySet")).toMatchObject({
      kind: "entity",
      base: "microsoft.graph.entity",
      key: ["id"],
      origin: "example",
      properties: [{ name: "id" }, { name: "keys", type: "Collection(microsoft.graph.trustFrameworkKey)" }],
    });
    expect(typeOf(model, "microsoft.graph.trustFrameworkKey").origin).toBe("example");
  });
});
