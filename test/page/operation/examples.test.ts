import { describe, expect, it } from "vitest";
import { findingsAbout, operationOf } from "./operation-of.js";

const request = (url: string, annotation = '"blockType": "request"'): string =>
  `<!-- { ${annotation} } -->\n\`\`\`http\nGET ${url}\n\`\`\`\n\n`;
const response = (status: number, annotation = '"blockType": "response"'): string =>
  `<!-- { ${annotation} } -->\n\`\`\`http\nHTTP/1.1 ${String(status)} OK\n\`\`\`\n\n`;

function pairsOf(text: string): (string | number | null)[][] {
  return operationOf(text).examples.map((example) => [
    example.title,
    example.request.url,
    example.response?.status ?? null,
  ]);
}

describe("an example", () => {
  it.each([
    ["under a heading", "### Response\n\n```json\n{}\n```\n"],
    ["after a sentence", "The following is the response.\n\n```\n[]\n```\n"],
    [
      "with an annotation",
      '<!-- { "blockType": "response" } -->\n```http\nContent-Type: application/json\n\n{}\n```\n',
    ],
  ])("can have a response without a status line %s", (_, block) => {
    const created = "## Response\n\nReturns `201 Created` and a [lamp](lamp.md) object in the response body.\n\n";
    const operation = operationOf(`${created}## Example\n\n### Request\n\n${request("/lamps")}${block}`);
    expect(operation.examples.map(({ response }) => response?.status)).toEqual([201]);
    expect(findingsAbout(operation, "missing-status-line")).toHaveLength(1);
  });

  it.each([
    ["a status without the version of HTTP", "```json\n200 OK\n{}\n```\n", 200],
    ["words instead of a code block", "No content.\n", 204],
  ])("can have a response with %s", (_, block, status) => {
    const documented = "## Response\n\nReturns `204 No Content`.\n\n";
    const page = `${documented}## Example\n\n**Request**\n\n${request("/lamps")}**Response**\n\n${block}`;
    expect(pairsOf(page)).toEqual([[null, "/lamps", status]]);
  });

  it.each([
    ["under its heading", "### Request\n\n", ""],
    ["after a label", "", "**Request body**\n\n"],
  ])("can have the body of the request in a separate code block %s", (_, heading, label) => {
    const page = `## Example\n\n${heading}\`\`\`http\nPOST /lamps\n\`\`\`\n\n${label}\`\`\`json\n{ "on": true }\n\`\`\`\n\n`;
    expect(operationOf(page).examples).toMatchObject([{ request: { body: { on: true } }, response: null }]);
    expect(operationOf(`${page}### Response\n\n${response(201)}`).examples).toMatchObject([
      { request: { body: { on: true } }, response: { status: 201 } },
    ]);
  });

  it("is recognized outside of an Examples section if a bold label is before it", () => {
    const label = "Returns `200 OK`.\n\n**Request**\n\n";
    const shown = "```http\nGET /lamps\n```\n\n**Response**\n\n```json\n{}\n```\n";
    expect(pairsOf(`## Response\n\n${label}${shown}`)).toEqual([[null, "/lamps", 200]]);
    expect(pairsOf(`## Response\n\nReturns \`200 OK\`.\n\n${shown}`)).toEqual([]);
  });

  it("does not have a second response if a code block repeats the body of the first response", () => {
    const page = `## Example\n\n${request("/lamps/1")}### Response\n\n\`\`\`json\n{}\n\`\`\`\n\n${response(200)}`;
    expect(pairsOf(page)).toEqual([[null, "/lamps/1", 200]]);
  });

  it("can have a response with a placeholder such as {Raw bytes} instead of the body", () => {
    const page = "## Example\n\n```http\nGET /lamps/1/$value\n```\n\n```http\nHTTP/1.1 200 OK\n\n{Raw bytes}\n```\n";
    const operation = operationOf(page);
    expect(operation.examples[0]?.response).toMatchObject({ body: "{Raw bytes}", malformed: false });
    expect(findingsAbout(operation, "malformed-json")).toEqual([]);
  });

  it("can be in JSON code blocks that start with a request line or status line", () => {
    const page =
      '## Example\n\n**Request**\n\n```json\nPATCH /lamps(1)\n\n{ "on": true }\n```\n\n**Response**\n\n```json\nHTTP/1.1 200 OK\n\n{ "on": true }\n```\n\n```json\n{ "on": false }\n```\n';
    expect(pairsOf(page)).toEqual([[null, "/lamps(1)", 200]]);
  });

  it("has a request and a response, each with the values of its annotation and the place of its body", () => {
    const { examples } = operationOf(
      '## Example\n\n### Request\n<!-- {\n  "blockType": "request",\n  "name": "create_lamp"\n}-->\n``` http\nPOST https://graph.microsoft.com/v1.0/lamps\nContent-Type: application/json\n\n{ "id": "1" }\n```\n\n### Response\n> **Note:** Shortened.\n<!-- {\n  "blockType": "response",\n  "truncated": true,\n  "@odata.type": "microsoft.graph.lamp",\n  "isCollection": true\n}-->\n``` http\nHTTP/1.1 201 Created\nContent-Type: application/json\n\n{ "value": [] }\n```\n',
    );
    expect(examples).toMatchObject([
      {
        name: "create_lamp",
        title: null,
        request: {
          method: "POST",
          url: "https://graph.microsoft.com/v1.0/lamps",
          headers: { "Content-Type": "application/json" },
          body: { id: "1" },
          source: { line: 8 },
          bodySource: { line: 12, column: 1 },
        },
        response: {
          status: 201,
          body: { value: [] },
          truncated: true,
          type: "microsoft.graph.lamp",
          collection: true,
          expectError: false,
          source: { line: 23 },
        },
      },
    ]);
  });

  it("has the title of its section", () => {
    expect(
      pairsOf(
        `## Examples\n\n### Example 1: One\n\n#### Request\n\n${request("/1")}#### Response\n\n${response(200)}### Example 2: Two\n\n#### Request\n\n${request("/2")}#### Response\n\n${response(204)}`,
      ),
    ).toEqual([
      ["Example 1: One", "/1", 200],
      ["Example 2: Two", "/2", 204],
    ]);
  });

  it("is recognized without an annotation only in an Examples section", () => {
    const plain = "```http\nGET /1\n```\n\n```http\nHTTP/1.1 200 OK\n```\n\n";
    expect(pairsOf(`## Example\n\n${plain}`)).toEqual([[null, "/1", 200]]);
    expect(pairsOf(`## HTTP request\n\n${plain}`)).toEqual([]);
    expect(pairsOf(`## HTTP request\n\n${request("/1")}`)).toEqual([[null, "/1", null]]);
  });

  it("does not come from code in other languages or from a notification that the service sends", () => {
    expect(
      pairsOf(
        "## Example\n\n```javascript\nGET /1\n```\n\n### Notification - incoming\n\n```http\nPOST https://bot.example.com/calls\n```\n",
      ),
    ).toEqual([]);
  });
});

describe("requests and responses", () => {
  it("are paired by the name in their annotations", () => {
    expect(
      pairsOf(
        `## Example\n\n${request("/1", '"blockType": "request", "name": "a"')}${request("/2", '"blockType": "request", "name": "b"')}${response(202, '"blockType": "response", "name": "b"')}${response(201, '"blockType": "response", "name": "a"')}`,
      ),
    ).toEqual([
      [null, "/1", 201],
      [null, "/2", 202],
    ]);
  });

  it("are paired in their order if there are as many requests as responses", () => {
    expect(pairsOf(`## Example\n\n${request("/1")}${request("/2")}${response(201)}${response(202)}`)).toEqual([
      [null, "/1", 201],
      [null, "/2", 202],
    ]);
  });

  it("become one example for each response, and one for each request without a response", () => {
    expect(
      pairsOf(`## Example\n\n${request("/1")}## Example\n\n${request("/2")}${response(200)}${response(404)}`),
    ).toEqual([
      [null, "/1", null],
      [null, "/2", 200],
      [null, "/2", 404],
    ]);
  });

  it("are paired so that a request whose annotation says `ignored` does not get a response", () => {
    expect(
      pairsOf(`## Example\n\n${request("/1")}Or:\n\n${request("/2", '"blockType": "ignored"')}${response(200)}`),
    ).toEqual([
      [null, "/1", 200],
      [null, "/2", null],
    ]);
  });

  it("are reported if a response does not have a request, or if a code block does not fit its annotation", () => {
    expect(findingsAbout(operationOf(`## Example\n\n${response(200)}`), "unreadable-example")).toEqual([4]);
    const swapped = operationOf(`## Example\n\n${request("/1")}${request("/2", '"blockType": "response"')}`);
    expect(findingsAbout(swapped, "unreadable-example")).toEqual([9]);
  });

  it("are reported at the request if the request is a URL without a method", () => {
    const url = "```\nhttps://graph.microsoft.com/v1.0/lamps\n```\n\n";
    expect(findingsAbout(operationOf(`## Example\n\n${url}${response(200)}`), "unreadable-example")).toEqual([3]);
  });

  it.each([
    ['{\n  "webUrl&quot;: &quot;url"\n}', 13],
    ['{ "webUrl&quot;: 1 }', 12],
  ])("are reported at a double quote that a translation escaped: %j", (json, line) => {
    const block = `<!-- { "blockType": "response" } -->\n\`\`\`http\nHTTP/1.1 200 OK\n\n${json}\n\`\`\`\n`;
    const { diagnostics } = operationOf(`## Example\n\n${request("/1")}${block}`);
    const message = 'The JSON contains `&quot;` in place of a double quote. Write `"`.';
    expect(diagnostics.filter(({ rule }) => rule === "malformed-json")).toMatchObject([{ line, message }]);
  });

  it("are reported with the advice to write a list if an object contains objects without names", () => {
    const messages = ["{ {}, {} }", '{ "id": 1, "a" }'].map((json) => {
      const block = `<!-- { "blockType": "response" } -->\n\`\`\`http\nHTTP/1.1 200 OK\n\n${json}\n\`\`\`\n`;
      const { diagnostics } = operationOf(`## Example\n\n${request("/1")}${block}`);
      return diagnostics.find(({ rule }) => rule === "malformed-json")?.message;
    });
    const advice = "The object has a value without a name. Write a list in square brackets, or add the name.";
    expect(messages).toEqual([advice, advice]);
  });
});

describe("a response to several requests", () => {
  it("belongs to the requests that its annotation names", () => {
    const named = (name: string): string => `"blockType": "request", "name": "${name}"`;
    expect(
      pairsOf(
        `## Own\n\n${request("/me/lamps", named("own"))}## All\n\n${request("/lamps", named("all"))}## Response\n\n${response(200, '"blockType": "response", "name": ["all", "own", "none"]')}`,
      ),
    ).toEqual([
      [null, "/me/lamps", 200],
      [null, "/lamps", 200],
    ]);
  });

  it("belongs to all earlier requests with the same heading and the same method", () => {
    const two = (second: string): string =>
      `## Example\n\n### Request 1\n\n${request("/me/lamps")}Or:\n\n${second}### Response 1\n\n${response(200)}`;
    expect(pairsOf(two(request("/users/1/lamps", '"blockType": "ignored"')))).toEqual([
      [null, "/me/lamps", 200],
      [null, "/users/1/lamps", 200],
    ]);
    expect(pairsOf(two(request("/lamps").replace("GET", "POST")))).toEqual([
      [null, "/me/lamps", null],
      [null, "/lamps", 200],
    ]);
  });
});

describe("an annotation of a message", () => {
  it("is reported if no code block follows before the next heading or annotation", () => {
    const note = (role: string): string => `<!-- { "blockType": "${role}" } -->\n\n`;
    const facts = operationOf(
      `## Example\n\n\`\`\`http\nPATCH /lamps/1\n\`\`\`\n\n\n${note("request")}### Response\n\n${note("response")}${note("ignored")}Text\n\n${note("response")}`,
    );
    expect(facts.examples).toMatchObject([{ request: { method: "PATCH" }, response: null }]);
    expect(findingsAbout(facts, "unreadable-example")).toEqual([8, 12, 18]);
  });
});

it("a request that is annotated as a response is reported, with the correct annotation", () => {
  const { diagnostics } = operationOf(`## Example\n\n${request("/lamps", '"blockType": "response"')}`);
  expect(diagnostics.filter(({ rule }) => rule === "unreadable-example").map(({ message }) => message)).toEqual([
    'The block is annotated as a response, but starts with a request line. Write `"blockType": "request"` in the annotation.',
  ]);
});
