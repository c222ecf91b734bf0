import { describe, expect, test } from "vitest";
import { example, model, operation, parameter, property, responds, route, type } from "./hand-made.js";
import { compileErrors, emit, textOf } from "./sdk.js";

const calls = {
  "7": "byId(7)",
  "{meter-id}": 'byId("{meter-id}")',
  "process.exit()": 'byId("process.exit()")',
  "007": 'byId("007")',
};

const response = { status: 200, body: { id: 1 } };
const responses = [responds(200, "microsoft.graph.meter")];

/**
 * The pages of a collection. The first page types the key as a number, and the second page types it as a string. The
 * calls of both pages share one accessor.
 */
const pagesOf = (collection: string, key: string) => [
  operation(
    `${collection}-get`,
    "Get meter",
    "get",
    [route(`GET /${collection}/{id}`, [parameter("id", "Edm.Int32")])],
    {
      responses,
      examples: [example(`GET /${collection}/${key}`, null, response)],
    },
  ),
  operation(
    `${collection}-reset`,
    "reset",
    "action",
    [route(`POST /${collection}/{id}/reset`, [parameter("id", "Edm.String")])],
    {
      responses: [responds(204)],
      examples: [example(`POST /${collection}/${key}/reset`, null, { status: 204 })],
    },
  ),
];

const api = model(
  [type("meter", [property("id", "Edm.Int32")], { key: ["id"] })],
  Object.keys(calls).flatMap((key, index) => pagesOf(`meters${String(index)}`, key)),
);

describe("an example test", () => {
  test("passes each key of an example as a literal, never as code", async () => {
    const sdk = await emit(api);
    expect(compileErrors(sdk)).toEqual([]);
    const tests = sdk.files.filter(({ path }) => path.endsWith(".test.ts")).map(({ path }) => textOf(sdk, path));
    for (const call of Object.values(calls)) expect(tests.join("").split(call)).toHaveLength(3);
  });
});
