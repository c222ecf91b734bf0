import { join } from "node:path";
import { filesIn, putFiles, scratchFolder } from "../output/scratch-folder.js";

export const keySetGet = `---
title: "Get key set"
doc_type: apiPageType
---

# Get key set

Namespace: microsoft.graph

## Permissions

|Permission type|Permissions (from least to most privileged)|
|:---|:---|
|Delegated (work or school account)|**TODO: Provide applicable permissions.**|
|Application|TrustFrameworkKeySet.Read.All|

## HTTP request

\`\`\`http
GET /trustFramework/keySets/{id}
\`\`\`

## Response

If successful, this method returns a \`200 OK\` response code and a [keySet](../resources/keyset.md) object in the response body.
`;

export const keySet = `---
title: "keySet resource type"
doc_type: resourcePageType
---

# keySet resource type

Namespace: microsoft.graph

## Properties

|Property|Type|Description|
|:---|:---|:---|
|id|String|The name of the key set.|
`;

export const keySetDelete = keySetGet.replaceAll("Get key set", "Delete key set").replace("GET /", "DELETE /");

/** A folder with a small docs set and its config. */
export function project(): string {
  const folder = scratchFolder();
  putFiles(folder, {
    "docs/api/keyset-get.md": keySetGet,
    "docs/api/keyset-delete.md": keySetDelete,
    "docs/resources/keyset.md": keySet,
    "docwright.config.ts":
      'import { defineConfig } from "docwright/config";\n\nexport default defineConfig({ docs: "docs", out: "sdk" });\n',
  });
  return folder;
}

export function sdkIn(folder: string): Record<string, string> {
  return filesIn(join(folder, "sdk"));
}
