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

test("function arguments are sent as OData literals of their type", async () => {
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
      // @ts-expect-error -- the argument must be a list
      await gadgets.sum("a");
      // @ts-expect-error -- the argument must be a string
      await gadgets.size(1);
    }`;
  expect(compileErrors(sdk, [{ path: "src/program.ts", text: program }])).toEqual([]);
  expect(sdk.diagnostics.filter(({ rule }) => rule === "argument-form").map(({ message }) => message)).toEqual([
    "The argument {name} does not have quotes, but the type of the parameter is Edm.String. Correct the request line or the type.",
  ]);
});

test("an example is reported if its argument is not a member of a closed enumeration", async () => {
  const size = [parameter("size", "microsoft.graph.size")];
  const api = model(gadgets.types, [
    call("size", "/gadgets/size(size='{size}')", null, size, "/gadgets/size(size='huge')"),
  ]);
  const { diagnostics } = await emit(api, { enums: "closed" });
  expect(diagnostics.map(({ message }) => message)).toEqual([
    "No test was generated from this example: size is huge, which is not a member of microsoft.graph.size. Correct the value, or document the member.",
  ]);
  expect((await emit(api)).diagnostics).toEqual([]);
});

test("overloads of a function are one method with optional arguments", async () => {
  const numbers = ["width", "height"].map((name) => parameter(name, "Edm.Int32"));
  const gadget = { ...parameter("id", "Edm.Double"), in: "path" as const };
  const paths = ["image", "image(width={width})", "image(width={width},height={height})"].map(
    (end) => `/gadgets/{id}/${end}`,
  );
  const made = operation("image", "image", "function", [...paths.map((path) => `GET ${path}`)], {
    responses: [responds(200, GADGET)],
    examples: [example("GET /gadgets/3/image(width=640)", null, { status: 200, body: { id: "1" } })],
  });
  const routes = made.routes.map((route) => ({ ...route, parameters: [gadget, ...numbers] }));
  const sdk = await emit(model(gadgets.types, [{ ...made, routes }]));
  const client = textOf(sdk, "src/client/gadgets.ts");
  expect(client).toMatch(/image<.*>\(\s*width\?: number,\s*height\?: number,\s*options\?: ItemOptions</);
  expect(client).toContain("byId(id: string | number): GadgetsByIdClient");
  expect(textOf(sdk, "test/operations/gadgets.test.ts")).toContain('path: "/gadgets/3/image(width=640)"');
});

test("a cast has the name of its type and sends the documented path", async () => {
  const list = operation("list", "List gadgets", "list", ["GET /things/microsoft.graph.gadget"], {
    responses: [responds(200, `Collection(${GADGET})`)],
  });
  const types = [type("specialGadget", [property("id")]), ...gadgets.types];
  const special = { ...list, id: "special" };
  const routes = list.routes.map((route) => ({ ...route, path: "/things/microsoft.graph.specialgadget" }));
  const client = textOf(await emit(model(types, [list, { ...special, routes }])), "src/client/things.ts");
  expect(client).toContain('return $thingsAsSpecialGadgetClient(context, $path + "/microsoft.graph.specialgadget")');
});
