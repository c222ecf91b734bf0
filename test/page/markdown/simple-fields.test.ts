import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isScalar, LineCounter, parseDocument, type YAMLMap } from "yaml";
import { readSimpleFields, type SimpleField } from "../../../generator/page/markdown/simple-fields.js";

/** Reads the fields of front matter with the YAML library. */
function fieldsOfYaml(text: string): SimpleField[] {
  const lineCounter = new LineCounter();
  const { contents, errors } = parseDocument(text, { lineCounter, uniqueKeys: false });
  expect(errors).toEqual([]);
  return ((contents as YAMLMap | null)?.items ?? []).map(({ key, value }) => {
    if (!isScalar(key) || !isScalar(value)) throw new TypeError("The YAML library found a list or a map.");
    expect(typeof key.value).toBe("string");
    const { line, col } = lineCounter.linePos(key.range?.[0] ?? 0);
    expect(col).toBe(1);
    return { key: String(key.value), text: value.source ?? "", line: line - 1 };
  });
}

describe("front matter in a simple form", () => {
  it("has the same values as with the YAML library", () => {
    const text =
      'title: "List: users"\nms.date: 01/02/2021\n\nauthor: \'a "b"\'\ndescription: It\'s C# at http://x, [y]  \nn: 1';
    expect(readSimpleFields(text)).toEqual(fieldsOfYaml(text));
    expect(readSimpleFields(text)).toHaveLength(5);
  });

  it.each([
    ["a list", "a:\n- b"],
    ["a flow list", "a: [b]"],
    ["a value on several lines", "a: b\n  c"],
    ["an empty value", "a:"],
    ["an escape", String.raw`a: "b\n"`],
    ["a quote in quotes", "a: 'b''c'"],
    ["text after quotes", 'a: "b" c'],
    ["a colon before a space", "a: b: c"],
    ["a colon at the end", "a: b:"],
    ["a comment", "a: b # c"],
    ["a key that is not text", "true: b"],
    ["a key without a value", "a"],
    ["a block scalar", "a: |\n  b"],
    ["an anchor", "a: &b c"],
  ])("is not front matter with %s", (_, text) => {
    expect(readSimpleFields(text)).toBeNull();
  });

  it("has the same values as with the YAML library, for random text", () => {
    const value = fc.string({
      unit: fc.constantFrom(...Array.from("aaabbb111c  :#'\"\\-[]{},&*!|>%@`~?\té")),
      maxLength: 12,
    });
    const line = fc
      .tuple(fc.constantFrom("a", "b.c", "D-e", "null", "y", "_"), value)
      .map(([key, text]) => `${key}: ${text}`);
    let simple = 0;
    fc.assert(
      fc.property(fc.array(fc.oneof(line, fc.constant("")), { maxLength: 2 }), (lines) => {
        const text = lines.join("\n");
        const fields = readSimpleFields(text);
        if (fields === null || fields.length === 0) return;
        simple += 1;
        expect(fields).toEqual(fieldsOfYaml(text));
      }),
      { numRuns: 3000 },
    );
    expect(simple).toBeGreaterThan(100);
  });
});
