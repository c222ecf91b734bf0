import type { Docs } from "../lint/docs.js";

/** A kind of docs folder that can be created with any number of parts. */
export interface ModelShape {
  readonly name: string;
  /** @param count the number of parts, such as properties or pages */
  readonly docs: (count: number) => Docs;
}

const list = (count: number, part: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => part(index)).join("");

function resource(name: string, properties: string, more = ""): string {
  return `---
title: "${name} resource type"
doc_type: resourcePageType
---

# ${name} resource type

Namespace: microsoft.graph

A ${name}.

## Properties

| Property | Type | Description |
|:---|:---|:---|
${properties}

${more}
`;
}

function api(title: string, requests: string, more = ""): string {
  return `---
title: "${title}"
doc_type: apiPageType
---

# ${title}

Namespace: microsoft.graph

Read.

## Permissions

| Permission type | Permissions (from least to most privileged) |
|:---|:---|
| Application | Lamp.Read.All |

## HTTP request

\`\`\`http
${requests}
\`\`\`

## Response

If successful, this method returns a \`200 OK\` response code and a [lamp](../resources/lamp.md) object in the response body.

${more}
`;
}

const example = (url: string, body: string): string => `<!-- { "blockType": "request", "name": "one" } -->
\`\`\`http
GET https://graph.microsoft.com/v1.0${url}
\`\`\`

<!-- { "blockType": "response", "@odata.type": "microsoft.graph.lamp" } -->
\`\`\`http
HTTP/1.1 200 OK
Content-Type: application/json

${body}
\`\`\`

`;

const lamp = resource("lamp", "| id | String | The identifier. |\n");

const pages = (count: number, path: (index: number) => string, text: (index: number) => string): Docs =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [path(index), text(index)]));

const json = (count: number): string => `{ ${list(count, (index) => `"a${String(index)}": "x", `)}"id": "1" }`;

/** Operations with many requests and examples. */
export const requestShapes: readonly ModelShape[] = [
  {
    name: "requests of an operation",
    docs: (count) => ({
      "resources/lamp.md": lamp,
      "api/lamp-get.md": api(
        "Get lamp",
        list(count, (at) => `GET /lamps${String(at)}/{id}\n`),
      ),
    }),
  },
  {
    name: "examples of an operation",
    docs: (count) => ({
      "resources/lamp.md": lamp,
      "api/lamp-get.md": api(
        "Get lamp",
        "GET /lamps/{id}",
        `## Examples\n\n${example("/lamps/1", '{ "id": "1" }').repeat(count)}`,
      ),
    }),
  },
  {
    name: "requests of an operation, each with an example",
    docs: (count) => ({
      "resources/lamp.md": lamp,
      "api/lamp-get.md": api(
        "Get lamp",
        list(count, (at) => `GET /lamps${String(at)}/{id}\n`),
        `## Examples\n\n${list(count, (at) => example(`/lamps${String(at)}/1`, '{ "id": "1" }'))}`,
      ),
    }),
  },
  {
    name: "requests of an operation that lists items, each with an example",
    docs: (count) => ({
      "resources/lamp.md": lamp,
      "api/lamp-list.md": api(
        "List lamps",
        list(count, (at) => `GET /lamps${String(at)}\n`),
        `## Examples\n\n${list(count, (at) => example(`/lamps${String(at)}`, '{ "value": [] }'))}`,
      ).replace("[lamp](../resources/lamp.md) object", "collection of [lamp](../resources/lamp.md) objects"),
    }),
  },
  {
    name: "requests of an operation with a body that no example sends",
    docs: (count) => ({
      "api/lamp-switch.md": api(
        "lamp: switch",
        list(count, (at) => `POST /lamps${String(at)}/switch\n`),
        `## Request body\n\n|Property|Type|\n|-|-|\n|on|Boolean|\n\n## Examples\n\n${list(count, (at) =>
          example(`/lamps${String(at)}/switch`, "{}").replace("GET", "POST"),
        )}`,
      ),
    }),
  },
  {
    name: "requests of an operation, each with an example of another request",
    docs: (count) => ({
      "resources/lamp.md": lamp,
      "api/lamp-get.md": api(
        "Get lamp",
        list(count, (at) => `GET /lamps/{id}/drive${String(at)}:/{path}:/a\n`),
        `## Examples\n\n${list(count, (at) => example(`/lamps/${String(at)}/drive:/a/b/c:/b`, '{ "id": "1" }'))}`,
      ),
    }),
  },
  {
    name: "requests of an operation that differ in the names of placeholders, each with an example",
    docs: (count) => ({
      "resources/lamp.md": lamp,
      "api/lamp-get.md": api(
        "Get lamp",
        list(count, (at) => `GET /lamps/{a${String(at)}}\n`),
        `## Examples\n\n${list(count, (at) => example(`/lamps/${String(at)}`, '{ "id": "1" }'))}`,
      ),
    }),
  },
  {
    name: "headers of an operation and an example",
    docs: (count) => ({
      "resources/lamp.md": lamp,
      "api/lamp-get.md": api(
        "Get lamp",
        "GET /lamps/{id}",
        `## Request headers\n\n| Name | Description |\n|:---|:---|\n${list(8 * count, (at) => `| X-${String(at)} | A. |\n`)}\n## Examples\n\n${example(
          `/lamps/1\n${list(8 * count, (at) => `X-${String(at)}: a\n`)}`,
          '{ "id": "1" }',
        )}`,
      ),
    }),
  },
  {
    name: "requests of an operation that differ in the query, each with an example",
    docs: (count) => ({
      "resources/lamp.md": lamp,
      "api/lamp-get.md": api(
        "Get lamp",
        list(count, (at) => `GET /lamps/{id}/shade?a${String(at)}={b}\n`),
        `## Examples\n\n${list(count, (at) => example(`/lamps/${String(at)}/shade?a${String(at)}=1`, '{ "id": "1" }'))}`,
      ),
    }),
  },
];

const rowsOf = (count: number, name: string): string =>
  `|Property|Type|\n|-|-|\n${list(count, (at) => `|${name}${String(at)}|Boolean|\n`)}`;

const sender = (requests: string, rows: string, examples: string): Docs => ({
  "resources/lamp.md": lamp,
  "api/lamp-switch.md": api("lamp: switch", requests, `## Request body\n\n${rows}\n## Examples\n\n${examples}`),
});

const sent = (body: string): string =>
  example("/lamps/1/switch", "{}")
    .replace("GET", "POST")
    .replace(/(\/switch)/, `$1\n\n${body}`);

/** Operations whose request bodies have many properties, or whose examples send many. */
export const bodyShapes: readonly ModelShape[] = [
  {
    name: "requests of an operation, and rows of its body",
    docs: (count) =>
      sender(
        list(count, (at) => `POST /lamps${String(at)}/{id}/switch\n`),
        rowsOf(count, "a"),
        "",
      ),
  },
  {
    name: "examples of an operation, and rows of its body",
    docs: (count) =>
      sender(
        "POST /lamps/{id}/switch",
        rowsOf(count, "a"),
        list(count, (at) => sent(`{ "a${String(at)}": true }`)),
      ),
  },
  {
    name: "undocumented properties that an example sends",
    docs: (count) => sender("POST /lamps/{id}/switch", rowsOf(count, "a"), sent(json(count).replaceAll('"a', '"b'))),
  },
  {
    name: "properties that an example sends in another letter case",
    docs: (count) => sender("POST /lamps/{id}/switch", rowsOf(count, "a"), sent(json(count).replaceAll('"a', '"A'))),
  },
];

/** Kinds of JSON with many faults. */
export const faultShapes: readonly ModelShape[] = [
  {
    name: "undocumented objects of an example",
    docs: (count) => ({
      "resources/lamp.md": lamp,
      "api/lamp-get.md": api(
        "Get lamp",
        "GET /lamps/{id}",
        `## Examples\n\n${example("/lamps/1", `{ ${list(count, (at) => `"a${String(at)}": { "b": 1 }, `)}"id": "1" }`)}`,
      ),
    }),
  },
  {
    name: "unknown members of an example, and members of an enumeration",
    docs: (count) => ({
      "resources/lamp.md": resource(
        "lamp",
        "| id | String | The identifier. |\n| colors | color collection | The colors. |\n",
        `### color values\n\n| Member |\n|:---|\n${list(count, (at) => `| red${String(at)} |\n`)}`,
      ),
      "api/lamp-get.md": api(
        "Get lamp",
        "GET /lamps/{id}",
        `## Examples\n\n${example("/lamps/1", `{ "id": "1", "colors": [${list(count, (at) => `"blue${String(at)}", `)}"red0"] }`)}`,
      ),
    }),
  },
  {
    name: "unknown properties of an example, and properties of its type",
    docs: (count) => ({
      "resources/lamp.md": resource(
        "lamp",
        list(count, (at) => `| b${String(at)} | String | A. |\n`),
      ),
      "api/lamp-get.md": api("Get lamp", "GET /lamps/{id}", `## Examples\n\n${example("/lamps/1", json(count))}`),
    }),
  },
  {
    name: "contradictions of a representation",
    docs: (count) => ({
      "resources/lamp.md": resource(
        "lamp",
        list(count, (at) => `| a${String(at)} | Boolean | A. |\n`),
        `## JSON representation\n\n<!-- { "blockType": "resource", "@odata.type": "microsoft.graph.lamp" } -->\n\`\`\`json\n{ ${list(count, (at) => `"a${String(at)}": "String", `)}"id": "String" }\n\`\`\`\n`,
      ),
    }),
  },
];

/** One kind of docs folder for each kind of part. */
export const modelShapes: readonly ModelShape[] = [
  {
    name: "properties of a type",
    docs: (count) => ({
      "resources/lamp.md": resource(
        "lamp",
        list(count, (at) => `| a${String(at)} | String | A. |\n`),
      ),
    }),
  },
  {
    name: "properties with the same name",
    docs: (count) => ({ "resources/lamp.md": resource("lamp", "| a | String | A. |\n".repeat(count)) }),
  },
  {
    name: "properties of unknown types",
    docs: (count) => ({
      "resources/lamp.md": resource(
        "lamp",
        list(count, (at) => `| a${String(at)} | type${String(at)} | A. |\n`),
      ),
    }),
  },
  {
    name: "members of an enumeration",
    docs: (count) => ({
      "resources/lamp.md": resource(
        "lamp",
        "| color | lampColor | A. |\n",
        `### lampColor values\n\n| Member |\n|:---|\n${list(count, (at) => `| a${String(at)} |\n`)}`,
      ),
    }),
  },
  {
    name: "values of properties",
    docs: (count) => ({
      "resources/lamp.md": resource(
        "lamp",
        list(count, (at) => `| a${String(at)} | String | Possible values are: \`a${String(at)}\`, \`b\`. |\n`),
      ),
    }),
  },
  {
    name: "links of a page",
    docs: (count) => ({
      "resources/lamp.md": `${lamp}\n${list(count, (at) => `[a](../api/lamp${String(at)}.md)\n\n`)}`,
    }),
  },
  {
    name: "types",
    docs: (count) =>
      pages(
        count,
        (at) => `resources/lamp${String(at)}.md`,
        (at) => resource(`lamp${String(at)}`, "| id | String | A. |\n"),
      ),
  },
  {
    name: "types with the same name",
    docs: (count) =>
      pages(
        count,
        (at) => `resources/lamp${String(at)}.md`,
        () => lamp,
      ),
  },
  {
    name: "types that inherit from one another",
    docs: (count) =>
      pages(
        count,
        (at) => `resources/lamp${String(at)}.md`,
        (at) =>
          resource(`lamp${String(at)}`, "| id | String | A. |\n", "").replace(
            /^A .*$/m,
            `Inherits from [lamp${String(at + 1)}](lamp${String(at + 1)}.md).`,
          ),
      ),
  },
  {
    name: "operations",
    docs: (count) => ({
      "resources/lamp.md": lamp,
      ...pages(
        count,
        (at) => `api/lamp${String(at)}-get.md`,
        (at) => api(`Get lamp ${String(at)}`, `GET /lamps${String(at)}/{id}`),
      ),
    }),
  },
  {
    name: "operations with the same request",
    docs: (count) => ({
      "resources/lamp.md": lamp,
      ...pages(
        count,
        (at) => `api/lamp${String(at)}-get.md`,
        (at) => api(`Get lamp ${String(at)}`, "GET /lamps/{id}"),
      ),
    }),
  },
  ...requestShapes,
  {
    name: "undocumented properties of an example",
    docs: (count) => ({
      "resources/lamp.md": lamp,
      "api/lamp-get.md": api("Get lamp", "GET /lamps/{id}", `## Examples\n\n${example("/lamps/1", json(count))}`),
    }),
  },
  {
    name: "items of an example",
    docs: (count) => ({
      "resources/lamp.md": lamp,
      "api/lamp-get.md": api(
        "Get lamp",
        "GET /lamps",
        `## Examples\n\n${example("/lamps", `{ "value": [${list(count, () => '{ "id": "1", "b": 1 }, ')}{}] }`)}`,
      ),
    }),
  },
  {
    name: "methods of a type",
    docs: (count) => ({
      "resources/lamp.md": `${lamp}\n## Methods\n\n| Method | Return type | Description |\n|:---|:---|:---|\n${list(count, (at) => `| [Get ${String(at)}](../api/lamp${String(at)}.md) | lamp | A. |\n`)}`,
    }),
  },
  {
    name: "permissions in a cell",
    docs: (count) => ({
      "resources/lamp.md": lamp,
      "api/lamp-get.md": api("Get lamp", "GET /lamps/{id}").replace(
        "Lamp.Read.All",
        list(count, (at) => `Lamp${String(at)}.ReadWrite.All, Lamp${String(at)}.Read.All, `),
      ),
    }),
  },
  {
    name: "pages that use the same include",
    docs: (count) => ({
      "includes/a.md": "An include. ".repeat(2000),
      ...pages(
        count,
        (at) => `api/lamp${String(at)}-get.md`,
        (at) => api(`Get lamp ${String(at)}`, "GET /lamps", "[!INCLUDE [a](../includes/a.md)]"),
      ),
    }),
  },
  {
    name: "nested includes",
    docs: (count) => ({
      "api/lamp-get.md": api("Get lamp", "GET /lamps", "[!INCLUDE [a](../includes/a0.md)]"),
      ...pages(
        count,
        (at) => `includes/a${String(at)}.md`,
        (at) => `An include. [!INCLUDE [a](a${String(at + 1)}.md)]`,
      ),
    }),
  },
];
