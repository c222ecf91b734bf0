import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { microsoftGraph } from "../../generator/dialect/microsoft-graph.js";
import type { Page } from "../../generator/page/page.js";
import { readPage } from "../../generator/page/read-page.js";
import { docOf, findingsOf } from "./doc-of.js";

const pageOf = (text: string, includes: Readonly<Record<string, string>> = {}): Page =>
  readPage(docOf(text, includes), microsoftGraph);

const draft = `---
title: "Create lamp"
author: "**TODO: Provide a name**"
doc_type: apiPageType
---

# Create lamp
Namespace: microsoft.graph

Create a new lamp object.

## Permissions

|Permission type|Permissions (from least to most privileged)|
|:---|:---|
|Delegated (work or school account)|**TODO: Provide applicable permissions.**|
|Delegated (personal Microsoft account)|**TODO: Provide applicable permissions.**|
|Application|**TODO: Provide applicable permissions.**|

## HTTP request

\`\`\` http
POST /lighting/lamps
\`\`\`

<!-- **TODO: for writers** -->

## Response

Returns a \`201 Created\` response code and a [lamp](../resources/lamp.md) object in the response body.
`;

describe("a page", () => {
  it("has a description, which consists of the paragraphs and lists under the title", () => {
    const page = pageOf(
      "# Create lamp\n\nMakes a lamp. It can be:\n\n* bright\n* **dim**\n\n> [!NOTE]\n> Not here.\n\nOr not.\n\n- [Sign in](a.md)\n\n## HTTP request\n",
    );
    expect(page.description).toBe("Makes a lamp. It can be:\n\n- bright\n- dim\n\nOr not.");
  });

  it("has a description without the namespace, even if both are in one paragraph", () => {
    const page = pageOf("# Range: row\n\nNamespace: microsoft.graph\nGets a row.\n\n## HTTP request\n");
    expect(page).toMatchObject({ namespace: "microsoft.graph", description: "Gets a row." });
  });

  it("has a title, a description, a namespace and the facts of its kind", () => {
    expect(pageOf(draft)).toMatchObject({
      file: "api/lamp.md",
      version: null,
      kind: "api",
      title: "Create lamp",
      description: "Create a new lamp object.",
      namespace: "microsoft.graph",
      deprecation: null,
      operation: { requests: [{ method: "POST", path: "/lighting/lamps" }], response: { statuses: [{ status: 201 }] } },
      types: [],
      enums: [],
      source: { line: 7 },
    });
  });

  it("has a finding for each placeholder if it is a draft", () => {
    expect(findingsOf(pageOf(draft))).toEqual([
      ["placeholder", "api/lamp.md", 3, 10],
      ["placeholder", "api/lamp.md", 16, 37],
      ["placeholder", "api/lamp.md", 17, 41],
      ["placeholder", "api/lamp.md", 18, 14],
    ]);
  });

  it("without a heading has the title from its front matter, or else its file name", () => {
    expect(pageOf("---\ntitle: Lamps\n---\n\nText.").title).toBe("Lamps");
    expect(pageOf("Text.").title).toBe("lamp");
  });

  it.each([
    ["api", "---\ndoc_type: 'apiPageType'\n---\n# T"],
    ["api", "# T\n\n## HTTP request"],
    ["resource", "---\ndoc_type: resourcePageType_\n---\n# T"],
    ["resource", "# T\n\n## Properties"],
    ["resource", "---\ndoc_type: apiPageType\n---\n# T\n\n## JSON representation"],
    ["enum", "---\ndoc_type: enumPageType\n---\n# T"],
    ["enum", "# T\n\n## Members"],
    ["concept", "# T\n\nText."],
    ["include", "---\nms.topic: include\n---\nText."],
    ["other", "Text."],
  ])("is of kind %s", (kind, text) => {
    expect(pageOf(text).kind).toBe(kind);
  });

  it("has a short title and type names of a valid length, because messages repeat them", () => {
    const { title } = pageOf(`# Get ${"lamp ".repeat(1000)}`);
    expect(title).toHaveLength(401);
    expect(title.endsWith("…")).toBe(true);
    const annotation = JSON.stringify({ blockType: "resource", "@odata.type": "a".repeat(1000), baseType: "lamp" });
    const { types } = pageOf(
      `---\ndoc_type: resourcePageType\n---\n\n# lamp resource type\n\n<!-- ${annotation} -->\n\`\`\`json\n{ "id": "String" }\n\`\`\`\n`,
    );
    expect(types).toMatchObject([{ name: "lamp", base: { name: "lamp" } }]);
  });

  it("is deprecated if its title or an alert under the title says so", () => {
    expect(
      pageOf("# Get lamp\n\n> [!CAUTION]\n> The lamp API is deprecated. Use the candle.\n").deprecation,
    ).toMatchObject({
      text: "The lamp API is deprecated. Use the candle.",
      source: { line: 3 },
    });
    expect(
      pageOf("# Get lamp\n\n[!INCLUDE [x](../includes/lamp-deprecate.md)]\n", {
        "includes/lamp-deprecate.md": "> [!CAUTION]\n> Lamps will stop returning data.\n",
      }).deprecation,
    ).toMatchObject({ source: { file: "includes/lamp-deprecate.md", line: 1 } });
    expect(pageOf("# Get lamp (deprecated)\n").deprecation).not.toBeNull();
    expect(pageOf("# Get lamp\n\n## Remarks\n\n> The old lamp is deprecated.\n").deprecation).toBeNull();
  });

  it("also has the findings that occurred while its file was read", () => {
    const found = {
      rule: "missing-include",
      severity: "warning",
      message: "m",
      file: "a.md",
      line: 1,
      column: 1,
    } as const;
    expect(readPage({ ...docOf("# T"), diagnostics: [found] }, microsoftGraph).diagnostics).toEqual([found]);
  });
});

describe("readPage", () => {
  it.each([
    ["nothing", ""],
    ["deep quotes", ">".repeat(20_000)],
    ["deep lists", Array.from({ length: 400 }, (_, depth) => `${"  ".repeat(depth)}- a`).join("\n")],
    ["deep emphasis", `${"*a ".repeat(3_000)}${"b* ".repeat(3_000)}`],
    ["many brackets", "[".repeat(3_000)],
    ["many links", "[a](".repeat(20_000)],
    ["many pipes", `|${"a|".repeat(300)}\n|${"-|".repeat(300)}\n|${"b|".repeat(300)}`],
    ["control characters", "# \u0000\u0007\n\n\u2028|\u0085|\n|-|-|\n"],
  ])("does not fail on %s", (_, text) => {
    expect(pageOf(text).file).toBe("api/lamp.md");
  });

  it("reports the place of excessive markup", () => {
    expect(findingsOf(pageOf(`# T\n\n${"*a ".repeat(2_000)}`))).toEqual([["excessive-markup", "api/lamp.md", 3, 1]]);
    expect(findingsOf(pageOf(`# T\n\n${"|".repeat(2_000)}\n|--|`))).toEqual([
      ["excessive-markup", "api/lamp.md", 3, 1],
    ]);
    expect(findingsOf(pageOf(`# T\n\n\`\`\`\n${"*a ".repeat(2_000)}\n\`\`\``))).toEqual([]);
  });

  it("does not throw an error for fragments of pages in random order", () => {
    const pieces = [
      "# T\n",
      "## Permissions\n",
      "## HTTP request\n",
      "## Examples\n",
      "|a|b|\n",
      "|-|-|\n",
      "```http\n",
      "```\n",
      "GET /a\n",
      "HTTP/1.1 200 OK\n",
      '{ "a": [\n',
      "<!-- {",
      " -->\n",
      "---\n",
      "title: [\n",
      "# [HTTP](#tab/http)\n",
      "# [C#](#tab/csharp)\n",
      '::: zone pivot="a"\n',
      "[!INCLUDE [a](b.md)]",
      "> [!NOTE]\n",
      "- ",
      "\n",
      "__proto__",
      "constructor",
      "\\|",
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 30 }), (parts) => {
        const page = pageOf(parts.join(""), { "api/b.md": parts.toReversed().join("") });
        expect(page.diagnostics.filter((found) => found.rule === "unreadable-page")).toEqual([]);
      }),
    );
  });
});

describe("a page of an API that does not have a section for the request", () => {
  const read = (text: string) => readPage(docOf(text), microsoftGraph);
  const rules = (text: string) => read(text).diagnostics.map(({ rule }) => rule);

  it.each([
    ["a paragraph", "`POST https://api.contoso.com/v2/lamps`"],
    ["a code block", "```http\nPOST https://api.contoso.com/v2/lamps\n```"],
    ["indented code", "    POST /lamps"],
  ])("is an API page if its intro has the request in %s", (_, request) => {
    const payload = "## Payload\n\n|Field|Type|Explanation|\n|--|--|--|\n|watts|Int32|The power.|\n\n";
    const sample = '## Sample\n\n```http\nPOST /lamps\n\n{ "watts": 3 }\n```\n';
    const text = `# Create a lamp\n\n${request}\n\n${payload}${sample}`;
    expect(read(text)).toMatchObject({
      kind: "api",
      operation: {
        requests: [{ method: "POST" }],
        requestBody: { fields: [{ name: "watts", description: "The power." }] },
        examples: [{ request: { body: { watts: 3 } } }],
      },
    });
    expect(rules(text)).toContain("misplaced-http-request");
  });

  it("is reported if a sentence names the request, and the page does not have sections", () => {
    expect(rules("Send `GET /lamps` to list the lamps.\n")).toContain("missing-http-request");
    expect(rules("# Lamps\n\nSend `GET /lamps` to list the lamps.\n")).toContain("missing-http-request");
    expect(rules("# Lamps\n\nSend `GET /lamps`.\n\n## Concepts\n\nMore.\n")).not.toContain("missing-http-request");
    expect(rules("---\ndoc_type: conceptualPageType\n---\n\n# Lamps\n\nSend `GET /lamps`.\n")).toEqual([]);
  });
});
