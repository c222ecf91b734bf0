import { describe, expect, it } from "vitest";
import { apiPage, examples, found, itemPage } from "./docs.js";

/** A page whose example has a response with a body that starts in line 43. */
function answering(json: string, annotation = ""): Record<string, string> {
  const response = `HTTP/1.1 200 OK\nContent-Type: application/json\n\n${json}`;
  return {
    "api/item-get.md": apiPage({ examples: examples("GET /shop/items/1", response, annotation) }),
    "resources/item.md": itemPage(),
  };
}

/** A page whose example has a request with a body that starts in line 42. */
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
  it("is at the name in the JSON and suggests the nearest documented name", async () => {
    expect(await found("unknown-property", answering('{\n  "id": "1",\n  "dispalyName": "Chair"\n}'))).toEqual([
      "api/item-get.md:45:3 microsoft.graph.item does not have the property `dispalyName`. → displayName",
    ]);
  });

  it("is reported once for all items of a collection, at the first one", async () => {
    const docs = answering(
      '{\n  "value": [\n    { "id": "1" },\n    { "id": "2", "size": 1 },\n    { "id": "3", "size": 2 }\n  ]\n}',
    );
    expect(await found("unknown-property", docs)).toEqual([
      "api/item-get.md:46:18 microsoft.graph.item does not have the property `size`.",
    ]);
  });

  it("is not reported for open types, types without a page, and objects of another type", async () => {
    const wild = '{\n  "id": "1",\n  "size": 1\n}';
    const open = itemPage().replace('"keyProperty": "id",', '"keyProperty": "id", "openType": true,');
    expect(await found("unknown-property", { ...answering(wild), "resources/item.md": open })).toEqual([]);
    expect(await found("unknown-property", { "api/item-get.md": answering(wild)["api/item-get.md"] ?? "" })).toEqual(
      [],
    );
    expect(await found("unknown-property", answering('{ "subject": "Hello", "importance": "high" }'))).toEqual([]);
  });
});

describe("wrong-type", () => {
  it.each([
    ['"price": "12"', 12, "`price` is a string; the docs say Edm.Double."],
    ['"inStock": "true"', 14, "`inStock` is a string; the docs say Edm.Boolean."],
    ['"tags": "oak"', 11, "`tags` is a string; the docs say Collection(Edm.String)."],
    ['"made": "yesterday"', 11, '`made` is "yesterday"; the docs say Edm.DateTimeOffset.'],
    ['"displayName": { "en": "Chair" }', 18, "`displayName` is an object; the docs say Edm.String."],
  ])("reports the value of %s", async (property, column, message) => {
    expect(await found("wrong-type", answering(`{\n  "id": "1",\n  ${property}\n}`))).toEqual([
      `api/item-get.md:45:${String(column)} ${message}`,
    ]);
  });
});

describe("unknown-member", () => {
  it("reports a value that is not a member of the enumeration", async () => {
    expect(await found("unknown-member", answering('{\n  "id": "1",\n  "color": "darkBleu"\n}'))).toEqual([
      'api/item-get.md:45:12 "darkBleu" is not a member of microsoft.graph.itemColor (red, darkBlue). → darkBlue',
    ]);
  });
});

describe("inconsistent-case", () => {
  it("reports names and values in JSON that differ only in case", async () => {
    expect(
      await found(
        "inconsistent-case",
        answering('{\n  "id": "1",\n  "DisplayName": "Chair",\n  "color": "DarkBlue"\n}'),
      ),
    ).toEqual([
      "api/item-get.md:45:3 DisplayName differs in case from the documented displayName. Write displayName. → displayName",
      "api/item-get.md:46:12 DarkBlue differs in case from the documented darkBlue. Write darkBlue. → darkBlue",
    ]);
  });

  it("reports types in tables that differ only in case", async () => {
    const shelf = itemPage("| id | String | The id. |\n| first | [Item](item.md) | The first. |", '{ "id": "string" }')
      .replaceAll("microsoft.graph.item", "microsoft.graph.shelf")
      .replaceAll("item resource type", "shelf resource type");
    expect(await found("inconsistent-case", { "resources/shelf.md": shelf, "resources/item.md": itemPage() })).toEqual([
      "resources/shelf.md:18:12 Item differs in case from the declared type item. Write item. → item",
    ]);
  });

  it("reports permissions that differ in case from the majority of pages", async () => {
    const wrong = apiPage().replace("Shop.Read.All", "SHOP.Read.All");
    const docs = { "api/a.md": apiPage(), "api/b.md": apiPage(), "api/c.md": wrong, "resources/item.md": itemPage() };
    expect(await found("inconsistent-case", docs)).toEqual([
      "api/c.md:15:17 SHOP.Read.All differs in case from the permission Shop.Read.All on other pages. Write Shop.Read.All. → Shop.Read.All",
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
  it("are reported for request bodies", async () => {
    const docs = sending('{\n  "id": "1",\n  "price": 1\n}');
    expect(await found("read-only-property", docs)).toEqual([
      "api/item-post-items.md:43:3 The body sends `id`, but this property of microsoft.graph.item is read-only.",
    ]);
    expect(await found("missing-required", docs)).toEqual([
      "api/item-post-items.md:42:1 The example omits the required property `displayName` of microsoft.graph.item.",
    ]);
  });

  it("do not require properties of an update, or properties that are required only in some cases", async () => {
    const page = sending('{ "price": 1 }')["api/item-post-items.md"] ?? "";
    const change = page.replaceAll("POST /shop/items", "PATCH /shop/items/{id}");
    expect(await found("missing-required", { "api/item-update.md": change, "resources/item.md": itemPage() })).toEqual(
      [],
    );
    const some = page.replace("Required. |", "Required if the item has a price. |");
    expect(
      await found("missing-required", { "api/item-post-items.md": some, "resources/item.md": itemPage() }),
    ).toEqual([]);
  });

  it("accept a reference with @odata.bind in place of the required property", async () => {
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
      "api/item-get.md:44:18 `@odata.type` is #microsoft.graph.chair, which is not microsoft.graph.item or a type that derives from it.",
    ]);
  });

  it("accepts each of the types that the page documents", async () => {
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

  it("accepts a derived type", async () => {
    const docs = { ...answering(body), "resources/chair.md": chair("A chair. Inherits from [item](item.md).") };
    expect(await found("undocumented-subtype", docs)).toEqual([]);
  });
});

describe("the place of a finding in JSON", () => {
  it("is the start of the body where the code block is inside a quote", async () => {
    const quoted = examples("GET /shop/items/1", 'HTTP/1.1 200 OK\n\n{\n  "id": "1",\n  "size": 1\n}')
      .split("\n")
      .map((line) => `> ${line}`)
      .join("\n");
    const docs = { "api/item-get.md": apiPage({ examples: quoted }), "resources/item.md": itemPage() };
    const findings = await found("unknown-property", docs);
    for (const finding of findings) expect(finding).toMatch(/^api\/item-get\.md:4\d:\d+ /);
  });
});
