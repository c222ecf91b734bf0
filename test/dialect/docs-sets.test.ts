import { describe, expect, it } from "vitest";
import type { Dialect } from "../../generator/dialect/dialect.js";
import { extendDialect } from "../../generator/dialect/extend-dialect.js";
import { microsoftGraph } from "../../generator/dialect/microsoft-graph.js";
import type { OperationFacts, Page } from "../../generator/page/page.js";
import { readPage } from "../../generator/page/read-page.js";
import { docOf } from "../page/doc-of.js";

const fence = (...lines: readonly string[]): string => ["```http", ...lines, "```", ""].join("\n");

function pageOf(lines: readonly string[], dialect: Dialect = microsoftGraph, includes = {}): Page {
  return readPage(docOf(`${lines.join("\n")}\n`, includes), dialect);
}

function factsOf(page: Page): OperationFacts {
  return page.operation ?? expect.fail("The page was not read as an operation's.");
}

/** The facts of an operation that callers need, in a short form. */
function gist(page: Page): Record<string, unknown> {
  const { shared, requests, response, examples, ...facts } = factsOf(page);
  const names = (rows: readonly { name: string }[]): string[] => rows.map(({ name }) => name);
  return {
    permissions: shared.permissions.map((set) => [
      set.delegatedWork.least,
      set.delegatedPersonal.least,
      set.application.least,
    ]),
    requests: requests.map(({ method, path }) => `${method} ${path}`),
    pathParameters: names(facts.pathParameters),
    headers: names(facts.requestHeaders),
    body: facts.requestBody?.type?.name ?? null,
    fields: facts.requestBody?.fields.map(({ name, type }) => `${name}: ${type?.name ?? "?"}`) ?? [],
    responses: response?.statuses.map(({ status, type }) => [status, type?.name ?? null, type?.collection ?? false]),
    examples: examples.map(({ title, request, response }) => [title, request.url, response?.status ?? null]),
  };
}

describe("a docs set in OneDrive's style", () => {
  const page = pageOf(
    [
      "---",
      "title: Copy a lamp",
      "---",
      "# Copy a lamp",
      "",
      "## Permissions",
      "",
      "[!INCLUDE [permissions](../includes/lamp-permissions.md)]",
      "",
      "## HTTP request",
      "",
      '<!-- { "blockType": "ignored" } -->',
      "",
      fence("POST /rooms/{room-id}/lamps/{lamp-id}/copy", "POST /me/lamps/{lamp-id}/copy"),
      "By address:",
      "",
      fence("POST /me/room:/{lamp-path}:/copy"),
      "## Optional request headers",
      "",
      "| Name       | Value | Description",
      "|:-----------|:------|:-----------",
      "| _if-match_ | etag  | Only that state of the lamp.",
      "",
      "## Request body",
      "",
      "Supply a JSON representation of the following parameters.",
      "",
      "| Name   | Value                   | Description",
      "|:-------|:------------------------|:-----------",
      "| parent | [LampRef][ref-resource] | Optional. The room.",
      "| name   | string                  | The new name.",
      "",
      "## Response",
      "",
      "This method returns a `202 Accepted` and the new [lamp][lamp-resource] resource in the response body.",
      "",
      "## Example",
      "",
      '<!-- { "blockType": "request", "name": "copy-lamp" } -->',
      "",
      fence("POST /me/lamps/1/copy", "Content-Type: application/json", "", '{ "name": "Two" }'),
      "### Response",
      "",
      '<!-- { "blockType": "response", "@odata.type": "microsoft.graph.lamp" } -->',
      "",
      fence("HTTP/1.1 202 Accepted", "Content-Type: application/json", "", '{ "id": "2" }'),
      "[lamp-resource]: ../resources/lamp.md",
      "[ref-resource]: ../resources/lampref.md",
    ],
    microsoftGraph,
    {
      "includes/lamp-permissions.md":
        "|Permission type | Permissions (from least to most privileged)|\n|:--|:--|\n|Delegated (work or school account) | Lamps.Read, Lamps.ReadWrite|\n|Delegated (personal Microsoft account) | Lamps.Read |\n|Application | Lamps.Read.All |\n",
    },
  );

  it("is read without findings", () => {
    expect(page).toMatchObject({ kind: "api", title: "Copy a lamp", diagnostics: [] });
    expect(gist(page)).toEqual({
      permissions: [[[["Lamps.Read"]], [["Lamps.Read"]], [["Lamps.Read.All"]]]],
      requests: [
        "POST /rooms/{room-id}/lamps/{lamp-id}/copy",
        "POST /me/lamps/{lamp-id}/copy",
        "POST /me/room:/{lamp-path}:/copy",
      ],
      pathParameters: [],
      headers: ["if-match"],
      body: null,
      fields: ["parent: LampRef", "name: string"],
      responses: [[202, "lamp", false]],
      examples: [[null, "/me/lamps/1/copy", 202]],
    });
  });

  it("keeps the values and links in the tables of headers, properties and responses", () => {
    const { requestHeaders, requestBody, response } = factsOf(page);
    expect(requestHeaders[0]?.description).toBe("etag: Only that state of the lamp.");
    expect(requestBody?.fields[0]).toMatchObject({
      type: { link: "../resources/lampref.md" },
      description: "Optional. The room.",
      facts: { required: false },
    });
    expect(response?.statuses[0]?.type?.link).toBe("../resources/lamp.md");
  });
});

describe("a docs set in the style of Microsoft's partner references", () => {
  const page = pageOf([
    "# Create a cart",
    "",
    "## Prerequisites",
    "",
    "|Permission type|Permission|",
    "|:--|:--|",
    "|Application|Carts.ReadWrite.All|",
    "",
    "## REST request",
    "",
    "### Request syntax",
    "",
    "|Method|Request URI|",
    "|:--|:--|",
    "|**POST**|[*{baseURL}*](rest-urls.md)/v1/customers/{customer-id}/carts HTTP/1.1|",
    "",
    "### URI parameters",
    "",
    "|Parameter|Type|Description|",
    "|:--|:--|:--|",
    "|customer-id|string|Who buys.|",
    "",
    "### Request headers",
    "",
    "|Name|Value|",
    "|:--|:--|",
    "|Authorization|Bearer {token}. Required.|",
    "",
    "### Request body",
    "",
    "|Property|Type|Required|Description|",
    "|:--|:--|:--|:--|",
    "|lines|[cartLine](cartline.md) collection|Yes|What is bought.|",
    "",
    "### Request example",
    "",
    fence("POST https://api.shop.example/v1/customers/7/carts HTTP/1.1", "Content-Type: application/json", "", "{}"),
    "## REST response",
    "",
    "If successful, this method returns the `201` status and a [cart](cart.md) resource in the response body.",
    "",
    "### Response success and error codes",
    "",
    "|Status code|Error code|Description|",
    "|:--|:--|:--|",
    "|404|unknownCustomer|There is none.|",
    "",
    "### Response example",
    "",
    fence("HTTP/1.1 201 Created", "Content-Type: application/json", "", '{ "id": "c" }'),
  ]);

  it("is read without findings", () => {
    expect(gist(page)).toEqual({
      permissions: [[[], [], [["Carts.ReadWrite.All"]]]],
      requests: ["POST /customers/{customer-id}/carts"],
      pathParameters: ["customer-id"],
      headers: ["Authorization"],
      body: null,
      fields: ["lines: cartLine"],
      responses: [[201, "cart", false]],
      examples: [[null, "https://api.shop.example/v1/customers/7/carts", 201]],
    });
    expect(factsOf(page).requests[0]?.source).toMatchObject({ line: 15 });
    expect(factsOf(page).shared.errors).toMatchObject([{ status: 404, code: "unknownCustomer" }]);
    expect(page.diagnostics).toEqual([]);
  });
});

describe("a custom dialect", () => {
  const own = extendDialect(microsoftGraph, {
    headings: {
      permissions: ["Scopes"],
      httpRequest: ["Call"],
      pathParameters: ["In the path"],
      requestHeaders: ["Envelope"],
      requestBody: ["Payload"],
      response: ["Outcome"],
      examples: ["See it work"],
      exampleRequest: ["You send"],
    },
    columns: {
      permissionType: ["Who"],
      permissionsLeastFirst: ["Needs"],
      name: ["Field"],
      type: ["Shape"],
      description: ["Meaning"],
      required: ["Must"],
    },
    permissionRows: { delegatedWork: ["A person"], application: ["A robot"] },
    phrases: { notSupported: ["never"], yes: ["always"], noRequestBody: ["leave it empty"] },
    httpFences: ["wire"],
    serviceRoots: ["{here}"],
  });
  const wire = (...lines: readonly string[]): string => fence(...lines).replace("```http", "```wire");

  it("can have its own word for every heading", () => {
    const page = pageOf(
      [
        "# Add a lamp\n\n## Scopes\n\n|Who|Needs|\n|--|--|\n|A person|Lamps.Write|\n|A robot|never|\n",
        `## Call\n\n${wire("POST {here}/lamps/{id}")}`,
        "## In the path\n\n|Field|Shape|Meaning|\n|--|--|--|\n|id|String|Its name.|\n",
        "## Envelope\n\n|Field|Meaning|\n|--|--|\n|Prefer|How.|\n",
        "## Payload\n\n|Field|Shape|Must|Meaning|\n|--|--|--|--|\n|watts|Int32|always|Power.|\n",
        "## Outcome\n\nReturns `201 Created` and a [lamp](lamp.md) object.\n",
        `## See it work\n\n### You send\n\n${wire("POST /lamps/1")}\n### Outcome\n\n${wire("HTTP/1.1 201 Created")}`,
      ],
      own,
    );
    expect(gist(page)).toEqual({
      permissions: [[[["Lamps.Write"]], [], []]],
      requests: ["POST /lamps/{id}"],
      pathParameters: ["id"],
      headers: ["Prefer"],
      body: null,
      fields: ["watts: Int32"],
      responses: [[201, "lamp", false]],
      examples: [[null, "/lamps/1", 201]],
    });
    expect(factsOf(page).requestBody?.fields[0]?.facts.required).toBe(true);
    expect(page.diagnostics).toEqual([]);
  });

  it("does not replace the built-in words", () => {
    const page = pageOf(
      [`# Get lamps\n\n## HTTP request\n\n${fence("GET /lamps")}`, "## Payload\n\nLeave it empty.\n"],
      own,
    );
    expect(factsOf(page)).toMatchObject({ requests: [{ path: "/lamps" }], requestBody: { none: true } });
  });
});

describe("a localised page with English anchors", () => {
  const lines = [
    "# 램프 만들기",
    "",
    '## <a name="permissions"></a>권한',
    "",
    "|권한 유형|권한(최소에서 최대)|",
    "|:--|:--|",
    "|Delegated (work or school account)|Lamps.ReadWrite|",
    "|Delegated (personal Microsoft account)|Not supported.|",
    "|Application|Lamps.ReadWrite.All|",
    "",
    '## <a name="http-request"></a>HTTP 요청',
    "",
    fence("POST /lamps"),
    '## <a name="request-headers"></a>요청 헤더',
    "",
    "|이름|설명|",
    "|:--|:--|",
    "|Authorization|Bearer {token}|",
    "",
    '## <a name="request-body"></a>요청 본문',
    "",
    "|속성|형식|설명|",
    "|:--|:--|:--|",
    "|name|String|램프의 이름.|",
    "",
    '## <a name="response"></a>응답',
    "",
    "성공하면 응답 본문에 `201 Created` 응답 코드와 [lamp](../resources/lamp.md) 개체를 반환합니다.",
    "",
    '## <a name="examples"></a>예',
    "",
    '### <a name="request"></a>요청',
    "",
    '<!-- { "blockType": "request", "name": "create_lamp" } -->',
    fence("POST https://graph.microsoft.com/v1.0/lamps", "", '{ "name": "a" }'),
    '### <a name="response"></a>응답',
    "",
    '<!-- { "blockType": "response", "@odata.type": "microsoft.graph.lamp" } -->',
    fence("HTTP/1.1 201 Created", "", '{ "name": "a" }'),
  ];
  const expected = {
    permissions: [[[["Lamps.ReadWrite"]], [], [["Lamps.ReadWrite.All"]]]],
    requests: ["POST /lamps"],
    pathParameters: [],
    headers: ["Authorization"],
    body: null,
    fields: ["name: String"],
    // The dialect does not have Korean words for a body, so the sentence does not give a type. The annotation of the
    // example has the type.
    responses: [[201, null, false]],
    examples: [[null, "https://graph.microsoft.com/v1.0/lamps", 201]],
  };

  it("has the facts of the English page, even if docwright does not know the table headers", () => {
    const page = pageOf(lines);
    expect(page).toMatchObject({ kind: "api", title: "램프 만들기" });
    expect(gist(page)).toEqual(expected);
    expect(page.diagnostics.map(({ rule, severity, line }) => [rule, severity, line])).toEqual([
      ["assumed-columns", "info", 19],
      ["assumed-columns", "info", 25],
      ["assumed-columns", "info", 5],
    ]);
  });

  it("is read without findings if the dialect has the Korean words", () => {
    const korean = extendDialect(microsoftGraph, {
      columns: {
        name: ["이름", "속성"],
        type: ["형식"],
        description: ["설명"],
        permissionType: ["권한 유형"],
        permissionsLeastFirst: ["권한(최소에서 최대)"],
      },
      permissionRows: {
        delegatedWork: ["위임됨(회사 또는 학교 계정)"],
        delegatedPersonal: ["위임됨(개인 Microsoft 계정)"],
        application: ["응용 프로그램"],
      },
      phrases: { notSupported: ["지원되지 않음"] },
    });
    const translated = lines.map((line) =>
      line
        .replace("Delegated (work or school account)", "위임됨(회사 또는 학교 계정)")
        .replace("Delegated (personal Microsoft account)", "위임됨(개인 Microsoft 계정)")
        .replace("|Application|", "|응용 프로그램|")
        .replace("Not supported.", "지원되지 않음"),
    );
    const page = pageOf(translated, korean);
    expect(gist(page)).toEqual(expected);
    expect(page.diagnostics).toEqual([]);
  });

  it("has properties, relationships and methods if it is about a type", () => {
    const page = pageOf([
      "# lamp 리소스 종류",
      '\n## <a name="methods"></a>메서드\n\n|메서드|반환 형식|설명|\n|--|--|--|\n|[가져오기](../api/lamp-get.md)|[lamp](lamp.md)|읽습니다.|',
      '\n## <a name="properties"></a>속성\n\n|속성|형식|설명|\n|--|--|--|\n|name|String|이름.|',
      '\n## <a name="relationships"></a>관계\n\n|관계|형식|설명|\n|--|--|--|\n|room|[room](room.md)|방.|',
    ]);
    expect(page.types).toMatchObject([
      {
        name: "lamp",
        properties: [{ name: "name", type: { name: "String" } }],
        relationships: [{ name: "room", type: { name: "room" } }],
        methods: [{ title: "가져오기", returnType: { name: "lamp" }, description: "읽습니다." }],
      },
    ]);
  });
});
