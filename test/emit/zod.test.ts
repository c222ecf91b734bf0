import { beforeAll, describe, expect, it, test } from "vitest";
import type { ZodType } from "zod";
import { zodSchemas } from "../../generator/emit/zod/zod-schemas.js";
import type { SdkOptions } from "../../generator/emit/options.js";
import { generateSdk } from "../../generator/generate-sdk.js";
import type { ApiModel } from "../../generator/model/model.js";
import { readInputDocs } from "../input-docs/read-input-docs.js";
import { parseExamples } from "./example-responses.js";
import { complex, enumeration, model, property, type } from "./hand-made.js";
import { compileAll, textOf, type EmittedSdk } from "./sdk.js";
import { loadSchemas } from "./zod-schemas.js";

async function emit(api: ApiModel, options: Partial<SdkOptions> = {}): Promise<EmittedSdk> {
  const sdk = await generateSdk(api, options, { emitters: [zodSchemas()] });
  return { files: await sdk.files(), diagnostics: [] };
}

const shop = model(
  [
    type("entity", [property("id", "Edm.String", { nullable: false })], { key: ["id"] }),
    type(
      "item",
      [
        property("name", "Edm.String", { nullable: false }),
        property("color", "microsoft.graph.color"),
        property("parent", "microsoft.graph.item", { navigation: true }),
        property("boxes", "Collection(microsoft.graph.box)"),
        property("made", "Edm.DateTimeOffset"),
        property("weight", "Edm.Int64"),
        property("price", "Edm.Decimal"),
        property("more", "Edm.Untyped"),
        property("table", "Collection(Collection(Edm.String))"),
        property("cells", "Collection(microsoft.graph.Json)"),
      ],
      { base: "microsoft.graph.entity" },
    ),
    complex("box", [property("items", "Collection(microsoft.graph.item)"), property("label")]),
    complex("bag", [property("label")], { open: true }),
    complex("Json", []),
    enumeration("color", ["red", "blue"]),
    enumeration("nothing", []),
    complex("odd", [
      property('say "hi" */ ${x} `\\', "Edm.Int32"),
      property("__proto__", "Edm.String"),
      property("toString", "Edm.String"),
      property("constructor", "microsoft.graph.color"),
    ]),
  ],
  [],
);

const variants: readonly Partial<SdkOptions>[] = [
  {},
  { dates: "Date", int64: "bigint", enums: "closed" },
  { int64: "string" },
];

describe("the zod schemas of an SDK", () => {
  let sdks: readonly EmittedSdk[];
  let schemas: readonly ReadonlyMap<string, ZodType>[];

  beforeAll(async () => {
    sdks = await Promise.all(variants.map((options) => emit(shop, options)));
    schemas = await Promise.all(sdks.map(({ files }) => loadSchemas(files)));
  });

  function read(value: unknown, name = "ItemSchema", variant = 0): unknown {
    const result = schemas[variant]?.get(name)?.safeParse(value);
    return result?.success === true ? result.data : result?.error.issues.map(({ path }) => path.join("."));
  }

  test("have the types of the SDK, so that strict TypeScript accepts their results", () => {
    const program = `import { ItemSchema, ItemShape } from "./src/zod.js";
import type { Item } from "./src/models.js";
import { z } from "zod";
export const item: Item = ItemSchema.parse({});
export const own = z.object({ ...ItemShape(), mine: z.string() }).parse({}).mine.length;\n`;
    expect(
      compileAll(
        sdks.map(({ files }) => ({ files: [...files, { path: "program.ts", text: program }], diagnostics: [] })),
      ),
    ).toEqual([]);
  });

  it("require the key, and accept `null` and missing values in other properties if the docs allow this", () => {
    expect(read({ name: "a" })).toEqual(["id"]);
    expect(read({ id: "1", color: null })).toEqual({ id: "1", color: null });
    expect(read({ id: "1", name: null })).toEqual(["name"]);
    expect(read({ id: "1", name: 5, boxes: [{ label: 7 }] })).toEqual(["name", "boxes.0.label"]);
  });

  it("read types that contain each other", () => {
    const item = { id: "1", parent: { id: "2", boxes: [{ items: [{ id: "3" }] }] } };
    expect(read(item)).toEqual(item);
    expect(read({ id: "1", parent: { id: "2", boxes: [{ items: [{ id: 3 }] }] } })).toEqual([
      "parent.boxes.0.items.0.id",
    ]);
  });

  it("keep undocumented properties of an object, even if the type of the object is not open", () => {
    const box = { label: "a", "label@odata.type": "#String", extra: { deep: [1] } };
    expect(read(box, "BoxSchema")).toEqual(box);
    expect(read(box, "BagSchema")).toEqual(box);
  });

  it("accept undocumented members of enumerations, unless the option `enums` is `closed`", () => {
    expect(read("green", "ColorSchema")).toBe("green");
    expect(read("green", "ColorSchema", 1)).toEqual([""]);
    expect(read("red", "ColorSchema", 1)).toBe("red");
    expect(read("any", "NothingSchema", 1)).toBe("any");
  });

  it("convert dates and 64-bit integers to the types that the options of the SDK choose", () => {
    const json = { id: "1", made: "2024-02-03T04:05:06Z", weight: 5, price: 1.5 };
    expect(read(json)).toEqual(json);
    expect(read(json, "ItemSchema", 1)).toEqual({ ...json, made: new Date(json.made), weight: 5n, price: "1.5" });
    expect(read({ ...json, weight: "9007199254740993" }, "ItemSchema", 1)).toHaveProperty("weight", 9007199254740993n);
    expect(read(json, "ItemSchema", 2)).toEqual({ ...json, weight: "5", price: "1.5" });
    expect(read({ id: "1", made: "soon", weight: 1.5 }, "ItemSchema", 1)).toEqual(["made", "weight"]);
    const converted = read(json, "ItemSchema", 1);
    expect(read(converted, "ItemSchema", 1)).toEqual(converted);
  });

  it("accept any JSON where the docs allow it", () => {
    const item = { id: "1", more: { a: [1] }, table: [["a"], []], cells: [1, "a", null, { a: true }] };
    expect(read(item)).toEqual(item);
  });

  it("read properties whose names are not identifiers, and properties such as `toString`", () => {
    const odd = { 'say "hi" */ ${x} `\\': 5 };
    expect(read(odd, "OddSchema")).toEqual(odd);
    expect(read({ 'say "hi" */ ${x} `\\': "5" }, "OddSchema")).toEqual(['say "hi" */ ${x} `\\']);
    expect(read(JSON.parse('{ "__proto__": { "a": 1 } }'), "OddSchema")).toEqual({});
  });
});

test("the zod schemas of `input-docs` accept every documented response", async () => {
  const { parsed, rejected } = await parseExamples((await readInputDocs()).model);
  expect(rejected).toEqual([]);
  expect(parsed).toBeGreaterThan(10);
});

test("an SDK without types has an empty zod module", async () => {
  const sdk = await emit(model([], []));
  expect(textOf(sdk, "src/zod.ts")).toContain("export {};");
});
