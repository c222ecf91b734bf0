import type { Docs } from "../lint/docs.js";

/** A position in a page where a text can be. `docs` creates a docs folder that has the text in this position. */
export interface Position {
  readonly name: string;
  readonly docs: (text: string) => Docs;
}

const FRONT = '---\ntitle: "Get lamp"\ndescription: "Read a lamp."\ndoc_type: apiPageType\n---\n';

interface ApiParts {
  readonly front?: string;
  readonly title?: string;
  readonly intro?: string;
  readonly permissions?: string;
  readonly requests?: string;
  readonly parameters?: string;
  readonly headers?: string;
  readonly body?: string;
  readonly response?: string;
  readonly examples?: string;
}

const permissionTable = (cell: string): string =>
  `| Permission type | Permissions (from least to most privileged) |\n|:---|:---|\n| Application | ${cell} |\n`;

const fenced = (language: string, text: string): string => `\`\`\`${language}\n${text}\n\`\`\`\n`;

function api(parts: ApiParts): Docs {
  const text = `${parts.front ?? FRONT}
# ${parts.title ?? "Get lamp"}

Namespace: microsoft.graph

${parts.intro ?? "Read a lamp."}

## Permissions

${parts.permissions ?? permissionTable("Lamp.Read.All")}

## HTTP request

${parts.requests ?? fenced("http", "GET /lamps/{id}")}

## Optional query parameters

${parts.parameters ?? "This method supports `$select`."}

## Request headers

${parts.headers ?? "| Name | Description |\n|:---|:---|\n| Authorization | Bearer {token}. Required. |\n"}

## Request body

${parts.body ?? "Do not supply a request body for this method."}

## Response

${parts.response ?? "If successful, this method returns a `200 OK` response code and a [lamp](../resources/lamp.md) object in the response body."}

## Examples

${parts.examples ?? ""}
`;
  return { "api/lamp-get.md": text, "resources/lamp.md": LAMP };
}

interface ResourceParts {
  readonly title?: string;
  readonly intro?: string;
  readonly methods?: string;
  readonly properties?: string;
  readonly relationships?: string;
  readonly members?: string;
  readonly json?: string;
}

function resourceText(parts: ResourceParts): string {
  return `---
title: "lamp resource type"
description: "A lamp."
doc_type: resourcePageType
---

# ${parts.title ?? "lamp resource type"}

Namespace: microsoft.graph

${parts.intro ?? "A lamp."}

## Methods

${parts.methods ?? "| Method | Return type | Description |\n|:---|:---|:---|\n| [Get](../api/lamp-get.md) | lamp | Read a lamp. |\n"}

## Properties

${parts.properties ?? "| Property | Type | Description |\n|:---|:---|:---|\n| id | String | The identifier. |\n"}

### colors values

${parts.members ?? "| Member |\n|:---|\n| red |\n"}

## Relationships

${parts.relationships ?? "None."}

## JSON representation

<!-- { "blockType": "resource", "keyProperty": "id", "@odata.type": "microsoft.graph.lamp" } -->
${fenced("json", parts.json ?? '{ "id": "String (identifier)" }')}`;
}

const LAMP = resourceText({});

const resource = (parts: ResourceParts): Docs => ({ "resources/lamp.md": resourceText(parts) });

const row = (...cells: readonly string[]): string =>
  `| Property | Type | Description |\n|:---|:---|:---|\n| ${cells.join(" | ")} |\n`;

const example = (request: string, response: string): string =>
  `<!-- { "blockType": "request", "name": "one" } -->\n${fenced("http", request)}\n` +
  `<!-- { "blockType": "response", "@odata.type": "microsoft.graph.lamp" } -->\n${fenced("http", response)}`;

const GET = "GET https://graph.microsoft.com/v1.0/lamps/1";
const OK = "HTTP/1.1 200 OK\nContent-Type: application/json\n";

/** Positions for text without line breaks. */
export const inlinePositions: readonly Position[] = [
  { name: "the introduction", docs: (text) => api({ intro: `Read ${text}` }) },
  { name: "the title", docs: (text) => api({ title: text }) },
  { name: "the title of a resource", docs: (text) => resource({ title: `${text} resource type` }) },
  { name: "the introduction of a resource", docs: (text) => resource({ intro: text }) },
  { name: "a value of the front matter", docs: (text) => api({ front: `---\ntitle: ${text}\n---\n` }) },
  { name: "a permission cell", docs: (text) => api({ permissions: permissionTable(text) }) },
  { name: "permission prose", docs: (text) => api({ permissions: `The delegated permission A.Read ${text}` }) },
  { name: "a request line", docs: (text) => api({ requests: fenced("http", `GET /lamps/${text}`) }) },
  { name: "a request line after the URL", docs: (text) => api({ requests: fenced("http", `GET /lamps ${text}b`) }) },
  { name: "a table of requests", docs: (text) => api({ requests: row(`GET /lamps/${text}`, "a", "b") }) },
  { name: "query prose", docs: (text) => api({ parameters: `This method supports ${text}` }) },
  { name: "the name of a parameter", docs: (text) => api({ parameters: row(text, "String", "A.") }) },
  { name: "the value of a header", docs: (text) => api({ headers: row("Prefer", "String", text) }) },
  { name: "body prose", docs: (text) => api({ body: `In the request body, supply ${text}` }) },
  { name: "response prose", docs: (text) => api({ response: `If successful, this method returns ${text}` }) },
  { name: "the URL of an example", docs: (text) => api({ examples: example(`${GET}/${text}`, OK) }) },
  { name: "a header of an example", docs: (text) => api({ examples: example(`${GET}\nA: ${text}`, OK) }) },
  { name: "a string of an example", docs: (text) => api({ examples: example(GET, `${OK}\n{"id": "${text}"}`) }) },
  { name: "the JSON of an example", docs: (text) => api({ examples: example(GET, `${OK}\n${text}`) }) },
  {
    name: "an annotation",
    docs: (text) => api({ examples: `<!-- {"blockType": "request", "name": "${text}"} -->\n` }),
  },
  { name: "the name of a property", docs: (text) => resource({ properties: row(text, "String", "A.") }) },
  { name: "the type of a property", docs: (text) => resource({ properties: row("id", text, "A.") }) },
  { name: "the description of a property", docs: (text) => resource({ properties: row("id", "String", text) }) },
  { name: "a method of a resource", docs: (text) => resource({ methods: row(text, text, "A.") }) },
  { name: "a member of an enumeration", docs: (text) => resource({ members: row(text, "1", "A.") }) },
  { name: "a JSON representation", docs: (text) => resource({ json: `{ "id": "${text}" }` }) },
  {
    name: "a line before an include",
    docs: (text) => ({ ...api({ intro: `${text} [!INCLUDE [a](../includes/a.md)]` }), "includes/a.md": "An include." }),
  },
  {
    name: "an include",
    docs: (text) => ({ ...api({ intro: "[!INCLUDE [a](../includes/a.md)]" }), "includes/a.md": text }),
  },
  {
    name: "several includes",
    docs: (text) => {
      const names = ["a", "b", "c"];
      const directives = names.map((name) => `[!INCLUDE [a](../includes/${name}.md)]`);
      const includes = names.map((name) => [`includes/${name}.md`, text] as const);
      return { ...api({ intro: directives.join(" ") }), ...Object.fromEntries(includes) };
    },
  },
  {
    name: "the path of an include",
    docs: (text) => api({ intro: `[!INCLUDE [a](../includes/${text}.md)]` }),
  },
];

/** Positions for whole lines. */
export const blockPositions: readonly Position[] = [
  { name: "the start of the page", docs: (text) => ({ "api/lamp-get.md": text }) },
  { name: "the front matter", docs: (text) => api({ front: `---\n${text}---\n` }) },
  { name: "the introduction", docs: (text) => api({ intro: `\n${text}\n` }) },
  { name: "the permissions", docs: (text) => api({ permissions: `\n${text}\n` }) },
  { name: "the rows of the permissions", docs: (text) => api({ permissions: `${permissionTable("A.Read")}${text}` }) },
  { name: "the HTTP request", docs: (text) => api({ requests: `\n${text}\n` }) },
  { name: "the code of the HTTP request", docs: (text) => api({ requests: fenced("http", text) }) },
  { name: "the request body", docs: (text) => api({ body: `\n${text}\n` }) },
  { name: "the response", docs: (text) => api({ response: `\n${text}\n` }) },
  { name: "the examples", docs: (text) => api({ examples: `\n${text}\n` }) },
  { name: "the request of an example", docs: (text) => api({ examples: example(`${GET}\n${text}`, OK) }) },
  { name: "the body of an example", docs: (text) => api({ examples: example(GET, `${OK}\n{${text}}`) }) },
  { name: "the introduction of a resource", docs: (text) => resource({ intro: `\n${text}\n` }) },
  {
    name: "the rows of the properties",
    docs: (text) => resource({ properties: `${row("id", "String", "A.")}${text}` }),
  },
  { name: "the methods of a resource", docs: (text) => resource({ methods: `\n${text}\n` }) },
  { name: "the members of an enumeration", docs: (text) => resource({ members: `\n${text}\n` }) },
  { name: "the JSON representation", docs: (text) => resource({ json: `{${text}}` }) },
  {
    name: "an include",
    docs: (text) => ({ ...api({ intro: "[!INCLUDE [a](../includes/a.md)]" }), "includes/a.md": text }),
  },
];

/** A block that can contain a text. `wrap` puts the text into the block. */
export interface Nesting {
  readonly name: string;
  readonly wrap: (text: string) => string;
}

const prefixed = (first: string, others: string) => (text: string) =>
  text
    .split("\n")
    .map((line, index) => `${index === 0 ? first : others}${line}`)
    .join("\n");

export const nestings: readonly Nesting[] = [
  { name: "no other block", wrap: (text) => text },
  { name: "a block quote", wrap: prefixed("> ", "> ") },
  { name: "a list item", wrap: prefixed("- ", "  ") },
  { name: "an element", wrap: (text) => `<div>\n${text}\n</div>\n` },
  { name: "a list in a block quote", wrap: prefixed("> - ", ">   ") },
];
