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
  it("has the paragraphs and lists under its title as its description", () => {
    const page = pageOf(
      "# Create lamp\n\nMakes a lamp. It can be:\n\n* bright\n* **dim**\n\n> [!NOTE]\n> Not here.\n\nOr not.\n\n- [Sign in](a.md)\n\n## HTTP request\n",
    );
    expect(page.description).toBe("Makes a lamp. It can be:\n\n- bright\n- dim\n\nOr not.");
  });

  it("has its title, description, namespace and facts", () => {
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

  it("of a draft has a finding for each placeholder", () => {
    expect(findingsOf(pageOf(draft))).toEqual([
      ["placeholder", "api/lamp.md", 3, 10],
      ["placeholder", "api/lamp.md", 16, 37],
      ["placeholder", "api/lamp.md", 17, 41],
      ["placeholder", "api/lamp.md", 18, 14],
    ]);
  });

  it("without a heading has the title of its front matter or its file name", () => {
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

  it("is deprecated if its title or an alert under it says so", () => {
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

  it("keeps the findings of its file", () => {
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

describe("reading a page", () => {
  it.each([
    ["nothing", ""],
    ["deep quotes", ">".repeat(20_000)],
    ["deep lists", Array.from({ length: 400 }, (_, depth) => `${"  ".repeat(depth)}- a`).join("\n")],
    ["deep emphasis", `${"*a ".repeat(3_000)}${"b* ".repeat(3_000)}`],
    ["many brackets", "[".repeat(3_000)],
    ["many links", "[a](".repeat(20_000)],
    ["many pipes", `|${"a|".repeat(300)}\n|${"-|".repeat(300)}\n|${"b|".repeat(300)}`],
    ["control characters", "# \u0000\u0007\n\n\u2028|\u0085|\n|-|-|\n"],
  ])("accepts %s", (_, text) => {
    expect(pageOf(text).file).toBe("api/lamp.md");
  });

  it("reports the place of excessive markup", () => {
    expect(findingsOf(pageOf(`# T\n\n${"*a ".repeat(2_000)}`))).toEqual([["excessive-markup", "api/lamp.md", 3, 1]]);
    expect(findingsOf(pageOf(`# T\n\n${"|".repeat(2_000)}\n|--|`))).toEqual([
      ["excessive-markup", "api/lamp.md", 3, 1],
    ]);
    expect(findingsOf(pageOf(`# T\n\n\`\`\`\n${"*a ".repeat(2_000)}\n\`\`\``))).toEqual([]);
  });

  it("accepts parts of pages in any order", () => {
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
