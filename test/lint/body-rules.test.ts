import { describe, expect, it } from "vitest";
import { lint } from "../../generator/lint/lint.js";
import { apiPage, examples, documented, found, itemPage } from "./docs.js";

/** Docs whose example has a response body. The body starts in line 43. */
function answering(json: string, annotation = ""): Record<string, string> {
  const response = `HTTP/1.1 200 OK\nContent-Type: application/json\n\n${json}`;
  return {
    "api/item-get.md": apiPage({ examples: examples("GET /shop/items/1", response, annotation) }),
    "resources/item.md": itemPage(),
  };
}

/** Docs whose example has a request body. The body starts in line 42. */
function sending(json: string): Record<string, string> {
  const page = apiPage({
    requests: "POST /shop/items",
    body: "In the request body, supply a JSON representation of the [item](../resources/item.md) object.\n\n| Property | Type | Description |\n|:---|:---|:---|\n| displayName | String | The name. Required. |",
    response:
      "If successful, this method returns a `201 Created` response code and an [item](../resources/item.md) object in the response body.",
    examples: examples(`POST /shop/items\nContent-Type: application/json\n\n${json}`, "HTTP/1.1 201 Created"),
  });
  return { "api/item-post-items.md": page, "resources/item.md": itemPage() };
}

const RIGHT = `{
  "@odata.context": "https://graph.microsoft.com/v1.0/$metadata#items/$entity",
  "id": "1",
  "displayName": "Chair",
  "price": 12.5,
  "inStock": true,
  "tags": ["wood", "oak"],
  "color": "darkBlue",
  "made": "2024-03-14T05:35:57Z"
}`;

const BODY_RULES = [
  "unknown-property",
  "wrong-type",
  "unknown-member",
  "read-only-property",
  "missing-required",
  "sample-value",
  "inconsistent-case",
];

describe("a body that agrees with the tables", () => {
  it.each(BODY_RULES)("does not have findings of %s", async (rule) => {
    expect(await found(rule, answering(RIGHT))).toEqual([]);
    expect(await found(rule, sending('{ "displayName": "Chair", "price": 12.5 }'))).toEqual([]);
  });
});

describe("unknown-property", () => {
  it("is reported at the name in the JSON, with the nearest documented name as a suggestion", async () => {
    expect(await found("unknown-property", answering('{\n  "id": "1",\n  "dispalyName": "Chair"\n}'))).toEqual([
      "api/item-get.md:45:3 microsoft.graph.item does not have the property `dispalyName`. Correct or remove the property, or document it. → displayName",
    ]);
  });

  it("is reported once for a collection, at the first item with this property", async () => {
    const docs = answering(
      '{\n  "value": [\n    { "id": "1" },\n    { "id": "2", "size": 1 },\n    { "id": "3", "size": 2 }\n  ]\n}',
    );
    expect(await found("unknown-property", docs)).toEqual([
      "api/item-get.md:46:18 microsoft.graph.item does not have the property `size`. Correct or remove the property, or document it.",
    ]);
  });

  it("is not reported if the type is open or undocumented, or if no property of the object is documented", async () => {
    const wild = '{\n  "id": "1",\n  "size": 1\n}';
    const open = itemPage().replace('"keyProperty": "id",', '"keyProperty": "id", "openType": true,');
    expect(await found("unknown-property", { ...answering(wild), "resources/item.md": open })).toEqual([]);
    expect(await found("unknown-property", { "api/item-get.md": answering(wild)["api/item-get.md"] ?? "" })).toEqual(
      [],
    );
    expect(await found("unknown-property", answering('{ "subject": "Hello", "importance": "high" }'))).toEqual([]);
  });
});

describe("unknown-property in a request", () => {
  it.each([
    [
      "whose base type does not have a page",
      '"keyProperty": "id", "baseType": "microsoft.graph.thing", "openType": true,',
    ],
    ["that is open only for extensions", '"keyProperty": "id", "openType": true,'],
  ])("is reported at the property for a type %s, because callers of the SDK cannot send it", async (_, annotation) => {
    const docs = sending('{\n  "displayName": "Chair",\n  "price": 12.5,\n  "colour": "red"\n}');
    const item = itemPage().replace('"keyProperty": "id",', annotation);
    expect(await found("unknown-property", { ...docs, "resources/item.md": item })).toEqual([
      "api/item-post-items.md:45:3 microsoft.graph.item does not have the property `colour`. Correct or remove the property, or document it. → color",
    ]);
  });
});

describe("a name that the table of a request body does not have", () => {
  const cancelling = (json: string): Record<string, string> => ({
    "api/item-cancel.md": apiPage({
      requests: "POST /shop/items/{id}/cancel",
      body: "In the request body, provide a JSON object with the following parameters.\n\n| Parameter | Type | Description |\n|:---|:---|:---|\n| comment | String | The reason. |",
      response: "If successful, this method returns a `202 Accepted` response code.",
      examples: examples(
        `POST /shop/items/1/cancel\nContent-Type: application/json\n\n${json}`,
        "HTTP/1.1 202 Accepted",
      ),
    }),
  });

  it("is reported with the name in the table", async () => {
    expect(await found("unknown-property", cancelling('{ "coment": "Too late" }'))).toEqual([
      expect.stringMatching(
        /^api\/item-cancel\.md:.* does not have the property `coment`\. Correct or remove the property, or document it\. → comment$/,
      ),
    ]);
  });

  it("is not corrected if only its case differs, because the service may accept only one of the two", async () => {
    expect(await found("inconsistent-case", cancelling('{ "Comment": "Too late" }'))).toEqual([
      expect.stringMatching(
        /^api\/item-cancel\.md:\S+ The example sends `Comment`, but the table has `comment`\. Correct the table or the example\.$/,
      ),
    ]);
  });
});

describe("wrong-type", () => {
  it("is reported for a collection that is null, because OData does not allow this", async () => {
    expect(await found("wrong-type", answering('{\n  "id": "1",\n  "tags": null,\n  "displayName": null\n}'))).toEqual([
      "api/item-get.md:45:11 `tags` is null, but the docs do not say that this property of microsoft.graph.item can be null. Correct the value or the documented type.",
    ]);
  });

  it.each([
    ["String", '"a"'],
    ["String collection", '["a", "b"]'],
  ])("is not reported for a list of objects that have a property named value (%s)", async (type, value) => {
    const rows = `| id | String | The identifier. |\n| value | ${type} | The value. |`;
    const page = (item: string): string =>
      apiPage({
        requests: "GET /shop/items",
        response:
          "If successful, this method returns a `200 OK` response code and a collection of [item](../resources/item.md) objects in the response body.",
        examples: examples(
          "GET /shop/items",
          `HTTP/1.1 200 OK\nContent-Type: application/json\n\n{ "value": [{ "id": "1", "value": ${item} }] }`,
          ', "@odata.type": "Collection(microsoft.graph.item)"',
        ),
      });
    const resource = itemPage(rows, '{ "id": "string" }');
    expect(await found("wrong-type", { "api/item-list.md": page(value), "resources/item.md": resource })).toEqual([]);
    const wrong = await found("wrong-type", { "api/item-list.md": page("{}"), "resources/item.md": resource });
    expect(wrong.join()).toContain("`value` is an object; the docs say ");
  });

  it.each([
    ['"price": "12"', 12, "`price` is a string; the docs say Edm.Double."],
    ['"inStock": "true"', 14, "`inStock` is a string; the docs say Edm.Boolean."],
    ['"tags": "oak"', 11, "`tags` is a string; the docs say Collection(Edm.String)."],
    [
      '"made": "yesterday"',
      11,
      '`made` is "yesterday"; the docs say Edm.DateTimeOffset, such as 2026-03-14T05:35:57Z.',
    ],
    ['"displayName": { "en": "Chair" }', 18, "`displayName` is an object; the docs say Edm.String."],
  ])("reports the value in %s", async (property, column, message) => {
    expect(await found("wrong-type", answering(`{\n  "id": "1",\n  ${property}\n}`))).toEqual([
      `api/item-get.md:45:${String(column)} ${message} Correct the value or the documented type.`,
    ]);
  });
});

describe("the text of a value", () => {
  // https://docs.oasis-open.org/odata/odata/v4.01/os/abnf/odata-abnf-construction-rules.txt
  const valid = [
    ["Date", "2024-02-29", "0000-01-01", "-0044-03-15"],
    ["DateTimeOffset", "2024-03-14T05:35:57Z", "2024-03-14T05:35Z", "2024-03-14t05:35:57.1234567+05:30"],
    ["Duration", "PT1H", "-P1DT12H30M5.5S", "P1Y", "P2W", "PT0S"],
    ["Guid", "3F2504E0-4F89-41D3-9A0C-0305E82C3301"],
    ["TimeOfDay", "05:35", "23:59:59.9999999"],
  ].flatMap(([type = "", ...texts]) => texts.map((text) => [type, text] as const));
  const invalid = [
    ["Date", "2024-03-14T00:00:00Z", "14/03/2024", "2024-13-01"],
    ["DateTimeOffset", "2024-03-14", "2024-03-14T05:35:57", "2024-03-14T05-35-57Z", "2024-03-14 05:35:57Z"],
    ["Duration", "1 hour", "P", "PT", "01:00:00"],
    ["Guid", "CONT00123", "3f2504e0-4f89-41d3-9a0c-0305e82c330", "3f2504e0-4f89-jk22-9a0c-0305e82c3301"],
    ["TimeOfDay", "9am", "24:00:00", "2024-03-14T05:35:57Z"],
  ].flatMap(([type = "", ...texts]) => texts.map((text) => [type, text] as const));
  const findings = (type: string, text: string) => {
    const item = itemPage(
      `| id | String | The id. |\n| made | ${type} | A value. |`,
      '{ "id": "1", "made": "string" }',
    );
    return found("wrong-type", { ...answering(`{\n  "id": "1",\n  "made": "${text}"\n}`), "resources/item.md": item });
  };

  it.each(valid)("of type %s can be %s", async (type, text) => {
    expect(await findings(type, text)).toEqual([]);
  });

  it.each(invalid)("of type %s cannot be %s: the finding shows a valid text", async (type, text) => {
    expect(await findings(type, text)).toEqual([
      expect.stringMatching(
        new RegExp(
          `^api/item-get\\.md:45:11 \`made\` is "${text}"; the docs say Edm\\.${type}, such as [\\w:-]+\\. Correct`,
        ),
      ),
    ]);
  });
});

describe("unknown-member", () => {
  it("reports a value that is not a member of the enumeration", async () => {
    expect(await found("unknown-member", answering('{\n  "id": "1",\n  "color": "darkBleu"\n}'))).toEqual([
      'api/item-get.md:45:12 "darkBleu" is not a member of microsoft.graph.itemColor (red, darkBlue). Correct the value, or document the member. → darkBlue',
    ]);
  });
});

describe("inconsistent-case", () => {
  it("reports names and values in JSON that differ only in case from documented names and values", async () => {
    expect(
      await found(
        "inconsistent-case",
        answering('{\n  "id": "1",\n  "DisplayName": "Chair",\n  "color": "DarkBlue"\n}'),
      ),
    ).toEqual([
      "api/item-get.md:45:3 DisplayName is capitalized differently from the documented displayName. Write displayName. → displayName",
      "api/item-get.md:46:12 DarkBlue is capitalized differently from the documented darkBlue. Write darkBlue. → darkBlue",
    ]);
  });

  it("reports types in tables that differ only in case from the declared types", async () => {
    const shelf = itemPage("| id | String | The id. |\n| first | [Item](item.md) | The first. |", '{ "id": "string" }')
      .replaceAll("microsoft.graph.item", "microsoft.graph.shelf")
      .replaceAll("item resource type", "shelf resource type");
    expect(await found("inconsistent-case", { "resources/shelf.md": shelf, "resources/item.md": itemPage() })).toEqual([
      "resources/shelf.md:18:12 Item is capitalized differently from the declared type item. Write item. → item",
    ]);
  });

  it("reports the wrong case of a type name in the text of a link", async () => {
    const response = (text: string) =>
      `---\nms.contentlocale: pt-BR\n---\n# <a name="get"></a>Obter item\n\n## <a name="http-request"></a>Solicitação HTTP\n\n\`\`\`http\nGET /items/{id}\n\`\`\`\n\n## <a name="response"></a>Resposta\n\nSe tiver êxito, este método retornará \`200 OK\` e um objeto [${text}](../resources/shopitem.md) no corpo da resposta.\n`;
    const type = itemPage().replaceAll("microsoft.graph.item", "microsoft.graph.shopItem");
    const caseIn = (text: string) =>
      found("inconsistent-case", { "api/item-get.md": response(text), "resources/shopitem.md": type });
    expect(await caseIn("artigo")).toEqual([]);
    expect(await caseIn("Shopitem")).toEqual([
      "api/item-get.md:14:61 Shopitem is capitalized differently from the declared type shopItem. Write shopItem. → shopItem",
    ]);
  });

  it("reports a permission that most pages write with different capitalization", async () => {
    const wrong = apiPage().replace("Shop.Read.All", "SHOP.Read.All");
    const docs = { "api/a.md": apiPage(), "api/b.md": apiPage(), "api/c.md": wrong, "resources/item.md": itemPage() };
    expect(await found("inconsistent-case", docs)).toEqual([
      "api/c.md:15:17 SHOP.Read.All is capitalized differently from the permission Shop.Read.All on other pages. Write Shop.Read.All. → Shop.Read.All",
    ]);
  });
});

describe("sample-value", () => {
  it.each(['"datetime-value"', '"String (timestamp)"', '""'])("reports %s as the value of a date", async (value) => {
    const docs = answering(`{\n  "id": "1",\n  "made": ${value}\n}`);
    const [finding, ...others] = await found("sample-value", docs);
    expect(finding).toMatch(/^api\/item-get\.md:45:11 .*\. Show a value of Edm\.DateTimeOffset\.$/);
    expect(others).toEqual([]);
    expect(await found("wrong-type", docs)).toEqual([]);
  });
});

describe("a request body that only a table describes", () => {
  const follow = (json: string): Record<string, string> => ({
    "api/item-follow.md": apiPage({
      requests: "POST /shop/follow",
      body: "In the request body, supply an array of JSON objects.\n\n| Name | Type | Description |\n|:---|:---|:---|\n| ref | String | What to follow. |",
      response: "If successful, this method returns a `204 No Content` response code.",
      examples: examples(`POST /shop/follow\nContent-Type: application/json\n\n${json}`, "HTTP/1.1 204 No Content"),
    }),
  });

  it("can be a collection of objects with the properties of the table", async () => {
    expect(await found("unknown-property", follow('{ "value": [{ "ref": "1" }] }'))).toEqual([]);
    const [wrong, ...others] = await found("unknown-property", follow('{ "value": [{ "rf": "1" }] }'));
    expect(wrong).toContain("does not have the property `rf`.");
    expect(others).toEqual([]);
  });
});

describe("read-only-property and missing-required", () => {
  it("reports a response without a required property, but only if the API does not follow OData", async () => {
    const rows = "| id | String | The identifier. |\n| displayName | String | The name. Required. |";
    const docs = answering('{ "id": "1" }', ', "truncated": false');
    const read = await documented({ ...docs, "resources/item.md": itemPage(rows) });
    const missing = (api: { readonly odata?: false }): string[] =>
      lint({ ...read, model: { ...read.model, api: { ...read.model.api, ...api } } })
        .filter(({ rule }) => rule === "missing-required")
        .map(({ line, message }) => `${String(line)} ${message}`);
    expect(missing({})).toEqual([]);
    expect(missing({ odata: false })).toEqual([
      "43 The example omits the required property `displayName` of microsoft.graph.item. Add this property, or document it as optional.",
    ]);
  });

  it("are reported if a request body sends a read-only property or omits a required property", async () => {
    const docs = sending('{\n  "id": "1",\n  "price": 1\n}');
    expect(await found("read-only-property", docs)).toEqual([
      "api/item-post-items.md:43:3 The body sends `id`, but this property of microsoft.graph.item is read-only. Remove this property, or document it as writable.",
    ]);
    expect(await found("missing-required", docs)).toEqual([
      "api/item-post-items.md:42:1 The example omits the required property `displayName` of microsoft.graph.item. Add this property, or document it as optional.",
    ]);
  });

  it("report at most 100 missing properties of a body, and the number of the others", async () => {
    const rows = Array.from({ length: 150 }, (_, index) => `| p${String(index)} | String | A. Required. |`).join("\n");
    const docs = sending('{ "id": "1" }');
    const page = docs["api/item-post-items.md"]?.replace("| displayName | String | The name. Required. |", rows) ?? "";
    const missing = await found("missing-required", { ...docs, "api/item-post-items.md": page });
    expect(missing).toHaveLength(101);
    expect(missing.filter((message) => message.includes("not reported: 50."))).toHaveLength(1);
  });

  it("do not report the key of an object that has only its key, because the object refers to an existing entity", async () => {
    expect(
      await found("read-only-property", sending('{\n  "@odata.type": "#microsoft.graph.item",\n  "id": "1"\n}')),
    ).toEqual([]);
  });

  it("do not report an update that omits required properties", async () => {
    const page = sending('{ "price": 1 }')["api/item-post-items.md"] ?? "";
    const change = page.replaceAll("POST /shop/items", "PATCH /shop/items/{id}");
    expect(await found("missing-required", { "api/item-update.md": change, "resources/item.md": itemPage() })).toEqual(
      [],
    );
  });

  it("do not report a body that omits a property that is required only in some cases", async () => {
    const page = sending('{ "price": 1 }')["api/item-post-items.md"] ?? "";
    const some = page.replace("Required. |", "Required if the item has a price. |");
    expect(
      await found("missing-required", { "api/item-post-items.md": some, "resources/item.md": itemPage() }),
    ).toEqual([]);
  });

  it("accept a reference with `@odata.bind` instead of the required property", async () => {
    expect(await found("missing-required", sending('{ "displayName@odata.bind": "/names/1" }'))).toEqual([]);
  });

  it("do not report missing properties of truncated JSON", async () => {
    expect(await found("missing-required", sending('{\n  "price": 1,\n  ...\n}'))).toEqual([]);
  });
});

describe("undocumented-subtype", () => {
  const chair = (inherits: string) =>
    itemPage("| legs | Int32 | How many. |", '{ "legs": 4 }')
      .replaceAll("microsoft.graph.item", "microsoft.graph.chair")
      .replaceAll("item resource type", "chair resource type")
      .replace("An item.", inherits);
  const body = '{\n  "@odata.type": "#microsoft.graph.chair",\n  "legs": 4\n}';

  it("reports a type that is not derived from the documented response type", async () => {
    expect(
      await found("undocumented-subtype", { ...answering(body), "resources/chair.md": chair("A chair.") }),
    ).toEqual([
      "api/item-get.md:44:18 `@odata.type` is #microsoft.graph.chair, which is neither microsoft.graph.item nor a type that derives from it. Correct the name, or document the base type.",
    ]);
  });

  it("accepts each type if the page documents several response types", async () => {
    const stool = chair("A stool. Inherits from [item](item.md).").replaceAll("chair", "stool");
    const resources = {
      "resources/item.md": itemPage(),
      "resources/stool.md": stool,
      "resources/chair.md": chair("A chair. Inherits from [item](item.md)."),
    };
    const page = apiPage({
      requests: "POST /shop/items",
      body: "In the request body, supply the item.",
      response:
        "If successful, this method returns a `201 Created` response code and a [stool](../resources/stool.md) or [chair](../resources/chair.md) object in the response body.",
      examples: examples(
        `POST /shop/items\nContent-Type: application/json\n\n${body}`,
        `HTTP/1.1 201 Created\nContent-Type: application/json\n\n${body}`,
      ),
    });
    const more = page + examples(`POST /shop/items\n\n${body.replace("chair", "stool")}`, "HTTP/1.1 201 Created");
    expect(await found("undocumented-subtype", { ...resources, "api/item-post-items.md": more })).toEqual([]);
  });

  it("accepts a type that derives from the type of the response section, if the annotation names another type", async () => {
    const stool = chair("A stool. Inherits from [item](item.md).").replaceAll("chair", "stool");
    const docs = {
      ...answering(
        '{\n  "@odata.type": "#microsoft.graph.chair",\n  "legs": "four",\n  "arms": 2\n}',
        ', "@odata.type": "microsoft.graph.stool"',
      ),
      "resources/chair.md": chair("A chair. Inherits from [item](item.md)."),
      "resources/stool.md": stool,
    };
    expect(await found("undocumented-subtype", docs)).toEqual([]);
    expect(await found("unknown-property", docs)).toHaveLength(1);
  });

  it("accepts a derived type", async () => {
    const docs = { ...answering(body), "resources/chair.md": chair("A chair. Inherits from [item](item.md).") };
    expect(await found("undocumented-subtype", docs)).toEqual([]);
  });
});

describe("the position of a finding about JSON", () => {
  it("is inside the example even if the code block is in a quote", async () => {
    const quoted = examples("GET /shop/items/1", 'HTTP/1.1 200 OK\n\n{\n  "id": "1",\n  "size": 1\n}')
      .split("\n")
      .map((line) => `> ${line}`)
      .join("\n");
    const docs = { "api/item-get.md": apiPage({ examples: quoted }), "resources/item.md": itemPage() };
    const findings = await found("unknown-property", docs);
    for (const finding of findings) expect(finding).toMatch(/^api\/item-get\.md:4\d:\d+ /);
  });
});

describe("a type with translated property names in its table", () => {
  const page = (rows: string) =>
    itemPage(rows, '{\n  "id": "String",\n  "size": "String",\n  "color": "String"\n}').replace(
      "doc_type: resourcePageType",
      "doc_type: resourcePageType\nms.contentlocale: pt-BR",
    );
  const docs = (rows: string) => ({
    ...answering('{ "id": "1", "size": "m", "weight": 3 }'),
    "resources/item.md": page(rows),
  });

  it("does not have findings about unknown properties", async () => {
    const translated = docs("| id | String | |\n| tamanho | String | |\n| cor | String | |");
    expect(await found("translated-name", translated)).toHaveLength(1);
    expect(await found("unknown-property", translated)).toEqual([]);
    expect(await found("representation-disagrees", translated)).toEqual([]);
    const numbers = {
      ...translated,
      ...answering('{ "id": 1, "size": 5 }'),
      "resources/item.md": translated["resources/item.md"],
    };
    expect(await found("wrong-type", numbers)).toEqual([expect.stringContaining("`id` is a number")]);
    const kept = docs("| id | String | |\n| size | String | |\n| color | String | |");
    expect(await found("unknown-property", kept)).toHaveLength(1);
  });
});

describe("a translated word in a table", () => {
  const translatedPage = (rows: string, json: string) =>
    itemPage(rows, json).replace("doc_type:", "ms.contentlocale: pt-BR\ndoc_type:");

  it("is reported instead of the name in examples", async () => {
    const relationships =
      "\n\n## Relationships\n\n| Relationship | Type | Description |\n|:--|:--|:--|\n| arquivos | [item](item.md) | |";
    const docs = {
      ...answering('{ "id": "1", "files": {}, "fileCount": 1 }'),
      "resources/item.md": translatedPage(`| id | String | |${relationships}`, '{ "id": "String" }'),
    };
    expect(await found("translated-name", docs)).toEqual([
      expect.stringContaining(
        "These names are probably translated: `arquivos`. An example of microsoft.graph.item has `files` instead.",
      ),
    ]);
    expect(await found("unknown-property", docs)).toEqual([expect.stringContaining("`fileCount`")]);
  });

  it("is reported instead of the name in the JSON representation", async () => {
    const relationships =
      "\n\n## Relationships\n\n| Relationship | Type | Description |\n|:--|:--|:--|\n| fonte | [item](item.md) | |";
    const page = translatedPage(`| id | String | |${relationships}`, '{ "id": "String", "font": "String" }');
    expect(await found("representation-disagrees", { "resources/item.md": page })).toEqual([]);
    expect(await found("translated-name", { "resources/item.md": page })).toEqual([
      expect.stringContaining("`fonte`. The JSON representation of microsoft.graph.item has `font` instead."),
    ]);
  });

  it("is not a property that the JSON representation omits", async () => {
    const page = translatedPage(
      "| id | String | |\n| erro | String | |\n| sizeInBytes | Int32 | |",
      '{ "id": "String" }',
    );
    expect(await found("representation-incomplete", { "resources/item.md": page })).toEqual([
      expect.stringContaining("omits properties that the table lists: sizeInBytes."),
    ]);
    expect(await found("translated-name", { "resources/item.md": page })).toEqual([
      expect.stringContaining("These names are probably translated: `erro`."),
    ]);
  });
});

describe("a value that a description lists, but not the table of the enumeration", () => {
  it("is reported once, at the enumeration", async () => {
    const rows = "| id | String | |\n| kind | itemKind | Possible values are: `mail`, `url`. |";
    const values = "---\ntitle: itemKind\n---\n\n# enums\n\n## itemKind values\n\n|Member|\n|--|\n|email|\n|url|\n";
    const docs = (kind: string) => ({
      ...answering(`{ "id": "1", "kind": "${kind}" }`),
      "resources/item.md": itemPage(rows, '{ "id": "string", "kind": "string" }'),
      "resources/itemkind.md": values,
    });
    expect(await found("unknown-member", docs("mail"))).toEqual([
      'resources/itemkind.md:7:1 The members of itemKind are email, url, but an example and the description of `kind` in resources/item.md, line 18, have "mail". Correct the members or the description.',
    ]);
    expect(await found("unknown-member", docs("fax"))).toEqual([expect.stringContaining('"fax" is not a member of')]);
  });
});

describe("an example whose request is documented on another page", () => {
  const post = (url: string) =>
    `## Examples\n\n\`\`\`http\nPOST https://graph.microsoft.com/v1.0${url}\nContent-Type: application/json\n\n{ "lines": [] }\n\`\`\`\n`;
  const table = (name: string) =>
    `Send JSON.\n\n| Property | Type | Description |\n|:---|:---|:---|\n| ${name} | String | The ${name}. |`;
  const docs = (url: string) => ({
    "api/line-post.md": apiPage({ requests: "POST /shop/orders/{id}/lines", body: table("sku"), examples: post(url) }),
    "api/order-post.md": apiPage({ requests: "POST /shop/orders", body: table("lines") }),
  });

  it("is checked against the other page", async () => {
    const mismatches = (url: string) => found("unknown-property", docs(url));
    expect(await mismatches("/shop/orders")).toEqual([]);
  });
});

describe("translated members of an enumeration", () => {
  it("have a finding, but the original member in an example does not have a finding", async () => {
    const rows =
      "| id | String | The identifier. |\n| color | itemColor | A cor. Os valores possíveis são: `vermelho`, `azul`. |";
    const item = itemPage(rows, '{ "id": "string", "color": "string" }').replace(
      "doc_type:",
      "ms.contentlocale: pt-BR\ndoc_type:",
    );
    const docs = { ...answering('{ "id": "1", "color": "red" }'), "resources/item.md": item };
    expect(await found("unknown-member", docs)).toEqual([]);
    expect(await found("translated-name", docs)).toEqual([
      'resources/item.md:19:11 Members of microsoft.graph.itemColor are translated: `vermelho`, `azul`. Examples use "red". Write the names as in the English page.',
    ]);
  });
});

describe("a member that a translation capitalized", () => {
  const docs = (language: string) => {
    const rows = "| id | String | |\n| color | itemColor | |";
    const item = itemPage(rows, '{ "id": "string", "color": "string" }');
    const values = `---\ntitle: itemColor\nms.contentlocale: ${language}\n---\n\n# enums\n\n## itemColor values\n\n|Member|\n|--|\n|Red|\n|Blue|\n`;
    return {
      ...answering('{ "id": "1", "color": "red" }'),
      "resources/item.md": item,
      "resources/itemcolor.md": values,
    };
  };

  it("is reported once for the enumeration, and the value in the example is not reported", async () => {
    expect(await found("inconsistent-case", docs("pt-BR"))).toEqual([]);
    expect(await found("translated-name", docs("pt-BR"))).toEqual([
      expect.stringContaining("Members of microsoft.graph.itemColor are translated: `Red`, `Blue`."),
    ]);
  });

  it("is not assumed in a language without capital letters, so the value in the example is reported", async () => {
    expect(await found("inconsistent-case", docs("zh-CN"))).toHaveLength(1);
    expect(await found("translated-name", docs("zh-CN"))).toEqual([]);
  });
});

describe("a table of a request body with translated names", () => {
  const page = (rows: string, text = "Envie JSON.") =>
    apiPage({
      frontMatter: `---\ntitle: "Atualizar item"\ndescription: "Atualiza."\ndoc_type: apiPageType\nms.contentlocale: pt-BR\n---`,
      requests: "POST /shop/items/{id}/relabel",
      body: `${text}\n\n| Propriedade | Tipo | Descrição |\n|:---|:---|:---|\n${rows}`,
      examples:
        '## Examples\n\n```http\nPOST https://graph.microsoft.com/v1.0/shop/items/1/relabel\nContent-Type: application/json\n\n{ "label": "a", "weight": 3 }\n```\n',
    });

  it("does not cause findings of unknown properties in examples", async () => {
    const translated = { "api/item-update.md": page("| rótulo | String | |\n| peso | Int32 | |") };
    expect((await found("translated-name", translated)).join()).toMatch(/`rótulo`.*`peso`|`peso`.*`rótulo`/s);
    expect(await found("unknown-property", translated)).toEqual([]);
    const kept = { "api/item-update.md": page("| label | String | |") };
    expect(await found("unknown-property", kept)).toHaveLength(1);
  });

  it("keeps a name if the JSON on the linked page of the type contains the name", async () => {
    const text = "Envie [item](../resources/item.md).";
    const docs = (name: string) => ({
      "api/item-update.md": page(`| ${name} | String | |\n| peso | Int32 | |\n| label | String | |`, text),
      "resources/item.md": itemPage(undefined, '{ "id": "string", "city": "string" }'),
    });
    const names = async (name: string) => (await documented(docs(name))).model.operations[0]?.requestBody?.properties;
    expect((await names("city"))?.map((property) => property.name)).toEqual(["city", "label"]);
    expect((await names("cidade"))?.map((property) => property.name)).toEqual(["label"]);
    expect(await found("translated-name", docs("city"))).toEqual([
      expect.stringContaining("These names are probably translated: `peso`."),
    ]);
  });
});

describe("the body of a request", () => {
  const shelf = itemPage("| id | String | The id. Required. |\n| name | String | The name. Required. |", "{}")
    .replaceAll("microsoft.graph.item", "microsoft.graph.shelf")
    .replaceAll("item resource", "shelf resource");
  const item = itemPage("| id | String | The id. |\n| shelf | [shelf](shelf.md) | The shelf. |", "{}");
  const create = (line: string, json: string, rows = "") => ({
    "resources/item.md": item,
    "resources/shelf.md": shelf,
    "api/item-post.md": apiPage({
      requests: "POST /shop/items",
      body: `In the request body, supply a JSON representation of the [item](../resources/item.md) object.\n\n| Property | Type | Description |\n|:---|:---|:---|\n| id | String | The id. Required. |\n${rows}`,
      examples: examples(`${line}\nContent-Type: application/json\n\n${json}`, "HTTP/1.1 201 Created"),
    }),
  });

  it("can have an object where the table of the page has text, and the object is not checked", async () => {
    const json = '{ "id": "1", "shelf": { "name": "A", "size": 1 } }';
    const text = create("POST /shop/items", json, "| shelf | String | The name of the shelf. |");
    expect(await found("missing-required", text)).toEqual([]);
    expect(await found("unknown-property", text)).toEqual([]);
    const object = create("POST /shop/items", json);
    expect(await found("unknown-property", object)).toHaveLength(1);
  });

  it("can omit the key if the request is PUT, because the URL has it", async () => {
    const json = '{ "shelf": null }';
    expect(await found("missing-required", create("PUT /shop/items/1", json))).toEqual([]);
    expect(await found("missing-required", create("POST /shop/items", json))).toHaveLength(1);
  });

  it("can have a list where the table names a type without a page in the plural", async () => {
    const listed = (type: string) => ({
      ...create("POST /shop/items", '{ "id": "1", "parts": [{ "size": 1 }] }'),
      "resources/item.md": itemPage(`| id | String | The id. |\n| parts | ${type} | The parts. |`, "{}"),
      "api/part-get.md": apiPage({
        requests: "GET /shop/parts/{id}",
        response: `If successful, this method returns \`200 OK\` and a **${type}** object in the response body.`,
        examples: examples("GET /shop/parts/1", 'HTTP/1.1 200 OK\n\n{ "size": 1 }'),
      }),
    });
    expect(await found("wrong-type", listed("itemParts"))).toEqual([]);
    expect(await found("wrong-type", listed("itemPart"))).toHaveLength(1);
  });

  it("is not compared with the page if the URL ends in a name that no request line has", async () => {
    const json = '{ "id": "1", "size": 3 }';
    expect(await found("unknown-property", create("POST /shop/orders", json))).toEqual([]);
    expect(await found("unknown-property", create("POST /store/items", json))).toHaveLength(1);
    expect(await found("unknown-property", create("POST /store/items/1", json))).toHaveLength(1);
  });
});
