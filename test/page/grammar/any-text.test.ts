import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readRequestLines } from "../../../generator/page/grammar/request-line.js";
import { readJson } from "../../../generator/page/grammar/json.js";
import { readPath } from "../../../generator/page/grammar/path.js";
import { grammars, pieces } from "./grammars.js";
import { placed } from "./inline-of.js";

const text = fc.array(fc.oneof(pieces, fc.string({ maxLength: 5 })), { maxLength: 60 }).map((parts) => parts.join(""));
const spaced = fc.array(pieces, { maxLength: 60 }).map((parts) => parts.join(" "));

describe.each(Object.entries(grammars))("the grammar of %s", (_, grammar) => {
  it("reads random text without an error", () => {
    fc.assert(
      fc.property(fc.oneof(text, spaced, fc.string({ unit: "binary" })), (any) => {
        grammar(any);
      }),
      { numRuns: 200 },
    );
  });
});

describe("a path", () => {
  it("has a unique name for each placeholder", () => {
    fc.assert(
      fc.property(text, (any) => {
        const path = readPath(any);
        const names = path.placeholders.map(({ name }) => name);
        expect(new Set(names).size).toBe(names.length);
        expect(path.text.startsWith("/")).toBe(true);
      }),
    );
  });
});

describe("a request line", () => {
  it("has a path that starts with a slash and does not contain line breaks", () => {
    fc.assert(
      fc.property(text, (any) => {
        for (const { path } of readRequestLines(placed(any)).requests) {
          expect(path).toMatch(/^\//);
          expect(path).not.toContain("\n");
        }
      }),
    );
  });
});

describe("JSON", () => {
  it("keeps its exact value if it is valid, and also if a trailing comma is added", () => {
    fc.assert(
      fc.property(fc.object({ maxDepth: 3, withNullPrototype: false }), (value) => {
        const json = JSON.stringify(value);
        const parsed: unknown = JSON.parse(json);
        expect(readJson(json)).toMatchObject({ value: parsed, state: "exact", flaw: null });
        if (json !== "{}") {
          expect(readJson(`${json.slice(0, -1)},}`)).toMatchObject({ value: parsed, state: "repaired" });
        }
      }),
    );
  });
});
