import { expect, test } from "vitest";
import type { Parameter } from "../../generator/model/model.js";
import { enumeration, example, model, operation, place, property, responds, type } from "./hand-made.js";
import { compileErrors, emit, textOf } from "./sdk.js";

const row = { ...place, line: 40 };

function parameter(name: string, parameterType: string, more: Partial<Parameter> = {}): Parameter {
  return { name, in: "function", type: parameterType, required: true, description: "", source: row, ...more };
}

const GADGET = "microsoft.graph.gadget";

function call(id: string, path: string, query: string | null, parameters: readonly Parameter[], url: string) {
  const made = operation(id, id, "function", [`GET ${path}`], {
    responses: [responds(200, GADGET)],
    examples: [example(`GET ${url}`, null, { status: 200, body: { id: "1" } })],
  });
  return { ...made, routes: made.routes.map((route) => ({ ...route, query, parameters })) };
}

const gadgets = model(
  [type("gadget", [property("id")]), enumeration("size", ["small", "big"])],
  [
    call(
      "sum",
      "/gadgets/sum(ids=['{ids}'])",
      null,
      [parameter("ids", "Collection(Edm.String)")],
      "/gadgets/sum(ids=['a','b'])",
    ),
    call(
      "all",
      "/gadgets/all(ids={ids})",
      null,
      [parameter("ids", "Collection(Edm.Int32)")],
      "/gadgets/all(ids=@ids)?@ids=[1,2]",
    ),
    call(
      "kind",
      "/gadgets/kind(kind=@kind)",
      "@kind='{kind}'",
      [parameter("kind", "Edm.String")],
      "/gadgets/kind(kind=@kind)?@kind='big'",
    ),
    call("name", "/gadgets/name(name={name})", null, [parameter("name", "Edm.String")], "/gadgets/name(name='a b')"),
    call(
      "size",
      "/gadgets/size(size='{size}')",
      null,
      [parameter("size", "microsoft.graph.size")],
      "/gadgets/size(size='big')",
    ),
    call(
      "some",
      "/gadgets/some(deep={deep},kind='{kind}')",
      null,
      [parameter("deep", "Edm.Boolean", { required: false }), parameter("kind", "Edm.String")],
      "/gadgets/some(kind='x')",
    ),
  ],
);

test("arguments are written as OData literals of their type", async () => {
  const sdk = await emit(gadgets);
  const tests = textOf(sdk, "test/operations/gadgets.test.ts");
  for (const sent of [
    `path: "/gadgets/sum(ids=['a','b'])"`,
    `path: "/gadgets/all(ids=@ids)"`,
    `{ "@ids": "[1,2]" }`,
    `{ "@kind": "'big'" }`,
    `path: "/gadgets/name(name='a b')"`,
    `path: "/gadgets/size(size='big')"`,
    `path: "/gadgets/some(kind='x')"`,
  ]) {
    expect(tests).toContain(sent);
  }
  expect(textOf(sdk, "src/client/gadgets.ts")).toMatch(/size<.*>\(\s*size: Size,/);
  const program = `import type { GraphClient } from "./index.js";
    export async function run({ gadgets }: GraphClient): Promise<void> {
      await gadgets.sum(["a"]);
      await gadgets.all([1]);
      await gadgets.size("big");
      await gadgets.some("x");
      await gadgets.some("x", true);
      // @ts-expect-error -- not a list
      await gadgets.sum("a");
      // @ts-expect-error -- not text
      await gadgets.size(1);
    }`;
  expect(compileErrors(sdk, [{ path: "src/program.ts", text: program }])).toEqual([]);
  expect(sdk.diagnostics.filter(({ rule }) => rule === "argument-form").map(({ message }) => message)).toEqual([
    "The argument {name} has no quotes, but the type of the parameter is Edm.String. Correct the request line or the type.",
  ]);
});

test("reports an example with another value than the members of a closed enum", async () => {
  const size = [parameter("size", "microsoft.graph.size")];
  const api = model(gadgets.types, [
    call("size", "/gadgets/size(size='{size}')", null, size, "/gadgets/size(size='huge')"),
  ]);
  const { diagnostics } = await emit(api, { enums: "closed" });
  expect(diagnostics.map(({ message }) => message)).toEqual([
    "No test was generated from this example: size is huge, which is not a member of microsoft.graph.size.",
  ]);
  expect((await emit(api)).diagnostics).toEqual([]);
});
