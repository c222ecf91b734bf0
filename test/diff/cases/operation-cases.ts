import { type Edit, editOperation, editOperations, editQueryParameter, editRoutes, removeOperation } from "../edits.js";
import { operation, parameter, route } from "../shop.js";
import type { DiffCase } from "./diff-case.js";

const LIST = "item-list";

export const operationCases: readonly DiffCase[] = [
  {
    title: "an operation page is added",
    edit: editOperations((operations) => [
      ...operations,
      operation("item-count", 500, { routes: [route("GET", "/items/$count", 501)] }),
    ]),
    change: {
      id: "operation-added",
      severity: "non-breaking",
      target: "item-count",
      to: "GET /items/$count",
      line: 500,
    },
  },
  {
    title: "an operation page is removed",
    edit: removeOperation("item-delete"),
    change: {
      id: "operation-removed",
      severity: "breaking",
      target: "item-delete",
      from: "DELETE /items/{id}",
      line: 300,
    },
  },
  {
    title: "another page documents the route of a removed page",
    base: editOperation("item-delete", ({ routes }) => ({ routes: [...routes, route("POST", "/items", 304)] })),
    edit: removeOperation("item-create"),
    change: { id: "operation-removed", severity: "docs-only", target: "item-create", from: "POST /items", line: 200 },
  },
  {
    title: "the operation is deprecated",
    edit: editOperation(LIST, { deprecated: true, deprecation: "Use search." }),
    change: { id: "operation-deprecated", severity: "non-breaking", target: LIST, line: 100 },
  },
  {
    title: "the page excludes query options",
    edit: editOperation("item-delete", { noQueryOptions: true }),
    change: {
      id: "query-options-changed",
      severity: "breaking",
      target: "item-delete",
      from: "left open",
      to: "denied",
      message: "The page of `item-delete` now says that query options are not supported.",
      line: 300,
    },
  },
  {
    title: "the page supports only the query options that it lists",
    base: editOperation(LIST, { onlyListedQueryOptions: false }),
    edit: editOperation(LIST, { onlyListedQueryOptions: true }),
    change: {
      id: "query-options-changed",
      severity: "breaking",
      target: LIST,
      from: "left open",
      to: "only $top",
      message: "The page of `item-list` now limits the query options: only $top.",
      line: 100,
    },
  },
  {
    title: "the page no longer excludes query options",
    base: editOperation("item-delete", { noQueryOptions: true }),
    edit: editOperation("item-delete", { noQueryOptions: false }),
    change: {
      id: "query-options-changed",
      severity: "non-breaking",
      target: "item-delete",
      from: "denied",
      to: "left open",
      message: "The page of `item-delete` no longer limits the query options.",
      line: 300,
    },
  },
  {
    title: "the operation is no longer deprecated",
    base: editOperation(LIST, { deprecated: true }),
    edit: editOperation(LIST, { deprecated: false }),
    change: { id: "deprecation-withdrawn", severity: "non-breaking", target: LIST, line: 100 },
  },
  {
    title: "the operation has another description",
    edit: editOperation("item-delete", { description: "Takes an item from all shelves." }),
    change: {
      id: "description-changed",
      severity: "docs-only",
      target: "item-delete",
      from: "Takes an item from the shelves.",
      to: "Takes an item from all shelves.",
      line: 300,
    },
  },
  {
    title: "a route is added",
    edit: editOperation(LIST, ({ routes }) => ({ routes: [...routes, route("GET", "/me/wishes/items", 110)] })),
    change: {
      id: "route-added",
      severity: "non-breaking",
      target: LIST,
      name: "GET /me/wishes/items",
      to: "GET /me/wishes/items",
      line: 110,
    },
  },
  {
    title: "a route is removed",
    edit: editOperation(LIST, ({ routes }) => ({ routes: routes.slice(0, 1) })),
    change: {
      id: "route-removed",
      severity: "breaking",
      target: LIST,
      name: "GET /shelves/{id}/items",
      from: "GET /shelves/{id}/items",
      line: 102,
    },
  },
  {
    title: "the route has another method",
    edit: editRoutes("item-pay", () => ({ method: "PUT" })),
    change: {
      id: "route-changed",
      severity: "breaking",
      target: "item-pay",
      name: "PUT /items/{id}/pay",
      from: "POST /items/{id}/pay",
      to: "PUT /items/{id}/pay",
      line: 401,
    },
  },
  {
    title: "the route has another path segment",
    edit: editRoutes(LIST, ({ path }) => ({ path: path.replace("shelves", "racks") })),
    change: {
      id: "route-changed",
      severity: "breaking",
      target: LIST,
      name: "GET /racks/{id}/items",
      from: "GET /shelves/{id}/items",
      to: "GET /racks/{id}/items",
      line: 102,
    },
  },
  {
    title: "the request line has another parameter",
    base: setQuery("start={start}"),
    edit: setQuery("from={from}&$top=5"),
    change: {
      id: "route-query-changed",
      severity: "breaking",
      target: "item-delete",
      name: "DELETE /items/{id}",
      from: "start={start}",
      to: "from={from}&$top=5",
      line: 301,
    },
  },
  {
    title: "the request line shows a system query option",
    edit: setQuery("$select=id"),
    change: {
      id: "route-query-changed",
      severity: "docs-only",
      target: "item-delete",
      name: "DELETE /items/{id}",
      to: "$select=id",
      line: 301,
    },
  },
  {
    title: "an optional parameter is added",
    edit: editOperation(LIST, ({ queryParameters }) => ({
      queryParameters: [...queryParameters, parameter("color", "query", 110)],
    })),
    change: {
      id: "parameter-added",
      severity: "non-breaking",
      target: LIST,
      name: "color",
      to: "Edm.String",
      line: 110,
    },
  },
  {
    title: "a query option that every list takes is added",
    edit: editOperation(LIST, ({ queryParameters }) => ({
      queryParameters: [...queryParameters, parameter("$skip", "query", 110)],
    })),
    change: { id: "parameter-added", severity: "docs-only", target: LIST, name: "$skip", to: "Edm.String", line: 110 },
  },
  {
    title: "a required parameter is added",
    edit: editOperation(LIST, ({ queryParameters }) => ({
      queryParameters: [...queryParameters, parameter("$skip", "query", 110, { required: true })],
    })),
    change: { id: "parameter-added", severity: "breaking", target: LIST, name: "$skip", to: "Edm.String", line: 110 },
  },
  {
    title: "a parameter is removed",
    edit: editOperation(LIST, ({ queryParameters }) => ({ queryParameters: queryParameters.slice(0, 1) })),
    change: {
      id: "parameter-removed",
      severity: "breaking",
      target: LIST,
      name: "near",
      from: "Edm.String",
      line: 105,
    },
  },
  {
    title: "a query option that every list takes is removed",
    edit: editOperation(LIST, ({ queryParameters }) => ({ queryParameters: queryParameters.slice(1) })),
    change: {
      id: "parameter-removed",
      severity: "docs-only",
      target: LIST,
      name: "$top",
      from: "Edm.Int32",
      line: 104,
    },
  },
  {
    title: "a header of every request is no longer listed",
    edit: editOperation(LIST, ({ headers }) => ({ headers: headers.slice(1) })),
    change: {
      id: "parameter-removed",
      severity: "docs-only",
      target: LIST,
      name: "Authorization",
      from: "Edm.String",
      line: 106,
    },
  },
  {
    title: "a parameter has another name",
    edit: editQueryParameter(LIST, "$top", { name: "$limit" }),
    change: {
      id: "parameter-renamed",
      severity: "breaking",
      target: LIST,
      name: "$limit",
      from: "$top",
      to: "$limit",
      line: 104,
    },
  },
  {
    title: "a parameter becomes required",
    edit: editQueryParameter(LIST, "near", { required: true, description: "Required." }),
    change: {
      id: "parameter-changed",
      severity: "breaking",
      target: LIST,
      name: "near",
      from: "Edm.String",
      to: "Edm.String, required",
      line: 105,
    },
  },
  {
    title: "a path parameter gets a wider type",
    edit: setPathParameterType("Edm.String"),
    base: setPathParameterType("Edm.Guid"),
    change: {
      id: "parameter-changed",
      severity: "non-breaking",
      target: "item-delete",
      name: "id",
      from: "Edm.Guid",
      to: "Edm.String",
      line: 302,
    },
  },
  {
    title: "a path parameter has another name and description",
    edit: editRoutes("item-delete", ({ parameters }) => ({
      path: "/items/{key}",
      parameters: parameters.map((one) => ({ ...one, name: "key", description: "The key." })),
    })),
    change: {
      id: "description-changed",
      severity: "docs-only",
      target: "item-delete",
      name: "key",
      from: "The item.",
      to: "The key.",
      line: 302,
    },
  },
];

/** Sets the query in the request line of an operation. */
function setQuery(query: string): Edit {
  return editRoutes("item-delete", () => ({ query }));
}

/** Sets the type of the only path parameter of an operation. */
function setPathParameterType(type: string): Edit {
  return editRoutes("item-delete", ({ parameters }) => ({ parameters: parameters.map((one) => ({ ...one, type })) }));
}
