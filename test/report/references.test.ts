import { expect, it } from "vitest";
import { indexReferences } from "../../generator/report/references.js";
import { largeModel } from "./large-model.js";
import { reportOf } from "./report-data.js";

it("`indexReferences` lists the operations and types that use a type, with the property or response that uses it", () => {
  const references = indexReferences(reportOf(largeModel(3, 3)));
  expect(references.to("contoso.item1")).toEqual([
    { from: "type", name: "contoso.item0", via: "property0" },
    { from: "operation", name: "item1-get", via: "response" },
  ]);
});

it("`indexReferences` lists the types that refer to a type, and the types to which this type refers", () => {
  const references = indexReferences(reportOf(largeModel(3, 3)));
  expect([...references.before("contoso.item1")]).toEqual([["contoso.item0", ["property0"]]]);
  expect([...references.after("contoso.item1")]).toEqual([["contoso.item2", ["property0"]]]);
});

it("`indexReferences` includes base types, collections, bodies and parameters, but only types that the report has", () => {
  const references = indexReferences({
    ...reportOf(largeModel(1, 2)),
    types: [
      { name: "n.a", kind: "entity", origin: "page", base: "n.b", properties: [0, 1, 2], file: 0, line: 1 },
      { name: "n.b", kind: "entity", origin: "page", file: 0, line: 1 },
    ],
    properties: [
      { name: "many", type: "Collection(n.b)" },
      { name: "self", type: "n.a" },
      { name: "other", type: "n.unknown" },
    ],
    parameters: [{ name: "kind", in: "query", type: "n.b" }],
    operations: [
      {
        id: "b-create",
        title: "Create b",
        area: "b",
        intent: "create",
        routes: [],
        parameters: [0],
        permissions: 0,
        request: { contentType: "application/json", type: "n.b", properties: [0] },
        responses: [
          { status: 200, type: "n.b" },
          { status: 201, type: "n.b" },
        ],
        examples: [],
        file: 0,
        line: 1,
      },
    ],
  });
  expect(references.to("n.b").map(({ name, via }) => `${name}: ${via}`)).toEqual([
    "n.a: base",
    "n.a: many",
    "b-create: request body",
    "b-create: request property many",
    "b-create: response",
    "b-create: parameter kind",
  ]);
  expect([...references.after("n.a")]).toEqual([["n.b", ["base", "many"]]]);
  expect([...references.before("n.a")]).toEqual([]);
  expect(references.to("n.unknown")).toEqual([]);
});
