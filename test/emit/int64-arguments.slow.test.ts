import { expect, test } from "vitest";
import type { SdkOptions } from "../../generator/emit/options.js";
import { example, model, operation, parameter, property, responds, route, type } from "./hand-made.js";
import { compileErrors, emit, textOf } from "./sdk.js";

/** Creates a parameter that a table of the page lists. */
function listed(name: string, valueType: string, location: "path" | "query" = "path") {
  return { ...parameter(name, valueType, location), source: { file: "page.md", line: 9, column: 1 } };
}

const response = { status: 200, body: { id: 1, price: 12.5 } };
const responses = [responds(200, "microsoft.graph.meter")];
const near = route("GET /meters/near(price={price},count={count})?size={size}", [
  listed("price", "Edm.Decimal"),
  { ...listed("count", "Edm.Int64"), required: false },
  listed("size", "Edm.Int64", "query"),
]);
const api = model(
  [type("meter", [property("id", "Edm.Int64"), property("price", "Edm.Decimal")], { key: ["id"] })],
  [
    operation("meter-get", "Get meter", "get", [route("GET /meters/{id}", [listed("id", "Edm.Int64")])], {
      responses,
      queryParameters: [parameter("minimum", "Edm.Int64", "query"), parameter("most", "Edm.Decimal", "query")],
      examples: [example("GET /meters/9007199254740993", null, response)],
    }),
    operation("meter-near", "near", "function", [near], {
      responses,
      examples: [example("GET /meters/near(price=12.50,count=-1)?size=9007199254740993", null, response)],
    }),
  ],
);

test.each<[SdkOptions["int64"], string, string, readonly string[]]>([
  // A key that is too large for a number is passed as a string, so its digits are kept.
  ["number", "number", "number", ['byId("9007199254740993").get()']],
  ["string", "string", "string", ['byId("9007199254740993").get()', 'near("12.50", "9007199254740993", "-1")']],
  ["bigint", "bigint", "string", ["byId(9007199254740993n).get()", 'near("12.50", 9007199254740993n, -1n)']],
])(
  "an SDK with Int64 as %s has arguments of this type, also in its example tests",
  async (int64, integer, decimal, calls) => {
    const sdk = await emit(api, { int64 });
    expect(compileErrors(sdk)).toEqual([]);
    const operations = textOf(sdk, "src/operations/meters.ts");
    expect(operations).toContain(integer === "string" ? "id: string," : `id: string | ${integer},`);
    expect(operations).toContain(`readonly minimum?: ${integer};`);
    expect(operations).toContain(`readonly most?: ${decimal};`);
    expect(operations).toMatch(new RegExp(`price: ${decimal},\\s+size: ${integer},\\s+count\\?: ${integer},`));
    const tests = sdk.files.find(({ path }) => path === "test/operations/meters.test.ts")?.text ?? "";
    expect(tests.match(/(?:byId|near)\(.*\)(?=,)/g) ?? []).toEqual(calls);
  },
);
