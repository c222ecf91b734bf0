import { describe, expect, it } from "vitest";
import { microsoftGraph } from "../../generator/dialect/microsoft-graph.js";
import { decodeText } from "../../generator/docs/decode.js";
import type { Page } from "../../generator/page/page.js";
import { readPage } from "../../generator/page/read-page.js";
import { docOf } from "./doc-of.js";

const matter = "---\ntitle: Update lamp\ndoc_type: apiPageType\n---\n";
const permissions =
  "|Permission type|Permissions (from least to most privileged)|\n|:--|:--|\n|Delegated (work or school account)|Lamps.ReadWrite|\n|Application|Lamps.ReadWrite.All|\n";
const fields =
  "|Property|Type|Description|\n|:--|:--|:--|\n|watts|Int32|The power.|\n|rooms|String collection|Where.|\n";

const tidy = `${matter}
# Update lamp

Changes a lamp.

## Permissions

${permissions}
## HTTP request

\`\`\`http
PATCH /lamps/{id}
\`\`\`

## Request body

These:

${fields}
## Response

Returns \`204 No Content\`.

## Examples

### Request

\`\`\`http
PATCH https://graph.microsoft.com/v1.0/lamps/1

{ "watts": 5 }
\`\`\`

### Response

\`\`\`http
HTTP/1.1 204 No Content
\`\`\`
`;

/** Returns the facts of a page without their places, because the places depend on how the page is written. */
function factsOf({ kind, title, description, operation }: Page): unknown {
  const plain = (key: string, value: unknown): unknown => (/source$/i.test(key) ? undefined : value);
  return JSON.parse(JSON.stringify({ kind, title, description, operation }, plain));
}

function read(text: string, includes: Readonly<Record<string, string>> = {}): Page {
  return readPage(docOf(text, includes), microsoftGraph);
}

const expected = factsOf(read(tidy));

/** The same page written in another way: a name, the text, the rules of the expected findings, and the includes. */
type Shape = [name: string, text: string, findings: readonly string[], includes?: Readonly<Record<string, string>>];

const shapes: Shape[] = [
  [
    "a byte order mark and carriage returns",
    decodeText(new TextEncoder().encode(`\uFEFF${tidy.replaceAll("\n", "\r\n")}`))?.text ?? "",
    [],
  ],
  ["front matter twice", `---\ndoc_type: apiPageType\n---\n${tidy}`, ["front-matter"]],
  ["blank lines before the front matter", `\n\n${tidy}`, ["front-matter"]],
  ["unclosed front matter", tidy.replace("apiPageType\n---\n", "apiPageType\n"), ["front-matter"]],
  [
    "front matter that is not YAML",
    tidy.replace("title: Update lamp", "title: Update lamp\n  odd: [\nx: 1"),
    ["front-matter"],
  ],
  ["no front matter", tidy.replace(matter, ""), []],
  ["headings one level too deep", tidy.replace(/^#/gm, "##"), []],
  ["subheadings two levels below their section", tidy.replaceAll("### Re", "#### Re"), []],
  [
    "zone pivots around its sections",
    tidy
      .replace("## Permissions", '::: zone pivot="rest"\n\n## Permissions')
      .replace(
        "## HTTP request",
        '::: zone-end\n\n::: zone pivot="csharp"\n\n```http\nGET /none\n```\n\n::: zone-end\n\n## HTTP request',
      ),
    [],
  ],
  [
    "tabs around its example",
    tidy
      .replace(
        "```http\nPATCH https",
        "# [C#](#tab/csharp)\n\n```csharp\nvar a = 1;\n```\n\n# [HTTP](#tab/http)\n\n```http\nPATCH https",
      )
      .replace("### Response", "---\n\n### Response"),
    [],
  ],
  [
    "its tables in lists",
    tidy.replace(`These:\n\n${fields}`, `- These:\n\n  ${fields.trimEnd().replaceAll("\n", "\n  ")}\n`),
    [],
  ],
  ["a blank line in a table", tidy.replace("|rooms|", "\n|rooms|"), ["malformed-table"]],
  ["a table without outer pipes", tidy.replace(fields, fields.replace(/^\||\|$/gm, "")), []],
  [
    "rows of a table in an include",
    tidy.replace("|rooms|String collection|Where.|", "[!INCLUDE [row](../includes/row.md)]"),
    [],
    { "includes/row.md": "|rooms|String collection|Where.|\n" },
  ],
  [
    "a section in an include",
    tidy.replace(permissions, "[!INCLUDE [permissions](../includes/permissions.md)]\n"),
    [],
    { "includes/permissions.md": `---\nms.topic: include\n---\n\n${permissions}` },
  ],
];

describe("a page has the same facts with", () => {
  it.each<Shape>(shapes)("%s", (_, text, findings, includes = {}) => {
    const page = read(text, includes);
    expect(factsOf(page)).toEqual(expected);
    expect(page.diagnostics.map(({ rule }) => rule)).toEqual(findings);
  });

  it("all sections and tables as in the page template", () => {
    expect(expected).toMatchObject({
      kind: "api",
      title: "Update lamp",
      description: "Changes a lamp.",
      operation: {
        shared: { permissions: [{ delegatedWork: { least: [["Lamps.ReadWrite"]] } }] },
        requests: [{ method: "PATCH", path: "/lamps/{id}" }],
        requestBody: { fields: [{ name: "watts" }, { name: "rooms", type: { collection: true } }] },
        response: { statuses: [{ status: 204 }] },
        examples: [{ request: { body: { watts: 5 } }, response: { status: 204 } }],
      },
    });
  });
});
