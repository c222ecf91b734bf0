import { all, type Edit, inOperation, inOperations, inPermissions, inProperty, inType, inTypes } from "./edits.js";
import { allowed, line, parameter, property, route, type } from "./shop.js";

/** Edits that no caller and no reader of the docs would notice. */
export const cosmeticEdits: readonly (readonly [what: string, edit: Edit])[] = [
  [
    "types, properties, members and operations in another order",
    all(
      inTypes((types) =>
        [...types]
          .reverse()
          .map((one) => ({ ...one, properties: [...one.properties].reverse(), members: [...one.members].reverse() })),
      ),
      inOperations((operations) => [...operations].reverse()),
    ),
  ],
  [
    "routes, parameters and headers in another order",
    inOperation("item-list", (one) => ({
      ...one,
      routes: [...one.routes].reverse(),
      queryParameters: [...one.queryParameters].reverse(),
      headers: [...one.headers].reverse(),
    })),
  ],
  [
    "permissions in another order and case",
    inPermissions("item-list", (one) => ({
      ...one,
      delegatedWork: allowed([["item.read"]], [["Stock.Read", "Shop.Read"], ["Item.ReadWrite"]]),
    })),
  ],
  [
    "everything on other lines of other files",
    all(
      inTypes((types) =>
        types.map((one) => ({
          ...one,
          source: line("moved", 900),
          properties: one.properties.map((two) => ({ ...two, source: line("moved", 901) })),
        })),
      ),
      inOperations((operations) => operations.map((one) => ({ ...one, source: line("moved", 902) }))),
    ),
  ],
  [
    "reflowed prose with other marks and punctuation",
    inProperty("shop.item", "name", { description: "The **name** on the\r\nshelf, and on the `bill`" }),
  ],
  [
    "the page of an operation under another name",
    inOperation("item-list", (one) => ({ ...one, id: "items-get-all", title: "List all items" })),
  ],
  ["another title", inOperation("item-list", (one) => ({ ...one, title: "List the items" }))],
  [
    "placeholders under other names",
    inOperation("item-pay", (one) => ({ ...one, routes: [route("POST", "/items/{item-id}/pay/", 401)] })),
  ],
  [
    "a header spelled in another case",
    inOperation("item-list", (one) => ({
      ...one,
      headers: one.headers.map((two) => ({ ...two, name: two.name.toUpperCase() })),
    })),
  ],
  [
    "a parameter said not to be required",
    inOperation("item-list", (one) => ({
      ...one,
      queryParameters: one.queryParameters.map((two) => ({ ...two, required: false })),
    })),
  ],
  [
    "a property said not to be required and not to be read-only",
    inProperty("shop.item", "name", { required: false, readOnly: false }),
  ],
  [
    "a row that repeats an inherited property",
    inType("shop.item", (one) => ({
      ...one,
      properties: [
        ...one.properties,
        property("id", "Edm.String", 18, { inheritedFrom: "shop.entity", description: "Inherited." }),
      ],
    })),
  ],
  ["a type that an example shows", inTypes((types) => [...types, type("shop.shadow", 70, { origin: "example" })])],
  [
    "an example",
    inOperation("item-pay", (one) => ({
      ...one,
      examples: [
        {
          name: null,
          title: "Pay",
          request: { method: "POST", url: "/items/1/pay", headers: {}, body: null, malformed: false },
          response: null,
          source: line("items", 406),
        },
      ],
    })),
  ],
  [
    "a parameter that the request line shows and the table has",
    inOperation("item-list", (one) => ({
      ...one,
      routes: one.routes.map((two) => ({ ...two, parameters: [...two.parameters, parameter("near", "query", 105)] })),
    })),
  ],
  ["an intent read otherwise", inOperation("item-pay", (one) => ({ ...one, intent: "create" }))],
  [
    "an unsaid base type of a body whose rows stayed",
    inOperation("item-create", (one) => ({
      ...one,
      requestBody: one.requestBody && { ...one.requestBody, type: null },
    })),
  ],
];
