import { describe, expect, it } from "vitest";
import { blocksOf, findingsOf, markdownOf, outline } from "../doc-of.js";

describe("sections", () => {
  it("are nested by the depth of their headings, even if a level is skipped", () => {
    const { root } = markdownOf("# Get lamp\n\n## Permissions\n\n#### Deep\n\n### Less\n\n## HTTP request\n");
    expect(outline(root)).toEqual([
      "# Get lamp (null)",
      "## Permissions (permissions)",
      "#### Deep (null)",
      "### Less (null)",
      "## HTTP request (httpRequest)",
    ]);
    expect(root.sections[0]?.sections[0]?.sections.map((section) => section.heading?.text)).toEqual(["Deep", "Less"]);
  });

  it("are recognized by the English anchors of their headings on localised pages", () => {
    const { root } = markdownOf('## <a name="http-request"></a>HTTP 要求\n\n## <a id="permissions"></a>权限\n');
    expect(outline(root)).toEqual(["## HTTP 要求 (httpRequest)", "## 权限 (permissions)"]);
  });

  it("have the names in the English anchors on localised pages, but spell type names as in the heading", () => {
    const { root } = markdownOf('# <a name="lampkind-values"></a>lampKind 值\n\n## <a name="x1"></a>Properties\n');
    expect(root.sections[0]).toMatchObject({ name: "lampKind values", sections: [{ name: "Properties" }] });
  });

  it("can have underlined headings", () => {
    const { root } = markdownOf("Title\n=====\n\nWords\n\nProperties\n----------\n\n### More");
    expect(outline(root)).toEqual(outline(markdownOf("# Title\n\n## Properties\n\n### More").root));
  });

  it("do not start at underlined text above the title of the page", () => {
    expect(outline(markdownOf("Words\n---\n\n# Title").root)).toEqual(["# Title (null)"]);
  });
});

describe("code", () => {
  it("has a language and a text, and the places of both", () => {
    expect(blocksOf("Words.\n\n```HTTP\nGET /lamps\n```\n")[1]).toMatchObject({
      type: "code",
      language: "http",
      text: "GET /lamps",
      annotation: null,
      source: { line: 3, column: 1 },
      textSource: { line: 4, column: 1 },
    });
  });

  it("is reported if it is not closed", () => {
    expect(findingsOf(markdownOf("# T\n\n```http\nGET /lamps\n\n## Response\n"))).toEqual([
      ["unclosed-fence", "api/lamp.md", 3, 1],
    ]);
    expect(findingsOf(markdownOf("~~~~\na\n~~~~\n\n```\n```\n\n> ```\n> a\n> ```"))).toEqual([]);
  });

  it("is not recognized if it is only indented", () => {
    expect(blocksOf("    GET /lamps")).toMatchObject([{ type: "paragraph", content: { text: "GET /lamps" } }]);
  });
});

describe("annotations", () => {
  it("belong to the next code block, even if text is in between", () => {
    const blocks = blocksOf(
      '<!-- {\n  "blockType": "request",\n  "name": "get_lamp",\n}-->\nWords.\n\n```http\nGET /lamps\n```\n',
    );
    expect(blocks.map((block) => block.type)).toEqual(["annotation", "paragraph", "code"]);
    expect(blocks[2]).toMatchObject({
      annotation: { blockType: "request", name: "get_lamp", type: null, source: { line: 1, column: 1 } },
    });
  });

  it("can be at the end of a paragraph and contain a list of names", () => {
    const text =
      'Here is the request. <!-- {"blockType": "request", "name": ["a", "b"]} -->\n\n```http\nGET /lamps\n```\n';
    expect(blocksOf(text)[2]).toMatchObject({ annotation: { blockType: "request", name: "a" } });
  });

  it("do not belong to a code block after the next heading", () => {
    const { root } = markdownOf('<!-- {"blockType": "request"} -->\n\n## Next\n\n```http\nGET /lamps\n```\n');
    expect(root.sections[0]?.blocks).toMatchObject([{ type: "code", annotation: null }]);
  });

  it("can have keys such as __proto__", () => {
    const [block] = blocksOf('<!-- {"blockType": "resource", "__proto__": {"x": 1}, "constructor": "c"} -->');
    expect(block).toMatchObject({ type: "annotation", annotation: { blockType: "resource" } });
    expect(block?.type === "annotation" ? Object.keys(block.annotation.values) : []).toContain("constructor");
    expect(({} as Record<string, unknown>)["x"]).toBeUndefined();
  });

  it("do not come from comments without valid JSON", () => {
    expect(blocksOf("<!-- a note -->\n<!-- [not] json -->")).toEqual([]);
    expect(findingsOf(markdownOf("Words.\n\n<!-- a note\n\n# Lost"))).toEqual([
      ["unclosed-comment", "api/lamp.md", 3, 1],
    ]);
  });
});

describe("alerts", () => {
  it("have a kind such as caution, but other quotes do not", () => {
    expect(blocksOf("> [!CAUTION]\n> Do not.\n\n>**Note:** Well.")).toMatchObject([
      { type: "quote", alert: "caution", blocks: [{ type: "paragraph", content: { text: "Do not." } }] },
      { type: "quote", alert: null, blocks: [{ type: "paragraph", content: { text: "Note: Well." } }] },
    ]);
  });
});
