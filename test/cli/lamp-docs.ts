import { putFiles, scratchFolder } from "../output/scratch-folder.js";

/** A resource page. The rows of its properties are on lines 16 to 18. */
export const lampPage = `---
title: "lamp resource type"
doc_type: resourcePageType
---

# lamp resource type

Namespace: microsoft.graph

A lamp of the house.

## Properties

|Property|Type|Description|
|:---|:---|:---|
|id|String|The name of the lamp. Key.|
|colour|String|The colour of the light.|
|power|Int32|In watts, as the label has it.|
`;

/** An API page. Its permissions are on lines 16 and 17, its route is on line 22. */
export const lampGetPage = `---
title: "Get lamp"
doc_type: apiPageType
---

# Get lamp

Namespace: microsoft.graph

Reads a [lamp](../resources/lamp.md).

## Permissions

|Permission type|Permissions (from least to most privileged)|
|:---|:---|
|Delegated (work or school account)|Lamp.Read, Lamp.ReadWrite|
|Application|Not supported.|

## HTTP request

\`\`\`http
GET /lamps/{id}
\`\`\`

## Response

If successful, this method returns a \`200 OK\` response code and a [lamp](../resources/lamp.md) object in the response body.
`;

/** A section with a request of {@link lampGetPage} and its response. */
export function lampExample(response: string): string {
  return `
## Example

\`\`\`http
GET https://graph.microsoft.com/v1.0/lamps/desk
\`\`\`

\`\`\`http
HTTP/1.1 200 OK
Content-Type: application/json

${response}
\`\`\`
`;
}

/** A small docs set and its config. */
export const lampFiles: Readonly<Record<string, string>> = {
  "docs/api/lamp-get.md": lampGetPage,
  "docs/resources/lamp.md": lampPage,
  "docwright.config.json": '{ "docs": "docs", "out": "sdk" }',
};

/** Creates a folder with a small docs set, its config and additional files. */
export function lampProject(files: Readonly<Record<string, string>> = {}): string {
  const folder = scratchFolder();
  putFiles(folder, { ...lampFiles, ...files });
  return folder;
}

/** Creates a project with two versions of the docs: `docs` before a change, `new` after the change. */
export function changedLampProject(): string {
  return lampProject({
    "new/api/lamp-get.md": lampGetPage.replace("Lamp.Read, ", ""),
    "new/api/lamp-list.md": lampGetPage.replace("Get lamp", "List lamps").replace("/lamps/{id}", "/lamps"),
    "new/resources/lamp.md": lampPage.replace("Int32", "Int64").replace("colour of", "color of"),
  });
}
