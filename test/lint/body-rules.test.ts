import { describe, expect, it } from "vitest";
import { apiPage, examples, found, itemPage } from "./docs.js";

/** A page whose example answers with a body; its first line stands in line 43. */
function answering(json: string, annotation = ""): Record<string, string> {
  const response = `HTTP/1.1 200 OK\nContent-Type: application/json\n\n${json}`;
  return {
    "api/item-get.md": apiPage({ examples: examples("GET /shop/items/1", response, annotation) }),
    "resources/item.md": itemPage(),
  };
}

/** A page whose example sends a body; its first line stands in line 42. */
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

describe("a body that is as its tables say", () => {
  it.each(BODY_RULES)("has no finding of %s", async (rule) => {
    expect(await found(rule, answering(RIGHT))).toEqual([]);
    expect(await found(rule, sending('{ "displayName": "Chair", "price": 12.5 }'))).toEqual([]);
  });
});

describe("unknown-property", () => {
  it("marks the name inside the JSON and suggests the nearest one", async () => {
    expect(await found("unknown-property", answering('{\n  "id": "1",\n  "dispalyName": "Chair"\n}'))).toEqual([
      "api/item-get.md:45:3 microsoft.graph.item does not have the property `dispalyName`. → displayName",
    ]);
  });

  it("says it once, however many items show it, and finds its place in them", async () => {
    const docs = answering(
      '{\n  "value": [\n    { "id": "1" },\n    { "id": "2", "size": 1 },\n    { "id": "3", "size": 2 }\n  ]\n}',
    );
    expect(await found("unknown-property", docs)).toEqual([
      "api/item-get.md:46:18 microsoft.graph.item does not have the property `size`.",
    ]);
  });

  it("asks nothing of open types, of types without a page, or of an object that is plainly another", async () => {
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
  ])("marks the value of %s", async (property, column, message) => {
    expect(await found("wrong-type", answering(`{\n  "id": "1",\n  ${property}\n}`))).toEqual([
      `api/item-get.md:45:${String(column)} ${message}`,
    ]);
  });
});

describe("unknown-member", () => {
  it("marks a value that the enumeration does not have", async () => {
    expect(await found("unknown-member", answering('{\n  "id": "1",\n  "color": "darkBleu"\n}'))).toEqual([
      'api/item-get.md:45:12 "darkBleu" is not a member of microsoft.graph.itemColor (red, darkBlue). → darkBlue',
    ]);
  });
});

describe("inconsistent-case", () => {
  it("is what a name is that differs in case alone, in JSON", async () => {
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

  it("in tables of types", async () => {
    const shelf = itemPage("| id | String | The id. |\n| first | [Item](item.md) | The first. |", '{ "id": "string" }')
      .replaceAll("microsoft.graph.item", "microsoft.graph.shelf")
      .replaceAll("item resource type", "shelf resource type");
    expect(await found("inconsistent-case", { "resources/shelf.md": shelf, "resources/item.md": itemPage() })).toEqual([
      "resources/shelf.md:18:12 Item differs in case from the declared type item. Write item. → item",
    ]);
  });

  it("and in permissions, where most pages are right", async () => {
    const wrong = apiPage().replace("Shop.Read.All", "SHOP.Read.All");
    const docs = { "api/a.md": apiPage(), "api/b.md": apiPage(), "api/c.md": wrong, "resources/item.md": itemPage() };
    expect(await found("inconsistent-case", docs)).toEqual([
      "api/c.md:15:17 SHOP.Read.All differs in case from the permission Shop.Read.All on other pages. Write Shop.Read.All. → Shop.Read.All",
    ]);
  });
});

describe("sample-value", () => {
  it.each(['"datetime-value"', '"String (timestamp)"', '""'])("marks %s as the value of a date", async (value) => {
    const docs = answering(`{\n  "id": "1",\n  "made": ${value}\n}`);
    const [finding, ...others] = await found("sample-value", docs);
    expect(finding).toMatch(/^api\/item-get\.md:45:11 .*\. Show a value of Edm\.DateTimeOffset\.$/);
    expect(others).toEqual([]);
    expect(await found("wrong-type", docs)).toEqual([]);
  });
});

describe("a request body of which only a table tells", () => {
  const follow = (json: string): Record<string, string> => ({
    "api/item-follow.md": apiPage({
      requests: "POST /shop/follow",
      body: "In the request body, supply an array of JSON objects.\n\n| Name | Type | Description |\n|:---|:---|:---|\n| ref | String | What to follow. |",
      response: "If successful, this method returns a `204 No Content` response code.",
      examples: examples(`POST /shop/follow\nContent-Type: application/json\n\n${json}`, "HTTP/1.1 204 No Content"),
    }),
  });

  it("may hold several of what it lists", async () => {
    expect(await found("unknown-property", follow('{ "value": [{ "ref": "1" }] }'))).toEqual([]);
    const [wrong, ...others] = await found("unknown-property", follow('{ "value": [{ "rf": "1" }] }'));
    expect(wrong).toContain("does not have the property `rf`.");
    expect(others).toEqual([]);
  });
});

describe("read-only-property and missing-required", () => {
  it("are about what is sent", async () => {
    const docs = sending('{\n  "id": "1",\n  "price": 1\n}');
    expect(await found("read-only-property", docs)).toEqual([
      "api/item-post-items.md:43:3 The body sends `id`, but this property of microsoft.graph.item is read-only.",
    ]);
    expect(await found("missing-required", docs)).toEqual([
      "api/item-post-items.md:42:1 The example omits the required property `displayName` of microsoft.graph.item.",
    ]);
  });

  it("demand nothing of a change, or of what is required in some cases only", async () => {
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

  it("take a bound reference for the property that it sets", async () => {
    expect(await found("missing-required", sending('{ "displayName@odata.bind": "/names/1" }'))).toEqual([]);
  });

  it("miss nothing in a body that is cut short", async () => {
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

  it("marks a type that the docs do not derive from the promised one", async () => {
    expect(
      await found("undocumented-subtype", { ...answering(body), "resources/chair.md": chair("A chair.") }),
    ).toEqual([
      "api/item-get.md:44:18 `@odata.type` is #microsoft.graph.chair, which is not microsoft.graph.item or a type that derives from it.",
    ]);
  });

  it("has nothing against one of several that examples send or sentences promise", async () => {
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

  it("has nothing against one that they do", async () => {
    const docs = { ...answering(body), "resources/chair.md": chair("A chair. Inherits from [item](item.md).") };
    expect(await found("undocumented-subtype", docs)).toEqual([]);
  });
});

describe("a place inside JSON", () => {
  it("is the body's beginning where the block stands in a quote and cannot be followed", async () => {
    const quoted = examples("GET /shop/items/1", 'HTTP/1.1 200 OK\n\n{\n  "id": "1",\n  "size": 1\n}')
      .split("\n")
      .map((line) => `> ${line}`)
      .join("\n");
    const docs = { "api/item-get.md": apiPage({ examples: quoted }), "resources/item.md": itemPage() };
    const findings = await found("unknown-property", docs);
    for (const finding of findings) expect(finding).toMatch(/^api\/item-get\.md:4\d:\d+ /);
  });
});
