import { expect, test } from "vitest";
import { schemaErrors } from "../generator/schema-errors.js";

const schema = new URL("../generator/config.schema.json", import.meta.url);
const places = (value: unknown): [string, string][] =>
  schemaErrors(schema, value, true).map(({ path, keyword }) => [path.join("."), keyword]);

test("a config that matches its schema has no errors", () => {
  expect(places({ $schema: "x", docs: ["a"], sdk: { auth: { header: "X-Api-Key" } } })).toEqual([]);
});

test("each error names the place and the violated keyword", () => {
  expect(places({ docs: ["a", 3], sdk: { "a/b~c d%": 1 } })).toEqual([
    ["docs", "type"],
    ["docs.1", "type"],
    ["sdk.a/b~c d%", "unknown"],
  ]);
});
