import { microsoftGraph } from "../../generator/dialect/microsoft-graph.js";
import type { DocFile } from "../../generator/docs/doc-file.js";
import { findIncludes } from "../../generator/docs/include-directive.js";
import { resolveIncludes, type IncludeText } from "../../generator/docs/resolve-includes.js";
import { lint } from "../../generator/lint/lint.js";
import type { LintOptions } from "../../generator/lint/options.js";
import type { DocumentedPages } from "../../generator/lint/check.js";
import { buildModel } from "../../generator/model/build-model.js";
import { readPage } from "../../generator/page/read-page.js";
import type { Finding } from "../../generator/findings/finding.js";

/** The files of a docs folder: texts by path. */
export type Docs = Readonly<Record<string, string>>;

/** Reads docs for `lint`. Files in the folder `includes` are includes, not pages. */
export async function documented(docs: Docs): Promise<DocumentedPages> {
  const paths = Object.keys(docs).filter((path) => !path.startsWith("includes/"));
  const files = await Promise.all(
    paths.map(async (path): Promise<DocFile> => {
      const text = docs[path] ?? "";
      const read = (include: string): Promise<IncludeText> => {
        const found = docs[include];
        if (found === undefined) return Promise.resolve({ kind: "missing" });
        return Promise.resolve({ kind: "text", text: found, directives: findIncludes(found), diagnostics: [] });
      };
      return { path, version: null, text, ...(await resolveIncludes(path, findIncludes(text), read)) };
    }),
  );
  const pages = files.map((file) => readPage(file, microsoftGraph));
  return { docs: files, pages, model: buildModel(pages), files: Object.keys(docs) };
}

export async function lintDocs(docs: Docs, options: LintOptions = {}): Promise<Finding<string>[]> {
  return lint(await documented(docs), options);
}

/** Returns the findings of one rule as `file:line:column message`, with the suggestion after an arrow. */
export async function found(rule: string, docs: Docs, options: LintOptions = {}): Promise<string[]> {
  const findings = await lintDocs(docs, options);
  return findings
    .filter((finding) => finding.rule === rule)
    .map(({ file, line, column, message, suggestion }) => {
      const place = `${file}:${String(line)}:${String(column)}`;
      return suggestion === undefined ? `${place} ${message}` : `${place} ${message} → ${suggestion}`;
    });
}

/** Parts of an API page that a test can replace. The default parts do not have findings. */
export interface ApiPageParts {
  readonly frontMatter?: string;
  readonly permissions?: string;
  readonly requests?: string;
  readonly parameters?: string;
  readonly body?: string;
  readonly response?: string;
  readonly examples?: string;
}

const SHOP_FRONT = `---\ntitle: "Get item"\ndescription: "Read an item."\ndoc_type: apiPageType\n---`;

const PERMISSIONS = `## Permissions

| Permission type | Permissions (from least to most privileged) |
|:---|:---|
| Application | Shop.Read.All |
`;

/** An API page of a shop. Its title is in line 7. */
export function apiPage(parts: ApiPageParts = {}): string {
  return `${parts.frontMatter ?? SHOP_FRONT}

# Get item

Namespace: microsoft.graph

${parts.permissions ?? PERMISSIONS}
## HTTP request

\`\`\`http
${parts.requests ?? "GET /shop/items/{id}"}
\`\`\`
${parts.parameters ?? ""}
## Request body

${parts.body ?? "Do not supply a request body for this method."}

## Response

${parts.response ?? "If successful, this method returns a `200 OK` response code and an [item](../resources/item.md) object in the response body."}
${parts.examples ?? ""}`;
}

/** An example with a request and a response. */
export function examples(request: string, response: string, annotation = ""): string {
  return `
## Examples

<!-- { "blockType": "request", "name": "one" } -->
\`\`\`http
${request}
\`\`\`

<!-- { "blockType": "response"${annotation} } -->
\`\`\`http
${response}
\`\`\`
`;
}

/** The resource page of the shop's item. The rows of its properties start in line 17. */
export function itemPage(rows = ROWS, json = JSON_OF_ROWS): string {
  return `---
title: "item resource type"
description: "An item of the shop at graph.microsoft.com."
doc_type: resourcePageType
---

# item resource type

Namespace: microsoft.graph

An item.

## Properties

| Property | Type | Description |
|:---|:---|:---|
${rows}

## JSON representation

<!-- { "blockType": "resource", "keyProperty": "id", "@odata.type": "microsoft.graph.item" } -->
\`\`\`json
${json}
\`\`\`
`;
}

const ROWS = `| id | String | The identifier. Read-only. |
| displayName | String | The name. |
| price | Double | The price. |
| inStock | Boolean | Whether it can be had. |
| tags | String collection | Words for it. |
| color | itemColor | The color. Possible values are: \`red\`, \`darkBlue\`. |
| made | DateTimeOffset | When it was made. |`;

const JSON_OF_ROWS = `{
  "id": "string (identifier)",
  "displayName": "string",
  "price": 1.5,
  "inStock": true,
  "tags": ["string"],
  "color": "string",
  "made": "string (timestamp)"
}`;
