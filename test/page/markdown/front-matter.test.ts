import { describe, expect, it } from "vitest";
import { findingsOf, markdownOf, outline } from "../doc-of.js";

const valuesOf = (text: string): Record<string, string> =>
  Object.fromEntries(Object.entries(markdownOf(text).frontMatter).map(([key, value]) => [key, value.text]));

describe("front matter", () => {
  it("has values as text, with their places", () => {
    const text = '---\ntitle: "Get \\"lamp\\""\nms.date: 09/10/2017\ntags: [a, b]\nempty:\n---\n\n# Get lamp';
    expect(valuesOf(text)).toEqual({ title: 'Get "lamp"', "ms.date": "09/10/2017", tags: "a, b", empty: "" });
    expect(markdownOf(text).frontMatter["ms.date"]?.source).toMatchObject({ line: 3, column: 1 });
    expect(findingsOf(markdownOf(text))).toEqual([]);
  });

  it("can be missing", () => {
    expect(markdownOf("# Get lamp")).toMatchObject({ frontMatter: {}, diagnostics: [] });
  });

  it.each([
    ["is not YAML", '---\ntitle: "Get\nx: [\n---\n\n# T', 2],
    ["occurs twice", "---\ntitle: A\n---\n\n---\ndescription: B\n---\n\n# T", 5],
    ["starts after blank lines", "\n\n---\ntitle: A\n---\n\n# T", 3],
    ["is not closed", "---\ntitle: A\n\n# T", 1],
  ])("is reported instead of being read as text if it %s", (_, text, line) => {
    const page = markdownOf(text);
    expect(page.diagnostics.map((found) => found.rule)).toEqual(["front-matter"]);
    expect(page.diagnostics[0]?.line).toBeGreaterThanOrEqual(line);
    expect(outline(page.root)).toEqual(["# T (null)"]);
    expect(page.root.blocks).toEqual([]);
  });

  it("has the first value of a key that occurs twice", () => {
    expect(valuesOf("---\ntitle: A\n---\n\n---\ntitle: B\n---\n")).toEqual({ title: "A" });
  });

  it("can have keys that every object has, such as `constructor`", () => {
    expect(Object.keys(valuesOf("---\nconstructor: A\n---\n"))).toEqual(["constructor"]);
  });
});
