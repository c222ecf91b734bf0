import { describe, expect, it } from "vitest";
import { editPage, type EditedPage, type TabMode } from "../../generator/snippets/edit-page.js";

const INCLUDE = "v1.0/includes/snippets/typescript/get-lamp-typescript-snippets.md";

/** The request is on line 6. */
const page = `# Get lamp

# [HTTP](#tab/http)
<!-- { "blockType": "request", "name": "get_lamp" } -->

\`\`\`http
GET /lamps/desk
\`\`\`

# [C#](#tab/csharp)
[!INCLUDE [sample-code](../includes/snippets/csharp/get-lamp-csharp-snippets.md)]
[!INCLUDE [sdk-documentation](../includes/snippets/snippets-sdk-documentation-link.md)]

---

Text after the tabs.
`;

const tab = `# [TypeScript](#tab/typescript)
[!INCLUDE [sample-code](../includes/snippets/typescript/get-lamp-typescript-snippets.md)]
[!INCLUDE [sdk-documentation](../includes/snippets/snippets-sdk-documentation-link.md)]

`;

const withTab = page.replace("---\n\nText", `${tab}---\n\nText`);

const withoutTabs = `Some text.

<!-- { "blockType": "request" } -->
\`\`\`http
GET /lamps/desk
\`\`\`
`;

interface Options {
  readonly include?: string | null;
  readonly line?: number;
  readonly tabs?: TabMode;
  readonly isComplete?: boolean;
}

function edit(text: string, options: Options = {}): EditedPage {
  const { include = INCLUDE, line = 6, tabs = "existing", isComplete = true } = options;
  return editPage("v1.0/api/lamp-get.md", text, [{ line, include }], tabs, isComplete);
}

describe("the TypeScript tab of a page", () => {
  it("is the last tab of the group, and has the include about SDKs that the other tabs have", () => {
    expect(edit(page)).toMatchObject({ text: withTab, line: 14, shown: new Set([INCLUDE]), missing: [] });
  });

  it("is not changed by a second run", () => {
    expect(edit(withTab)).toMatchObject({ text: withTab, line: null, shown: new Set([INCLUDE]) });
  });

  it("has the new include file after a request was renamed", () => {
    const renamed = withTab.replace("get-lamp-typescript", "old-name-typescript");
    expect(edit(renamed).text).toBe(withTab);
  });

  it("is removed if its request no longer has a snippet", () => {
    expect(edit(withTab, { include: null }).text).toBe(page);
  });

  it("stays if only a part of the docs was read", () => {
    expect(edit(withTab, { include: null, isComplete: false }).text).toBe(withTab);
  });

  it.each([
    ["\\r\\n", (text: string) => text.replaceAll("\n", "\r\n")],
    ["\\r", (text: string) => text.replaceAll("\n", "\r")],
    ["\\n and a byte order mark", (text: string) => `\uFEFF${text}`],
  ])("has the line ending of the page: %s", (_, convert) => {
    expect(edit(convert(page)).text).toBe(convert(withTab));
    expect(edit(convert(withTab)).line).toBeNull();
  });

  it("is added to a page without a line break at its end", () => {
    const short = page.slice(0, page.indexOf("\n\nText"));
    expect(edit(short).text).toBe(withTab.slice(0, withTab.indexOf("\n\nText")));
  });

  it("has an include for each request of the group", () => {
    const other = INCLUDE.replace("get-lamp", "get-lamp-2");
    const requests = [INCLUDE, other].map((include, index) => ({ line: 6 + index, include }));
    const { text } = editPage("v1.0/api/lamp-get.md", page, requests, "existing", true);
    expect(text.match(/sample-code\].*typescript-snippets/g)).toHaveLength(2);
    expect(editPage("v1.0/api/lamp-get.md", text, requests, "existing", true).line).toBeNull();
  });

  it("stays if somebody else wrote it", () => {
    const own = page.replace("---\n", "# [TypeScript](#tab/typescript)\n\n```ts\nlamps.get();\n```\n\n---\n");
    expect(edit(own)).toMatchObject({
      text: own,
      missing: [{ source: { line: 6 }, reason: expect.any(String) as string }],
    });
    expect(edit(own, { include: null })).toMatchObject({ text: own, missing: [] });
  });

  it("stays if somebody added text to it", () => {
    const noted = withTab.replace(tab, `${tab}A note.\n\n`);
    expect(edit(noted)).toMatchObject({ text: noted, missing: [] });
  });

  it("is not added to tabs that do not end with ---", () => {
    const open = page.replace("---\n", "## Response\n");
    expect(edit(open)).toMatchObject({
      text: open,
      missing: [{ reason: "its tabs do not end with `---`. Add this line after the last tab" }],
    });
  });

  it("is not added to headings in a code block", () => {
    const code = `\`\`\`\`md\n${page}\`\`\`\`\n`;
    expect(edit(code)).toMatchObject({ text: code, shown: new Set() });
  });
});

describe("a request without tabs", () => {
  it("stays without tabs by default", () => {
    expect(edit(withoutTabs, { line: 4 })).toMatchObject({ text: withoutTabs, shown: new Set(), missing: [] });
  });

  it("gets tabs for HTTP and TypeScript with `all`", () => {
    const { text, shown } = edit(withoutTabs, { line: 4, tabs: "all" });
    expect(shown).toEqual(new Set([INCLUDE]));
    expect(text).toBe(`Some text.

# [HTTP](#tab/http)
<!-- { "blockType": "request" } -->
\`\`\`http
GET /lamps/desk
\`\`\`

# [TypeScript](#tab/typescript)
[!INCLUDE [sample-code](../includes/snippets/typescript/get-lamp-typescript-snippets.md)]

---
`);
    expect(edit(text, { line: 5, tabs: "all" }).line).toBeNull();
  });

  it("stays without tabs in a list", () => {
    const list = `- First:\n\n  \`\`\`http\n  GET /lamps/desk\n  \`\`\`\n`;
    expect(edit(list, { line: 3, tabs: "all" })).toMatchObject({ text: list, missing: [{ source: { line: 3 } }] });
  });
});
