import {
  addProperty,
  type Edit,
  editBody,
  editOperation,
  editOperations,
  editPermissions,
  editProperty,
  editQueryParameter,
  editRoutes,
  editTypes,
  inSequence,
} from "./edits.js";
import { allowed, parameter, place, property, route, type } from "./shop.js";

interface CosmeticEdit {
  /** Completes the sentence "reports no change if …". */
  readonly title: string;
  readonly edit: Edit;
}

/** Edits of the shop that change neither the API nor its descriptions. */
export const cosmeticEdits: readonly CosmeticEdit[] = [
  {
    title: "types, properties, members and operations are in another order",
    edit: inSequence(
      editTypes((types) =>
        [...types].reverse().map(({ properties, members, ...rest }) => ({
          ...rest,
          properties: [...properties].reverse(),
          members: [...members].reverse(),
        })),
      ),
      editOperations((operations) => [...operations].reverse()),
    ),
  },
  {
    title: "routes, parameters and headers are in another order",
    edit: editOperation("item-list", ({ routes, queryParameters, headers }) => ({
      routes: [...routes].reverse(),
      queryParameters: [...queryParameters].reverse(),
      headers: [...headers].reverse(),
    })),
  },
  {
    title: "permissions have another order and case",
    edit: editPermissions("item-list", {
      delegatedWork: allowed([["item.read"]], [["Stock.Read", "Shop.Read"], ["Item.ReadWrite"]]),
    }),
  },
  {
    title: "all facts are on other lines of other files",
    edit: inSequence(
      editTypes((types) =>
        types.map(({ properties, ...rest }) => ({
          ...rest,
          source: place("moved", 900),
          properties: properties.map((one) => ({ ...one, source: place("moved", 901) })),
        })),
      ),
      editOperations((operations) => operations.map((one) => ({ ...one, source: place("moved", 902) }))),
    ),
  },
  {
    title: "a description has other line breaks, punctuation and Markdown marks",
    edit: editProperty("shop.item", "name", { description: "The **name** on the\r\nshelf, and on the `bill`" }),
  },
  {
    title: "the page of an operation has another file name and title",
    edit: editOperation("item-list", { id: "items-get-all", title: "List all items" }),
  },
  {
    title: "an operation has another title",
    edit: editOperation("item-list", { title: "List the items" }),
  },
  {
    title: "placeholders have other names",
    edit: editOperation("item-pay", { routes: [route("POST", "/items/{item-id}/pay/", 401)] }),
  },
  {
    title: "a header is in another case",
    edit: editOperation("item-list", ({ headers }) => ({
      headers: headers.map((one) => ({ ...one, name: one.name.toUpperCase() })),
    })),
  },
  {
    title: "a parameter is documented as optional",
    edit: inSequence(
      editQueryParameter("item-list", "$top", { required: false }),
      editQueryParameter("item-list", "near", { required: false }),
    ),
  },
  {
    title: "a property is documented as optional and writable",
    edit: editProperty("shop.item", "name", { required: false, readOnly: false }),
  },
  {
    title: "a table repeats an inherited property",
    edit: addProperty(
      "shop.item",
      property("id", "Edm.String", 18, { inheritedFrom: "shop.entity", description: "Inherited." }),
    ),
  },
  {
    title: "an example shows a new type",
    edit: editTypes((types) => [...types, type("shop.shadow", 70, { origin: "example" })]),
  },
  {
    title: "an example is added",
    edit: editOperation("item-pay", {
      examples: [
        {
          name: null,
          title: "Pay",
          request: { method: "POST", url: "/items/1/pay", headers: {}, body: null, malformed: false },
          response: null,
          source: place("items", 406),
        },
      ],
    }),
  },
  {
    title: "the request line now shows a parameter that the table already lists",
    edit: editRoutes("item-list", ({ parameters }) => ({
      parameters: [...parameters, parameter("near", "query", 105)],
    })),
  },
  {
    title: "docwright infers another intent for an operation",
    edit: editOperation("item-pay", { intent: "create" }),
  },
  {
    title: "a body whose properties are listed no longer names its type",
    edit: editBody("item-create", { type: null }),
  },
];
