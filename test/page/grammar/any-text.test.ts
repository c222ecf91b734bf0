import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { microsoftGraph } from "../../../generator/dialect/microsoft-graph.js";
import { readFieldFacts } from "../../../generator/page/grammar/field-prose.js";
import { readRequestMessage, readResponseMessage } from "../../../generator/page/grammar/http-message.js";
import { readBaseType, readInheritedFrom } from "../../../generator/page/grammar/inheritance.js";
import { readJson } from "../../../generator/page/grammar/json.js";
import { readPath } from "../../../generator/page/grammar/path.js";
import { readPermissionCell } from "../../../generator/page/grammar/permission-cell.js";
import { readRequestLines } from "../../../generator/page/grammar/request-line.js";
import { readResponseProse } from "../../../generator/page/grammar/response-sentence.js";
import { parseTypeExpression } from "../../../generator/page/grammar/type-expression.js";
import { placed, plainInline } from "./inline-of.js";

const grammars: Readonly<Record<string, (text: string) => unknown>> = {
  type: (text) => parseTypeExpression(plainInline(text), microsoftGraph),
  permissions: (text) => readPermissionCell(plainInline(text), microsoftGraph),
  "request lines": (text) => readRequestLines(placed(text)),
  path: (text) => readPath(text),
  "field prose": (text) => readFieldFacts(plainInline(text), microsoftGraph),
  inheritance: (text) => [
    readBaseType(plainInline(text), microsoftGraph),
    readInheritedFrom(plainInline(text), microsoftGraph),
  ],
  "response prose": (text) => readResponseProse([plainInline(text)], microsoftGraph),
  request: (text) => readRequestMessage(placed(text)),
  response: (text) => readResponseMessage(placed(text)),
  JSON: (text) => readJson(text),
};

/** Pieces that the grammars look for, so that random text gets deep into them. */
const pieces = fc.constantFrom(
  ..."GET /me/{id} POST HTTP/1.1 200 OK Content-Type: application/json\n{ } [ ] ( ) < > ' \" ` , . : ; | / ? & = $filter supports Supports $select (eq) possible values are: can be one of either default is Default = Collection(String) collection of A.Read and plus or For x: Read-only. Required. Not nullable Inherited from inherits object objects in the response body Location header __proto__ constructor ... … // /* */ \\ \\u".split(
    " ",
  ),
  " ",
  "\n",
  "\t",
  "\u00A0",
);
const text = fc.array(fc.oneof(pieces, fc.string({ maxLength: 5 })), { maxLength: 60 }).map((parts) => parts.join(""));
const spaced = fc.array(pieces, { maxLength: 60 }).map((parts) => parts.join(" "));

describe.each(Object.entries(grammars))("the grammar of %s", (_, grammar) => {
  it("reads any text", () => {
    fc.assert(
      fc.property(fc.oneof(text, spaced, fc.string({ unit: "binary" })), (any) => {
        grammar(any);
      }),
      { numRuns: 200 },
    );
  });

  it("reads 3000 repetitions of any text before the time limit", () => {
    fc.assert(
      fc.property(fc.array(pieces, { minLength: 1, maxLength: 3 }), (few) => {
        grammar(few.join(" ").repeat(3000));
        grammar(few.join("").repeat(3000));
      }),
      { numRuns: 25 },
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
  it("has a path that starts with a slash and fits on one line", () => {
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
  it("is read exactly if it is valid, and repaired if it has a trailing comma", () => {
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
