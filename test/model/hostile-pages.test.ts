import { readFile } from "node:fs/promises";
import { Ajv } from "ajv";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { buildModel } from "../../generator/model/build-model.js";
import type { JsonValue } from "../../generator/model/model.js";
import { serializeModel } from "../../generator/model/serialize-model.js";
import { apiPage, example, message, place, resourcePage, row, status, type } from "./pages.js";

const name = fc.oneof(
  fc.constantFrom("__proto__", "constructor", "toString", "hasOwnProperty", "*/", "${x}", "", ".", "a..b", "Edm.", "#"),
  fc.constantFrom("user", "User", "entity", "microsoft.graph.user", "Collection(user)", "String", "../../etc"),
  fc.string({ unit: "grapheme", maxLength: 20 }),
);
const link = fc.oneof(fc.constantFrom("user.md", "../../../../a.md", "#", "javascript:x", "//x/y.md?z#w"), fc.string());
const spelling = fc.record({ name, link }).map((of) => ({ ...type(of.name), name: of.name, link: of.link }));
const rows = fc.array(
  fc.record({ name, spelling, values: fc.option(fc.array(name)) }).map((of) => ({
    ...row(of.name, "x", { values: of.values, inheritedFrom: of.spelling }),
    type: of.spelling,
  })),
  { maxLength: 4 },
);
const json = fc.jsonValue({ maxDepth: 4 }).map((value) => value as JsonValue);
const body = fc.oneof(json, fc.dictionary(fc.oneof(name, fc.constant("@odata.type")), fc.oneof(name, json)));
const line = fc
  .record({
    path: fc.array(
      fc.oneof(
        name,
        name.map((text) => `{${text}}`),
      ),
    ),
    query: fc.option(fc.string()),
  })
  .map(({ path, query }) => ({ method: "GET" as const, path: `/${path.join("/")}`, query, source: place() }));

const pages = fc
  .array(
    fc.oneof(
      fc
        .record({ name, base: spelling, rows })
        .map((of) => resourcePage(of.name, { base: of.base, properties: of.rows, relationships: of.rows })),
      fc.record({ id: name, lines: fc.array(line), rows, body, type: spelling }).map((of) =>
        apiPage(of.id, {
          requests: of.lines,
          pathParameters: of.rows,
          functionParameters: of.rows,
          response: { statuses: [{ ...status(200), type: of.type }], description: "", source: place() },
          examples: [example("POST /a", of.body, { ...message(of.body, { type: of.id }), status: 200 })],
        }),
      ),
    ),
    { maxLength: 6 },
  )
  // Each page needs its own path, as in a docs folder.
  .map((all) => all.map((page, at) => ({ ...page, file: `${String(at)}/${page.file}` })));

describe("`buildModel` with hostile pages", async () => {
  const schema = JSON.parse(await readFile("generator/model/model.schema.json", "utf8")) as object;
  const validate = new Ajv().compile(schema);

  it("always returns a model that matches the schema", () => {
    fc.assert(
      fc.property(pages, (all) => {
        const model = buildModel(all);
        expect(validate(JSON.parse(serializeModel(model))), JSON.stringify(validate.errors)).toBe(true);
        expect(new Set(model.types.map((each) => each.name)).size).toBe(model.types.length);
        expect(new Set(model.operations.map(({ id }) => id)).size).toBe(model.operations.length);
      }),
      { numRuns: 150 },
    );
  });

  it("keeps all property names in examples, including __proto__", () => {
    const sent = JSON.parse('{"__proto__": {"a": 1}, "constructor": {"@odata.type": "__proto__"}}') as JsonValue;
    const model = buildModel([apiPage("a", { examples: [example("POST /a", sent)] })]);
    expect(JSON.stringify(model.operations[0]?.examples[0]?.request.body)).toBe(JSON.stringify(sent));
  });
});
