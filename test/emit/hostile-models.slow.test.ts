import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkOutputPaths } from "../../generator/output/output-path.js";
import type { ApiModel, Intent, JsonValue } from "../../generator/model/model.js";
import {
  complex,
  enumeration,
  example,
  model,
  operation,
  place,
  property,
  responds,
  route,
  takes,
  type,
} from "./hand-made.js";
import { formattedOtherwise } from "./formatted-otherwise.js";
import { compileAll, emit, syntaxErrors } from "./sdk.js";

const nasty = [
  "constructor",
  "__proto__",
  "toString",
  "valueOf",
  "prototype",
  "then",
  "delete",
  "default",
  "await",
  "*/",
  "*/ export {} /*",
  "${process.exit(1)}",
  "`",
  '"; process.exit(1); "',
  "\\",
  "\n",
  "\u2028",
  "\u202e",
  "\ud800",
  "@deprecated",
  "{@link x}",
  "../../escape",
  "CON",
  "nul",
  "",
  " ",
  "7",
  "Users",
  "users",
  "list",
  "body",
  "context",
  "options",
  "path",
  "权限",
  "a.b.c",
];
const word = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...nasty) },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 12 }) },
);

const primitive = fc.constantFrom(
  "Edm.String",
  "Edm.Int32",
  "Edm.DateTimeOffset",
  "Edm.Stream",
  "Edm.Untyped",
  "Edm.Nonsense",
);

const json: fc.Arbitrary<JsonValue> = fc.letrec<{ value: JsonValue }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small" },
    fc.constant(null),
    fc.boolean(),
    fc.double(),
    word,
    fc.array(tie("value"), { maxLength: 3 }),
    fc
      .array(fc.tuple(word, tie("value")), { maxLength: 3 })
      .map((entries) => Object.fromEntries(entries) as Readonly<Record<string, JsonValue>>),
  ),
})).value;

/** A model whose names, values and sentences are random text. */
const hostileModel: fc.Arbitrary<ApiModel> = fc
  .record({
    typeNames: fc.array(word, { minLength: 1, maxLength: 4 }),
    properties: fc.array(
      fc.tuple(word, primitive, fc.option(fc.array(word, { maxLength: 3 })), fc.constantFrom(true, false, null)),
      {
        maxLength: 5,
      },
    ),
    members: fc.array(word, { maxLength: 4 }),
    segments: fc.array(
      fc.oneof(
        word,
        fc.constantFrom("{id}", "{id}", "$ref", "$value", "f(a='{b}')", "root:", "{x}:", "microsoft.graph.x"),
      ),
      {
        minLength: 1,
        maxLength: 4,
      },
    ),
    query: fc.option(word),
    title: word,
    description: word,
    body: json,
    intent: fc.constantFrom<Intent>("list", "get", "create", "action", "function", "count", "delta", "update"),
  })
  .map(({ typeNames, properties, members, segments, query, title, description, body, intent }) => {
    const names = typeNames.map((name) => `microsoft.graph.${name}`);
    const own = properties.map(([name, valueType, values, required]) =>
      property(name, valueType, {
        values,
        required,
        description,
        defaultValue: description,
        deprecated: required === true,
      }),
    );
    const linked = names.map((name, index) =>
      property(`link${index.toString()}`, index % 2 === 0 ? name : `Collection(${name})`),
    );
    const types = names.map((name, index) =>
      (index % 3 === 2 ? complex : type)(name, [...own, ...linked], {
        base: names[index - 1] ?? names.at(-1) ?? null,
        key: properties.slice(0, 1).map(([key]) => key),
        open: index === 3,
        description,
        deprecated: true,
        deprecation: description,
      }),
    );
    const [first = "Edm.String", second = "Edm.String"] = names;
    const path = `/${segments.join("/").replaceAll("?", "")}`;
    const line = route(`GET ${path}`);
    const routes = (method: "GET" | "POST") => [{ ...line, method, path, query }];
    return model(
      [...types, enumeration("choice", members, { description })],
      [
        operation(title, title, intent, routes("GET"), {
          description,
          responses: [responds(200, `Collection(${first})`)],
        }),
        operation(`${title}2`, title, intent, routes("POST"), {
          description,
          deprecated: true,
          deprecation: description,
          errors: [{ status: 400, code: title, description, source: place }],
          requestBody: takes(intent === "list" ? null : second, own),
          responses: [{ ...responds(intent === "action" ? 202 : 201, first), headers: [title, description] }],
          examples: [
            example(
              `POST https://x.example/v1.0${path}?${query ?? ""}`,
              body,
              { status: 201, body },
              { [title]: description },
            ),
          ],
        }),
      ],
    );
  });

/** Every run has the same models, unless the environment sets another seed or number of runs. */
const seed = Number(process.env["DOCWRIGHT_SEED"] ?? 20260302);
const numRuns = Number(process.env["DOCWRIGHT_RUNS"] ?? 12);

describe("for models with random text", () => {
  test("the SDK can be parsed, and the paths of its files stay in the output folder", async () => {
    await fc.assert(
      fc.asyncProperty(hostileModel, async (api) => {
        const { files } = await emit(api);
        checkOutputPaths(files.map(({ path }) => path));
        expect(syntaxErrors(files.filter(({ path }) => !path.startsWith("src/runtime/")))).toEqual([]);
      }),
      { seed, numRuns: numRuns * 5 },
    );
  });

  test("the SDK compiles", async () => {
    const sdks = [];
    for (const api of fc.sample(hostileModel, { seed, numRuns })) sdks.push(await emit(api));
    expect(compileAll(sdks)).toEqual([]);
  });

  test("Prettier does not change a file of the SDK, and formats the unformatted text to the same file", async () => {
    for (const api of fc.sample(hostileModel, { seed, numRuns })) {
      expect((await formattedOtherwise(api)).different).toEqual([]);
    }
  });
});

test("a property with the name of an Object.prototype member can be absent", async () => {
  const own = ["toString", "constructor", "__proto__", "valueOf"].map((name) => property(name, "Edm.String"));
  const api = model(
    [type("lamp", own)],
    [
      operation("lamp-post", "Create lamp", "create", ["POST /lamps"], {
        requestBody: takes("microsoft.graph.lamp", own),
        responses: [responds(201, "microsoft.graph.lamp")],
        examples: [example("POST https://x.example/v1.0/lamps", {}, { status: 201, body: {} })],
      }),
    ],
  );
  expect(compileAll([await emit(api)])).toEqual([]);
});

test("a function has a valid name if the path on its pages ends with JavaScript code", async () => {
  const shared = [route("POST /lamps/{id}/;void"), route("POST /lamps/{id}/a=1")];
  const pages = ["lamp-one", "lamp-two"].map((id) =>
    operation(id, "Do it", "action", shared, { responses: [responds(204)] }),
  );
  const { files } = await emit(model([], pages));
  expect(syntaxErrors(files)).toEqual([]);
  expect(files.some(({ text }) => text.includes(";void("))).toBe(false);
});

test("paths that differ only in case get files whose names differ in more than case", async () => {
  const pages = ["GET /quietOwl/{id}", "GET /QUIETOWL", "GET /QuietOwl/{id}/nest"].map((line, index) =>
    operation(`owl-${index.toString()}`, `Get owl ${index.toString()}`, "get", [line]),
  );
  const { files } = await emit(model([], pages));
  const paths = files.map(({ path }) => path.toLowerCase());
  expect(new Set(paths).size).toBe(paths.length);
});

test("a name that ends with a backslash does not escape the end of its string literal", async () => {
  const members = ["\\", "*/ export {} /*"];
  const api = model(
    [type("lamp", [property("state", "microsoft.graph.choice"), property("id")]), enumeration("choice", members)],
    [
      operation("lamp-get", "Get lamp", "get", [{ ...route("GET /lamps/{id}"), query: "$filter=a eq '\\'{b}" }], {
        responses: [responds(200, "microsoft.graph.lamp")],
      }),
    ],
  );
  const { files } = await emit(api);
  expect(syntaxErrors(files)).toEqual([]);
  expect(files.find(({ path }) => path === "src/enums/choice.ts")?.text).toContain(
    '"*/ export {} /*": "*/ export {} /*"',
  );
});
