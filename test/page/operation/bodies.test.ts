import { describe, expect, it } from "vitest";
import { findingsAbout, operationOf } from "./operation-of.js";

const post = "## HTTP request\n\n```http\nPOST /lamps\n```\n\n";

describe("the request body", () => {
  it("has the type to which the section links, and the rows of the table in the section", () => {
    const { requestBody } = operationOf(
      `${post}## Request headers\n\n|Header|Description|\n|--|--|\n|Content-Type|application/json. Required.|\n\n## Request body\nIn the request body, supply a JSON representation of the [lamp](../resources/lamp.md) object.\n\nThe table shows more.\n\n|Property|Type|Description|\n|--|--|--|\n|id|String|Inherited from [entity](../resources/entity.md). Required.|\n|parts|[part](../resources/part.md) collection||\n`,
    );
    expect(requestBody).toMatchObject({
      none: false,
      contentType: "application/json",
      type: { name: "lamp", link: "../resources/lamp.md", collection: false },
      stream: false,
      fields: [
        { name: "id", type: { name: "String" }, facts: { required: true, inheritedFrom: { name: "entity" } } },
        { name: "parts", type: { name: "part", collection: true } },
      ],
      description: "In the request body, supply a JSON representation of the lamp object.\n\nThe table shows more.",
    });
  });

  it.each([
    ["The request body must contain  **appId**.", ["appId"]],
    ["The request body must contain **displayName**, which is a required property.", ["displayName"]],
    [
      "The request body must contain **displayName**, **agentIdentityBlueprintAppId**, and a valid **sponsor** reference.",
      ["displayName", "agentIdentityBlueprintAppId", "sponsor"],
    ],
    ["The request body must include the `name` and `size` properties.", ["name", "size"]],
    ["The request body must contain the user to create.", undefined],
    ["The request body can contain **name**.", undefined],
  ])("has the required properties of the sentence: %s", (sentence, names) => {
    const text = `${post}## Request body\nSupply a JSON representation of a [lamp](../resources/lamp.md) object. ${sentence}\n`;
    expect(operationOf(text).requestBody?.required?.map(({ name }) => name)).toEqual(names);
  });

  it.each([
    [
      "Properties of an [ipLocation](../resources/iplocation.md):",
      "Properties of a [cityLocation](../resources/citylocation.md):",
    ],
    ["### ipLocation object", "### cityLocation object"],
  ])("requires only the properties that all tables require if each table describes another type: %s", (one, other) => {
    const table = (name: string): string =>
      `|Property|Type|Description|\n|--|--|--|\n|name|String|Required.|\n|${name}|String|Required.|`;
    const tables = [one, table("ip"), other, table("city")].join("\n\n");
    const requires = (text: string) =>
      operationOf(`${post}## Request body\n\n${text}\n`).requestBody?.fields.map(
        ({ name, facts }) => `${name} ${String(facts.required)}`,
      );
    expect(requires(tables)).toEqual(["name true", "ip null", "name true", "city null"]);
    expect(requires(`${one}\n\n${table("ip")}\n\nMore properties:\n\n${table("city")}`)).toContain("city true");
  });

  it("has several types if a later sentence names the type as an alternative", () => {
    const { requestBody } = operationOf(
      `${post}## Request body\n\nSupply a [lamp](lamp.md) object. In shops, supply a [lamp](lamp.md) or [candle](candle.md) object.\n`,
    );
    expect(requestBody?.type).toMatchObject({ name: "lamp", alternatives: [{ name: "candle" }] });
  });

  it.each([
    "Do not supply a request body for this method.",
    "Don't supply a request body for this method.",
    "This method does not require a request body.",
    "None.",
  ])("is empty if the page says: %s", (text) => {
    expect(operationOf(`${post}## Request body\n${text}\n`).requestBody).toMatchObject({ none: true, type: null });
  });

  it("is optional if the page shows a body, but says that none is required", () => {
    const inner = '<!-- { "blockType": "resource", "@odata.type": "lampState" } -->\n```json\n{ "on": true }\n```\n\n';
    const shown = 'However, you can specify:\n\n```json\n{ "item": { "on": true } }\n```\n';
    const { requestBody } = operationOf(`${post}## Request body\nNo request body is required.\n\n${inner}${shown}`);
    expect(requestBody).toMatchObject({ none: false, optional: true, fields: [{ name: "item" }] });
  });

  it("can be bytes", () => {
    expect(
      operationOf("## Request body\nThe contents of the request body should be the binary stream of the file.\n")
        .requestBody,
    ).toMatchObject({ stream: true, type: null, none: false });
  });

  it("is bytes if its content type is not JSON, even if the section links to a resource", () => {
    const headers = "## Request headers\n\n|Header|Value|\n|--|--|\n|Content-Type|text/xml. Required.|\n\n";
    expect(
      operationOf(`${headers}## Request body\nThe [lamp](../resources/lamp.md) resource.\n`).requestBody,
    ).toMatchObject({ stream: true, type: null, contentType: "text/xml" });
  });

  it.each([
    ["Use `application/json` for a JSON object and `text/plain` for MIME content.", "text/plain"],
    ["`application/json` or `application/ipp`. Required.", undefined],
    ["`text/html` or `text/plain`.", undefined],
  ])("can be text instead of JSON if the header says so: %s", (header, textType) => {
    const headers = `## Request headers\n\n|Header|Value|\n|--|--|\n|Content-Type|${header}|\n\n`;
    const { requestBody } = operationOf(`${headers}## Request body\nThis method does not require a request body.\n`);
    expect(requestBody?.textType).toBe(textType);
  });

  it("is unknown if the section is missing or empty", () => {
    expect(operationOf(post).requestBody).toBeNull();
    expect(operationOf(`${post}## Request body\n\n## Response\n`).requestBody).toBeNull();
  });

  it("does not exist for a GET request, even if a section describes a body", () => {
    const get = (text: string): string =>
      `## HTTP request\n\n\`\`\`http\nGET /lamps\n\`\`\`\n\n## Request body\n\n${text}\n`;
    const asked = operationOf(get("Supply a JSON representation of a [lamp](../resources/lamp.md) object."));
    expect(asked.requestBody).toMatchObject({ none: true, type: null });
    expect(findingsAbout(asked, "unexpected-content")).toEqual([7]);
    expect(findingsAbout(operationOf(get("Do not supply a request body.")), "unexpected-content")).toEqual([]);
  });

  it("has the properties in the JSON of the section if the section does not have a table", () => {
    const { requestBody } = operationOf(
      `${post}## Request body\nYou may _optionally_ include the parameters in a JSON body, as follows.\n\`\`\`JSON\n{ "dim": true, "name": "x", "level": 1 }\n\`\`\`\n`,
    );
    expect(requestBody).toMatchObject({
      none: false,
      optional: true,
      type: null,
      fields: [
        { name: "dim", type: { name: "Boolean" }, source: { line: 9 } },
        { name: "name", type: { name: "String" } },
        { name: "level", type: null },
      ],
    });
  });

  it("has a finding if its table does not have a column with property names", () => {
    const facts = operationOf(`${post}## Request body\nText.\n\n|Colour|Meaning|\n|--|--|\n|red|Stop.|\n`);
    expect(findingsAbout(facts, "unreadable-table")).toEqual([10]);
  });
});

describe("the response", () => {
  it("has the type that is between stars, even if the stars are not valid Markdown", () => {
    const { response } = operationOf(
      "## Response\n\nIf successful, this method returns a `200 OK` response code and an updated **lamp ** object in the response body.\n",
    );
    expect(response).toMatchObject({ statuses: [{ status: 200, type: { name: "lamp" } }] });
  });

  it("has a status and the type of the body", () => {
    const { response } = operationOf(
      "## Response\n\nIf successful, this method returns a `201 Created` response code and a [lamp](../resources/lamp.md) object in the response body.\n",
    );
    expect(response).toMatchObject({
      statuses: [
        { status: 201, type: { name: "lamp", link: "../resources/lamp.md" }, stream: false, source: { line: 3 } },
      ],
      source: { line: 1 },
    });
  });

  it("has the status of the example if the Response section does not name a status, which is reported", () => {
    const facts = operationOf(
      "## Response\n\nThis method returns a collection of [lamp](../resources/lamp.md) objects in the response body.\n\n## Example\n\n```http\nPOST /lamps\n```\n\n```http\nHTTP/1.1 202 Accepted\n```\n",
    );
    expect(facts.response?.statuses).toMatchObject([{ status: 202, type: { name: "lamp", collection: true } }]);
    expect(findingsAbout(facts, "missing-status")).toEqual([3]);
  });

  it.each([
    ["This method returns a [lamp][] for the room.", "lamp", false],
    ["If successful, returns the collection of [lamp][].", "lamp", true],
    ["If successful, this method returns a [list][] in the response body.", "list", false],
  ])("has the linked type: %s", (sentence, name, collection) => {
    const links = "[lamp]: ../resources/lamp.md\n[list]: ../resources/list.md\n";
    const { response } = operationOf(`## Response\n\n${sentence}\n\n${links}`);
    expect(response?.statuses).toMatchObject([{ status: 200, type: { name, collection } }]);
  });

  it("does not have a type if the link does not point to a resource page", () => {
    const { response } = operationOf(
      "## Response\n\nReturns `207` and an array of entries containing [error](/graph/errors) objects and names.\n",
    );
    expect(response?.statuses).toMatchObject([{ status: 207, type: null }]);
  });

  it("is reported if neither the section nor an example has a status", () => {
    const missing = (text: string): number[] => findingsAbout(operationOf(text), "missing-response");
    const example = "## Example\n\n```http\nPOST /lamps\n```\n\n```http\nHTTP/1.1 202 Accepted\n```\n";
    expect(missing(post)).toEqual([1]);
    expect(missing(`${post}## Response\n\nIt depends.\n`)).toEqual([7]);
    expect(missing(`${post}${example}`)).toEqual([]);
    expect(missing(`${post}## Response\n\n\`204 No Content\`\n`)).toEqual([]);
  });

  it("comes from the main Response section, not from the Response section of an example", () => {
    const { response } = operationOf(
      "### Response\n\n`404 Not Found`\n\n## Response\n\nReturns a `204 No Content` response code.\n\n## Example\n\n### Response\n\n`500` it is.\n",
    );
    expect(response?.statuses).toMatchObject([{ status: 204, type: null }]);
  });
});

describe("the response of a page without a main Response section", () => {
  it("comes from the text of the Response section of an example", () => {
    const facts = operationOf(
      `${post}## Example\n\n### Request\n\n\`\`\`http\nPOST /lamps\n\`\`\`\n\n### Response\n\nReturns \`302 Found\`, which redirects to the file.\n\n\`\`\`http\nHTTP/1.1 302 Found\n\`\`\`\n`,
    );
    expect(facts.response?.statuses).toMatchObject([{ status: 302, type: null }]);
  });
});

describe("errors", () => {
  it.each([
    ["pt-BR", "Código de status de HTTP", "Código de erro", "Mensagem de erro"],
    ["de-DE", "HTTP-Statuscode", "Fehlercode", "Fehlermeldung"],
    ["es-ES", "Código de estado", "Código de error", "Mensaje de error"],
    ["fr-FR", "Code d'état HTTP", "Code d'erreur", "Message d'erreur"],
    ["ja-JP", "HTTP 状態コード", "エラー コード", "エラー メッセージ"],
    ["ru-RU", "Код состояния", "Код ошибки", "Сообщение об ошибке"],
    ["zh-CN", "HTTP 状态代码", "错误代码", "错误消息"],
  ])("are read from the columns of a table in %s", (_, ...headers) => {
    const { errors } = operationOf(`## Errors\n\n|${headers.join("|")}|\n|--|--|--|\n|404|lampNotFound|No lamp.|\n`);
    expect(errors).toMatchObject([{ status: 404, code: "lampNotFound", description: "No lamp." }]);
  });

  it("are read from the table of an Errors section or of the Response section", () => {
    const table =
      "|HTTP status code|Error code|Error message|\n|--|--|--|\n|404|`lampNotFound`|No such lamp.|\n|200 OK|fine|Not an error.|\n";
    const rows = [{ status: 404, code: "lampNotFound", description: "No such lamp." }];
    expect(operationOf(`## Error responses\n\n${table}`).errors).toMatchObject(rows);
    expect(operationOf(`## Response\n\nIt is.\n\n### Errors\n\n${table}`).errors).toMatchObject(rows);
  });

  it("include a status that only a sentence names", () => {
    const table = "|Status code|Error code|\n|--|--|\n|404|lampNotFound|\n";
    const { errors } = operationOf(`## Response\n\nReturns \`404 Not Found\` or \`409 Conflict\`.\n\n${table}`);
    expect(errors.map(({ status, code }) => [status, code])).toEqual([
      [404, "lampNotFound"],
      [409, null],
    ]);
  });
});
