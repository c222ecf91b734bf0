import type { Change } from "../../generator/diff/change.js";
import type { DocumentedScheme, Property } from "../../generator/model/model.js";
import {
  addProperty,
  all,
  type Edit,
  inMembers,
  inOperation,
  inOperations,
  inPermissions,
  inProperty,
  inType,
  inTypes,
  withoutOperation,
  withoutProperty,
  withoutType,
} from "./edits.js";
import {
  allowed,
  body,
  line,
  member,
  operation,
  parameter,
  permissionRow,
  permissionSet,
  property,
  response,
  route,
  type,
} from "./shop.js";

/** One edit of the shop, and the one change that it is. */
export interface Mutation {
  readonly what: string;
  readonly edit: Edit;
  /** Where the edit needs another shop to start from. */
  readonly before?: Edit;
  /** Id, severity, target, name, from, to, line of the source. */
  readonly gives: readonly [
    Change["id"],
    Change["severity"],
    string,
    string | null,
    string | null,
    string | null,
    number,
  ];
}

const ITEM = "shop.item";

const ofTypes: readonly Mutation[] = [
  {
    what: "a new page of a type",
    edit: inTypes((types) => [...types, type("shop.voucher", 60)]),
    gives: ["type-added", "non-breaking", "shop.voucher", null, null, "entity", 60],
  },
  {
    what: "a page of a type that goes",
    edit: withoutType("shop.maker"),
    gives: ["type-removed", "breaking", "shop.maker", null, "entity", null, 20],
  },
  {
    what: "a type that only references know any more",
    edit: inType("shop.place", (one) => ({ ...one, origin: "reference" })),
    gives: ["type-removed", "breaking", "shop.place", null, "complex", null, 30],
  },
  {
    what: "a type under another name, and what refers to it",
    edit: all(
      inType("shop.place", (one) => ({ ...one, name: "shop.location" })),
      inProperty(ITEM, "place", { type: "shop.location" }),
    ),
    gives: ["type-renamed", "breaking", "shop.location", null, "shop.place", "shop.location", 30],
  },
  {
    what: "a structured type that becomes an enumeration",
    edit: inType("shop.place", (one) => ({ ...one, kind: "enum" })),
    gives: ["type-kind-changed", "breaking", "shop.place", null, "complex", "enum", 30],
  },
  {
    what: "a complex type that becomes an entity",
    edit: inType("shop.place", (one) => ({ ...one, kind: "entity", key: ["aisle"] })),
    gives: ["type-kind-changed", "breaking", "shop.place", null, "complex", "entity", 30],
  },
  {
    what: "another base type",
    edit: inType("shop.maker", (one) => ({ ...one, base: "shop.place" })),
    gives: ["base-type-changed", "breaking", "shop.maker", null, "shop.entity", "shop.place", 20],
  },
  {
    what: "a base type further down the same line",
    edit: inType("shop.maker", (one) => ({ ...one, base: ITEM })),
    gives: ["base-type-changed", "non-breaking", "shop.maker", null, "shop.entity", ITEM, 20],
  },
  {
    what: "a base type where there was none",
    edit: inType("shop.place", (one) => ({ ...one, base: "shop.entity" })),
    gives: ["base-type-changed", "non-breaking", "shop.place", null, null, "shop.entity", 30],
  },
  {
    what: "a type that becomes abstract and is sent",
    edit: inType("shop.place", (one) => ({ ...one, abstract: true })),
    gives: ["type-abstract-changed", "breaking", "shop.place", null, "concrete", "abstract", 30],
  },
  {
    what: "a type that becomes abstract and is only returned",
    edit: inType("shop.receipt", (one) => ({ ...one, abstract: true })),
    gives: ["type-abstract-changed", "non-breaking", "shop.receipt", null, "concrete", "abstract", 40],
  },
  {
    what: "an open type that closes",
    edit: inType("shop.place", (one) => ({ ...one, open: false })),
    gives: ["type-open-changed", "breaking", "shop.place", null, "open", "closed", 30],
  },
  {
    what: "a closed type that opens",
    edit: inType(ITEM, (one) => ({ ...one, open: true })),
    gives: ["type-open-changed", "non-breaking", ITEM, null, "closed", "open", 10],
  },
  {
    what: "another key",
    edit: inType(ITEM, (one) => ({ ...one, key: ["name"] })),
    gives: ["key-changed", "breaking", ITEM, null, null, "name", 10],
  },
  {
    what: "a key that goes with its property",
    edit: all(
      withoutProperty("shop.entity", "id"),
      inType("shop.entity", (one) => ({ ...one, key: [] })),
    ),
    gives: ["property-removed", "breaking", "shop.entity", "id", "Edm.String", null, 2],
  },
  {
    what: "a deprecated type",
    edit: inType(ITEM, (one) => ({ ...one, deprecated: true, deprecation: "Use goods.", description: "Old." })),
    gives: ["type-deprecated", "non-breaking", ITEM, null, null, null, 10],
  },
  {
    what: "a deprecation taken back",
    before: inType(ITEM, (one) => ({ ...one, deprecated: true })),
    edit: inType(ITEM, (one) => ({ ...one, deprecated: false })),
    gives: ["deprecation-withdrawn", "non-breaking", ITEM, null, null, null, 10],
  },
  {
    what: "other words about a type",
    edit: inType(ITEM, (one) => ({ ...one, description: "Something that is lent." })),
    gives: ["description-changed", "docs-only", ITEM, null, "Something that is sold.", "Something that is lent.", 10],
  },
];

const ofEnums: readonly Mutation[] = [
  {
    what: "a new member",
    edit: inMembers("shop.size", (members) => [...members, member("tiny", "3", 54)]),
    gives: ["enum-member-added", "non-breaking", "shop.size", "tiny", null, "3", 54],
  },
  {
    what: "a member that goes",
    edit: inMembers("shop.size", (members) => members.slice(1)),
    gives: ["enum-member-removed", "breaking", "shop.size", "small", "0", null, 51],
  },
  {
    what: "a member under another name",
    edit: inMembers("shop.size", ([first, ...rest]) => [
      { ...(first ?? member("", null, 0)), name: "petite" },
      ...rest,
    ]),
    gives: ["enum-member-renamed", "breaking", "shop.size", "petite", "small", "petite", 51],
  },
  {
    what: "a member with another number",
    edit: inMembers("shop.size", ([first, ...rest]) => [{ ...(first ?? member("", null, 0)), value: "7" }, ...rest]),
    gives: ["enum-member-value-changed", "non-breaking", "shop.size", "small", "0", "7", 51],
  },
  {
    what: "a member that gets its number",
    edit: inMembers("shop.size", (members) => members.map((one) => ({ ...one, value: one.value ?? "2" }))),
    gives: ["enum-member-value-changed", "docs-only", "shop.size", "huge", null, "2", 53],
  },
  {
    what: "members that may be combined",
    edit: inType("shop.size", (one) => ({ ...one, flags: true })),
    gives: ["enum-flags-changed", "breaking", "shop.size", null, "single", "combined", 50],
  },
  {
    what: "other words about a member",
    edit: inMembers("shop.size", (members) =>
      members.map((one) => (one.name === "huge" ? { ...one, description: "Does not fit." } : one)),
    ),
    gives: ["description-changed", "docs-only", "shop.size", "huge", "", "Does not fit.", 53],
  },
];

/** An edit of a property's row, whose words change with the fact that they state. */
function row(name: string, rest: Partial<Property>, of = ITEM): Edit {
  return inProperty(of, name, { description: "Other words.", ...rest });
}

const query = (rest: Partial<Property["query"]>): Partial<Property> => ({
  query: { filter: null, select: null, orderby: false, search: false, expand: false, ...rest },
});

const ofProperties: readonly Mutation[] = [
  {
    what: "a new property",
    edit: addProperty(ITEM, property("weight", "Edm.Double", 18)),
    gives: ["property-added", "non-breaking", ITEM, "weight", null, "Edm.Double", 18],
  },
  {
    what: "a new property that is required and sent",
    edit: addProperty(ITEM, property("depth", "Edm.Double", 18, { required: true })),
    gives: ["property-added", "breaking", ITEM, "depth", null, "Edm.Double", 18],
  },
  {
    what: "a new property that is required and only returned",
    edit: addProperty("shop.receipt", property("tax", "Edm.Int32", 43, { required: true })),
    gives: ["property-added", "non-breaking", "shop.receipt", "tax", null, "Edm.Int32", 43],
  },
  {
    what: "a property that goes",
    edit: withoutProperty(ITEM, "stock"),
    gives: ["property-removed", "breaking", ITEM, "stock", "Edm.Int32", null, 12],
  },
  {
    what: "a relationship that goes",
    edit: withoutProperty(ITEM, "maker"),
    gives: ["property-removed", "breaking", ITEM, "maker", "shop.maker", null, 16],
  },
  {
    what: "a property under another name, with the same words",
    edit: inProperty(ITEM, "name", { name: "label" }),
    gives: ["property-renamed", "breaking", ITEM, "label", "name", "label", 11],
  },
  {
    what: "a property spelled in another case",
    edit: inProperty(ITEM, "colour", { name: "Colour" }),
    gives: ["property-renamed", "breaking", ITEM, "Colour", "colour", "Colour", 14],
  },
  {
    what: "another type",
    edit: row("stock", { type: "Edm.String" }),
    gives: ["property-type-changed", "breaking", ITEM, "stock", "Edm.Int32", "Edm.String", 12],
  },
  {
    what: "a collection where there was one",
    edit: row("place", { type: "Collection(shop.place)" }),
    gives: ["property-type-changed", "breaking", ITEM, "place", "shop.place", "Collection(shop.place)", 17],
  },
  {
    what: "a wider type that is only returned",
    edit: row("total", { type: "Edm.Int64" }, "shop.receipt"),
    gives: ["property-type-changed", "breaking", "shop.receipt", "total", "Edm.Int32", "Edm.Int64", 41],
  },
  {
    what: "a narrower type that is only returned",
    edit: row("total", { type: "Edm.Int16" }, "shop.receipt"),
    gives: ["property-type-changed", "non-breaking", "shop.receipt", "total", "Edm.Int32", "Edm.Int16", 41],
  },
  {
    what: "a narrower type that is sent",
    edit: row("aisle", { type: "Edm.Byte" }, "shop.place"),
    gives: ["property-type-changed", "breaking", "shop.place", "aisle", "Edm.Int32", "Edm.Byte", 31],
  },
  {
    what: "a derived type that is only returned",
    edit: all(row("maker", { type: "shop.entity" })),
    before: inProperty(ITEM, "maker", { readOnly: true }),
    gives: ["property-type-changed", "breaking", ITEM, "maker", "shop.maker", "shop.entity", 16],
  },
  {
    what: "a property that becomes a relationship",
    edit: row("place", { navigation: true }),
    gives: ["property-navigation-changed", "breaking", ITEM, "place", "property", "relationship", 17],
  },
  {
    what: "a property that becomes required and is sent",
    edit: row("name", { required: true }),
    gives: ["property-required-changed", "breaking", ITEM, "name", "optional", "required", 11],
  },
  {
    what: "a property that becomes required and is only returned",
    edit: row("total", { required: true }, "shop.receipt"),
    gives: ["property-required-changed", "non-breaking", "shop.receipt", "total", "optional", "required", 41],
  },
  {
    what: "a property that becomes optional and is only returned",
    edit: row("paid", { required: null }, "shop.receipt"),
    gives: ["property-required-changed", "breaking", "shop.receipt", "paid", "required", "optional", 42],
  },
  {
    what: "a property that takes null no longer",
    edit: row("name", { nullable: false }),
    gives: ["property-nullability-changed", "breaking", ITEM, "name", "nullable", "not nullable", 11],
  },
  {
    what: "a returned property that may no longer be null",
    edit: row("total", { nullable: false }, "shop.receipt"),
    gives: ["property-nullability-changed", "non-breaking", "shop.receipt", "total", "unstated", "not nullable", 41],
  },
  {
    what: "a property said to be nullable",
    edit: row("size", { nullable: true }),
    gives: ["property-nullability-changed", "docs-only", ITEM, "size", "unstated", "nullable", 13],
  },
  {
    what: "a property that becomes read-only",
    edit: row("name", { readOnly: true }),
    gives: ["property-readonly-changed", "breaking", ITEM, "name", "writable", "read-only", 11],
  },
  {
    what: "a property that becomes writable",
    edit: row("stock", { readOnly: null }),
    gives: ["property-readonly-changed", "non-breaking", ITEM, "stock", "read-only", "writable", 12],
  },
  {
    what: "a value that goes",
    edit: row("colour", { values: ["red"] }),
    gives: ["property-values-changed", "breaking", ITEM, "colour", "red, green", "red", 14],
  },
  {
    what: "a value that comes",
    edit: row("colour", { values: ["red", "green", "blue"] }),
    gives: ["property-values-changed", "non-breaking", ITEM, "colour", "red, green", "red, green, blue", 14],
  },
  {
    what: "values that are no longer listed",
    edit: row("colour", { values: null }),
    gives: ["property-values-changed", "docs-only", ITEM, "colour", "red, green", null, 14],
  },
  {
    what: "another default",
    edit: row("taxed", { defaultValue: "false" }),
    gives: ["property-default-changed", "breaking", ITEM, "taxed", "true", "false", 15],
  },
  {
    what: "a default that was not written down",
    edit: row("stock", { defaultValue: "0" }),
    gives: ["property-default-changed", "docs-only", ITEM, "stock", null, "0", 12],
  },
  {
    what: "a filter that comes",
    edit: row("name", query({ filter: ["eq"] })),
    gives: ["property-query-support-changed", "non-breaking", ITEM, "name", null, "$filter (eq)", 11],
  },
  {
    what: "an operator that goes",
    before: inProperty(ITEM, "name", query({ filter: ["ne", "eq"] })),
    edit: row("name", query({ filter: ["eq"] })),
    gives: ["property-query-support-changed", "breaking", ITEM, "name", "$filter (eq, ne)", "$filter (eq)", 11],
  },
  {
    what: "operators where none were named",
    before: inProperty(ITEM, "name", query({ filter: [], orderby: true })),
    edit: row("name", query({ filter: ["eq"], orderby: true })),
    gives: [
      "property-query-support-changed",
      "docs-only",
      ITEM,
      "name",
      "$filter, $orderby",
      "$filter (eq), $orderby",
      11,
    ],
  },
  {
    what: "a property that is no longer returned unasked",
    before: inProperty(ITEM, "name", query({ select: "default" })),
    edit: row("name", query({ select: "only" })),
    gives: [
      "property-query-support-changed",
      "breaking",
      ITEM,
      "name",
      "returned by default",
      "returned on $select",
      11,
    ],
  },
  {
    what: "a deprecated property",
    edit: row("name", { deprecated: true }),
    gives: ["property-deprecated", "non-breaking", ITEM, "name", null, null, 11],
  },
  {
    what: "a property that is no longer deprecated",
    before: inProperty(ITEM, "name", { deprecated: true }),
    edit: row("name", { deprecated: false }),
    gives: ["deprecation-withdrawn", "non-breaking", ITEM, "name", null, null, 11],
  },
  {
    what: "other words about a property",
    edit: inProperty(ITEM, "name", { description: "The name on the shelf." }),
    gives: [
      "description-changed",
      "docs-only",
      ITEM,
      "name",
      "The name on the shelf and on the bill.",
      "The name on the shelf.",
      11,
    ],
  },
];

const LIST = "item-list";

const ofOperations: readonly Mutation[] = [
  {
    what: "a new page of an operation",
    edit: inOperations((operations) => [
      ...operations,
      operation("item-count", 500, { routes: [route("GET", "/items/$count", 501)] }),
    ]),
    gives: ["operation-added", "non-breaking", "item-count", null, null, "GET /items/$count", 500],
  },
  {
    what: "a page of an operation that goes",
    edit: withoutOperation("item-delete"),
    gives: ["operation-removed", "breaking", "item-delete", null, "DELETE /items/{id}", null, 300],
  },
  {
    what: "a page that goes while another documents its route",
    before: inOperation("item-delete", (one) => ({ ...one, routes: [...one.routes, route("POST", "/items", 304)] })),
    edit: withoutOperation("item-create"),
    gives: ["operation-removed", "docs-only", "item-create", null, "POST /items", null, 200],
  },
  {
    what: "a deprecated operation",
    edit: inOperation(LIST, (one) => ({ ...one, deprecated: true, deprecation: "Use search." })),
    gives: ["operation-deprecated", "non-breaking", LIST, null, null, null, 100],
  },
  {
    what: "query options that are denied",
    edit: inOperation("item-delete", (one) => ({ ...one, noQueryOptions: true })),
    gives: ["query-options-changed", "breaking", "item-delete", null, "left open", "denied", 300],
  },
  {
    what: "query options that are denied no more",
    before: inOperation("item-delete", (one) => ({ ...one, noQueryOptions: true })),
    edit: inOperation("item-delete", (one) => ({ ...one, noQueryOptions: false })),
    gives: ["query-options-changed", "non-breaking", "item-delete", null, "denied", "left open", 300],
  },
  {
    what: "an operation that is no longer deprecated",
    before: inOperation(LIST, (one) => ({ ...one, deprecated: true })),
    edit: inOperation(LIST, (one) => ({ ...one, deprecated: false })),
    gives: ["deprecation-withdrawn", "non-breaking", LIST, null, null, null, 100],
  },
  {
    what: "other words about an operation",
    edit: inOperation("item-delete", (one) => ({ ...one, description: "Takes an item from all shelves." })),
    gives: [
      "description-changed",
      "docs-only",
      "item-delete",
      null,
      "Takes an item from the shelves.",
      "Takes an item from all shelves.",
      300,
    ],
  },
  {
    what: "a new route",
    edit: inOperation(LIST, (one) => ({ ...one, routes: [...one.routes, route("GET", "/me/wishes/items", 110)] })),
    gives: ["route-added", "non-breaking", LIST, "GET /me/wishes/items", null, "GET /me/wishes/items", 110],
  },
  {
    what: "a route that goes",
    edit: inOperation(LIST, (one) => ({ ...one, routes: one.routes.slice(0, 1) })),
    gives: ["route-removed", "breaking", LIST, "GET /shelves/{id}/items", "GET /shelves/{id}/items", null, 102],
  },
  {
    what: "another verb",
    edit: inOperation("item-pay", (one) => ({
      ...one,
      routes: one.routes.map((two) => ({ ...two, method: "PUT" as const })),
    })),
    gives: [
      "route-changed",
      "breaking",
      "item-pay",
      "PUT /items/{id}/pay",
      "POST /items/{id}/pay",
      "PUT /items/{id}/pay",
      401,
    ],
  },
  {
    what: "another segment",
    edit: inOperation(LIST, (one) => ({
      ...one,
      routes: one.routes.map((two) => ({ ...two, path: two.path.replace("shelves", "racks") })),
    })),
    gives: [
      "route-changed",
      "breaking",
      LIST,
      "GET /racks/{id}/items",
      "GET /shelves/{id}/items",
      "GET /racks/{id}/items",
      102,
    ],
  },
  {
    what: "another parameter in the request line",
    before: inRouteQuery("start={start}"),
    edit: inRouteQuery("from={from}&$top=5"),
    gives: [
      "route-query-changed",
      "breaking",
      "item-delete",
      "DELETE /items/{id}",
      "start={start}",
      "from={from}&$top=5",
      301,
    ],
  },
  {
    what: "a query option shown in the request line",
    edit: inRouteQuery("$select=id"),
    gives: ["route-query-changed", "docs-only", "item-delete", "DELETE /items/{id}", null, "$select=id", 301],
  },
  {
    what: "a new parameter",
    edit: inOperation(LIST, (one) => ({
      ...one,
      queryParameters: [...one.queryParameters, parameter("$skip", "query", 110)],
    })),
    gives: ["parameter-added", "non-breaking", LIST, "$skip", null, "Edm.String", 110],
  },
  {
    what: "a new parameter that is required",
    edit: inOperation(LIST, (one) => ({
      ...one,
      queryParameters: [...one.queryParameters, parameter("$skip", "query", 110, { required: true })],
    })),
    gives: ["parameter-added", "breaking", LIST, "$skip", null, "Edm.String", 110],
  },
  {
    what: "a parameter that goes",
    edit: inOperation(LIST, (one) => ({ ...one, queryParameters: one.queryParameters.slice(1) })),
    gives: ["parameter-removed", "breaking", LIST, "$top", "Edm.Int32", null, 104],
  },
  {
    what: "a header that every client sends and no table shows any more",
    edit: inOperation(LIST, (one) => ({ ...one, headers: one.headers.slice(1) })),
    gives: ["parameter-removed", "docs-only", LIST, "Authorization", "Edm.String", null, 106],
  },
  {
    what: "a parameter under another name",
    edit: inOperation(LIST, (one) => ({
      ...one,
      queryParameters: one.queryParameters.map((two) => (two.name === "$top" ? { ...two, name: "$limit" } : two)),
    })),
    gives: ["parameter-renamed", "breaking", LIST, "$limit", "$top", "$limit", 104],
  },
  {
    what: "a parameter that becomes required",
    edit: inOperation(LIST, (one) => ({
      ...one,
      queryParameters: one.queryParameters.map((two) =>
        two.name === "near" ? { ...two, required: true, description: "Required." } : two,
      ),
    })),
    gives: ["parameter-changed", "breaking", LIST, "near", "Edm.String", "Edm.String, required", 105],
  },
  {
    what: "a path parameter of a wider type",
    edit: inPathParameter({ type: "Edm.String" }),
    before: inPathParameter({ type: "Edm.Guid" }),
    gives: ["parameter-changed", "non-breaking", "item-delete", "id", "Edm.Guid", "Edm.String", 302],
  },
  {
    what: "other words about a path parameter under another name",
    edit: inOperation("item-delete", (one) => ({
      ...one,
      routes: one.routes.map((two) => ({
        ...two,
        path: "/items/{key}",
        parameters: two.parameters.map((three) => ({ ...three, name: "key", description: "The key." })),
      })),
    })),
    gives: ["description-changed", "docs-only", "item-delete", "key", "The item.", "The key.", 302],
  },
];

function inRouteQuery(text: string): Edit {
  return inOperation("item-delete", (one) => ({ ...one, routes: one.routes.map((two) => ({ ...two, query: text })) }));
}

function inPathParameter(rest: { readonly type: string }): Edit {
  return inOperation("item-delete", (one) => ({
    ...one,
    routes: one.routes.map((two) => ({ ...two, parameters: two.parameters.map((three) => ({ ...three, ...rest })) })),
  }));
}

const PAY = "item-pay";

const ofMessages: readonly Mutation[] = [
  {
    what: "another content type",
    edit: inOperation(PAY, (one) => ({
      ...one,
      requestBody: one.requestBody && { ...one.requestBody, contentType: "text/plain" },
    })),
    gives: ["request-body-changed", "breaking", PAY, null, "application/json", "text/plain", 402],
  },
  {
    what: "a body of another type",
    edit: inOperation("item-create", (one) => ({
      ...one,
      requestBody: one.requestBody && { ...one.requestBody, type: "shop.place" },
    })),
    gives: [
      "request-body-changed",
      "breaking",
      "item-create",
      null,
      "application/json, shop.item",
      "application/json, shop.place",
      202,
    ],
  },
  {
    what: "a body that takes more",
    edit: inOperation("item-create", (one) => ({
      ...one,
      requestBody: one.requestBody && { ...one.requestBody, type: "shop.entity" },
    })),
    gives: [
      "request-body-changed",
      "non-breaking",
      "item-create",
      null,
      "application/json, shop.item",
      "application/json, shop.entity",
      202,
    ],
  },
  {
    what: "a body that goes",
    edit: inOperation(PAY, (one) => ({ ...one, requestBody: null })),
    gives: ["request-body-changed", "breaking", PAY, null, "application/json", null, 402],
  },
  {
    what: "a body where there was none",
    edit: inOperation("item-delete", (one) => ({ ...one, requestBody: body("shop.place", 305) })),
    gives: ["request-body-changed", "breaking", "item-delete", null, null, "application/json, shop.place", 305],
  },
  {
    what: "a body of which nothing is required, where there was none",
    edit: inOperation("item-delete", (one) => ({
      ...one,
      requestBody: body(null, 305, [property("why", "Edm.String", 306)]),
    })),
    gives: ["request-body-changed", "non-breaking", "item-delete", null, null, "application/json", 305],
  },
  {
    what: "a property of a body that takes more",
    edit: inBody(PAY, (properties) =>
      properties.map((one) => (one.name === "amount" ? { ...one, type: "Edm.Int64" } : one)),
    ),
    gives: ["property-type-changed", "non-breaking", PAY, "amount", "Edm.Int32", "Edm.Int64", 403],
  },
  {
    what: "a property of a body that goes",
    edit: inBody(PAY, (properties) => properties.slice(0, 1)),
    gives: ["property-removed", "breaking", PAY, "tip", "Edm.Int32", null, 404],
  },
  {
    what: "a property of a body that becomes required",
    edit: inBody(PAY, (properties) => properties.map((one) => (one.name === "tip" ? { ...one, required: true } : one))),
    gives: ["property-required-changed", "breaking", PAY, "tip", "optional", "required", 404],
  },
  {
    what: "other words about a body",
    edit: inOperation(PAY, (one) => ({
      ...one,
      requestBody: one.requestBody && { ...one.requestBody, description: "Coins." },
    })),
    gives: ["description-changed", "docs-only", PAY, null, "", "Coins.", 402],
  },
  {
    what: "a new response",
    edit: inOperation(LIST, (one) => ({ ...one, responses: [...one.responses, response(202, null, 110)] })),
    gives: ["response-added", "non-breaking", LIST, "202", null, "202", 110],
  },
  {
    what: "a response that goes",
    before: inOperation(LIST, (one) => ({ ...one, responses: [...one.responses, response(202, null, 110)] })),
    edit: inOperation(LIST, (one) => ({ ...one, responses: one.responses.slice(0, 1) })),
    gives: ["response-removed", "breaking", LIST, "202", "202", null, 110],
  },
  {
    what: "another status",
    edit: inOperation("item-create", (one) => ({
      ...one,
      responses: one.responses.map((two) => ({ ...two, status: 200 })),
    })),
    gives: ["response-status-changed", "breaking", "item-create", "200", "201", "200", 204],
  },
  {
    what: "another status without a body",
    edit: inOperation(PAY, (one) => ({ ...one, responses: [response(204, null, 405)] })),
    gives: ["response-status-changed", "breaking", PAY, "204", "200 shop.receipt", "204", 405],
  },
  {
    what: "one where there was a collection",
    edit: inOperation(LIST, (one) => ({
      ...one,
      responses: one.responses.map((two) => ({ ...two, type: "shop.item" })),
    })),
    gives: ["response-type-changed", "breaking", LIST, "200", "Collection(shop.item)", "shop.item", 108],
  },
  {
    what: "a body in a response that had none",
    edit: inOperation("item-delete", (one) => ({
      ...one,
      responses: one.responses.map((two) => ({ ...two, type: ITEM })),
    })),
    gives: ["response-type-changed", "non-breaking", "item-delete", "204", null, ITEM, 303],
  },
  {
    what: "other words about a response",
    edit: inOperation("item-delete", (one) => ({
      ...one,
      responses: one.responses.map((two) => ({ ...two, description: "Gone." })),
    })),
    gives: ["description-changed", "docs-only", "item-delete", "204", "", "Gone.", 303],
  },
  {
    what: "a new response header",
    edit: inOperation("item-delete", (one) => ({
      ...one,
      responses: one.responses.map((two) => ({ ...two, headers: ["ETag"] })),
    })),
    gives: ["response-header-added", "non-breaking", "item-delete", "ETag", null, "ETag", 303],
  },
  {
    what: "a response header that goes",
    edit: inOperation("item-create", (one) => ({
      ...one,
      responses: one.responses.map((two) => ({ ...two, headers: [] })),
    })),
    gives: ["response-header-removed", "breaking", "item-create", "Location", "Location", null, 204],
  },
  {
    what: "a new error",
    edit: inOperation(LIST, (one) => ({
      ...one,
      errors: [...one.errors, { status: 410, code: null, description: "", source: line("items", 110) }],
    })),
    gives: ["error-added", "non-breaking", LIST, "410", null, "410", 110],
  },
  {
    what: "an error that goes",
    edit: inOperation(LIST, (one) => ({ ...one, errors: [] })),
    gives: ["error-removed", "non-breaking", LIST, "404 noShelf", "404 noShelf", null, 109],
  },
];

function inBody(id: string, by: (properties: readonly Property[]) => readonly Property[]): Edit {
  return inOperation(id, (one) => ({
    ...one,
    requestBody: one.requestBody && { ...one.requestBody, properties: by(one.requestBody.properties) },
  }));
}

/** Edits the row of delegated access, which asks for Item.Read, or Item.ReadWrite, or Shop.Read and Stock.Read. */
function delegated(scheme: DocumentedScheme): Edit {
  return inPermissions(LIST, (one) => ({ ...one, delegatedWork: scheme }));
}

const PAIR = ["Shop.Read", "Stock.Read"];
const PLACEHOLDER: DocumentedScheme = {
  supported: true,
  placeholder: true,
  least: [],
  higher: [],
  source: permissionRow,
};

const ofPermissions: readonly Mutation[] = [
  {
    what: "a new permission",
    edit: delegated(allowed([["Item.Read"]], [["Item.ReadWrite"], PAIR, ["Shop.All"]])),
    gives: ["permission-added", "non-breaking", LIST, "Shop.All", null, "Shop.All", 103],
  },
  {
    what: "a new permission that takes the first place",
    edit: delegated(allowed([["Item.Peek"]], [["Item.Read"], ["Item.ReadWrite"], PAIR])),
    gives: ["permission-added", "non-breaking", LIST, "Item.Peek", null, "Item.Peek", 103],
  },
  {
    what: "a new permission of which a part is enough",
    edit: delegated(allowed([["Item.Read"]], [["Item.ReadWrite"], PAIR, [...PAIR, "Till.Read", "Item.Read"]])),
    gives: [
      "permission-added",
      "docs-only",
      LIST,
      "Item.Read and Shop.Read and Stock.Read and Till.Read",
      null,
      "Item.Read and Shop.Read and Stock.Read and Till.Read",
      103,
    ],
  },
  {
    what: "a permission that goes",
    edit: delegated(allowed([["Item.Read"]], [PAIR])),
    gives: ["permission-removed", "breaking", LIST, "Item.ReadWrite", "Item.ReadWrite", null, 103],
  },
  {
    what: "a least permission that goes, the next taking its place",
    edit: delegated(allowed([["Item.ReadWrite"]], [PAIR])),
    gives: ["permission-removed", "breaking", LIST, "Item.Read", "Item.Read", null, 103],
  },
  {
    what: "a permission that goes while a part of it is enough",
    before: delegated(allowed([["Item.Read"]], [["Item.Read", "Till.Read"]])),
    edit: delegated(allowed([["Item.Read"]])),
    gives: ["permission-removed", "docs-only", LIST, "Item.Read and Till.Read", "Item.Read and Till.Read", null, 103],
  },
  {
    what: "one more permission that is needed together",
    edit: delegated(allowed([["Item.Read"]], [["Item.ReadWrite"], [...PAIR, "Till.Read"]])),
    gives: [
      "permission-combination-changed",
      "breaking",
      LIST,
      "Shop.Read and Stock.Read and Till.Read",
      "Shop.Read and Stock.Read",
      "Shop.Read and Stock.Read and Till.Read",
      103,
    ],
  },
  {
    what: "one permission less that is needed together",
    edit: delegated(allowed([["Item.Read"]], [["Item.ReadWrite"], ["Shop.Read"]])),
    gives: [
      "permission-combination-changed",
      "non-breaking",
      LIST,
      "Shop.Read",
      "Shop.Read and Stock.Read",
      "Shop.Read",
      103,
    ],
  },
  {
    what: "another least permission",
    edit: delegated(allowed([["Item.ReadWrite"]], [["Item.Read"], PAIR])),
    gives: ["least-privilege-changed", "non-breaking", LIST, "Item.ReadWrite", "Item.Read", "Item.ReadWrite", 103],
  },
  {
    what: "a least permission that moves to the higher ones",
    edit: delegated(allowed([], [["Item.Read"], ["Item.ReadWrite"], PAIR])),
    gives: ["least-privilege-changed", "non-breaking", LIST, "Item.Read", "Item.Read", null, 103],
  },
  {
    what: "a way to sign in that comes",
    edit: inPermissions(LIST, (one) => ({ ...one, delegatedPersonal: allowed([["Item.Read"]]) })),
    gives: ["permission-scheme-added", "non-breaking", LIST, null, null, "Item.Read", 103],
  },
  {
    what: "a way to sign in that goes",
    edit: inPermissions(LIST, (one) => ({ ...one, application: one.delegatedPersonal })),
    gives: ["permission-scheme-removed", "breaking", LIST, null, "Item.Read.All", null, 103],
  },
  {
    what: "permissions in place of a placeholder",
    before: delegated(PLACEHOLDER),
    edit: delegated(allowed([["Item.Read"]])),
    gives: ["permission-documented", "docs-only", LIST, null, null, null, 103],
  },
  {
    what: "a placeholder in place of permissions",
    edit: delegated(PLACEHOLDER),
    gives: ["permission-undocumented", "docs-only", LIST, null, null, null, 103],
  },
  {
    what: "a new table of permissions",
    edit: inOperation(LIST, (one) => ({
      ...one,
      permissions: [
        ...one.permissions,
        permissionSet(110, { appliesTo: "Shelves", application: allowed([["Shelf.Read"]]) }),
      ],
    })),
    gives: ["permission-set-added", "non-breaking", LIST, null, null, null, 110],
  },
  {
    what: "one table of permissions of several that goes",
    before: inOperation(LIST, (one) => ({
      ...one,
      permissions: [
        ...one.permissions,
        permissionSet(110, { appliesTo: "Shelves", application: allowed([["Shelf.Read"]]) }),
      ],
    })),
    edit: inOperation(LIST, (one) => ({ ...one, permissions: one.permissions.slice(0, 1) })),
    gives: ["permission-set-removed", "breaking", LIST, null, null, null, 110],
  },
  {
    what: "the only table of permissions that goes",
    edit: inOperation(LIST, (one) => ({ ...one, permissions: [] })),
    gives: ["permission-set-removed", "docs-only", LIST, null, null, null, 103],
  },
];

export const mutations: readonly Mutation[] = [
  ...ofTypes,
  ...ofEnums,
  ...ofProperties,
  ...ofOperations,
  ...ofMessages,
  ...ofPermissions,
];
