import { editBody, editBodyProperty, editOperation, editResponses } from "../edits.js";
import { body, place, property, response } from "../shop.js";
import type { DiffCase } from "./diff-case.js";

const ITEM = "shop.item";
const LIST = "item-list";
const PAY = "item-pay";

export const messageCases: readonly DiffCase[] = [
  {
    title: "the content type is changed",
    edit: editBody(PAY, { contentType: "text/plain" }),
    change: {
      id: "request-body-changed",
      severity: "breaking",
      target: PAY,
      from: "application/json",
      to: "text/plain",
      line: 402,
    },
  },
  {
    title: "the body can also be text",
    edit: editBody(PAY, { textType: "text/plain" }),
    change: {
      id: "request-body-changed",
      severity: "non-breaking",
      target: PAY,
      from: "application/json",
      to: "application/json or text/plain",
      line: 402,
    },
  },
  {
    title: "the body has another type",
    edit: editBody("item-create", { type: "shop.place" }),
    change: {
      id: "request-body-changed",
      severity: "breaking",
      target: "item-create",
      from: "application/json, shop.item",
      to: "application/json, shop.place",
      line: 202,
    },
  },
  {
    title: "the body gets the base type of its old type",
    edit: editBody("item-create", { type: "shop.entity" }),
    change: {
      id: "request-body-changed",
      severity: "non-breaking",
      target: "item-create",
      from: "application/json, shop.item",
      to: "application/json, shop.entity",
      line: 202,
    },
  },
  {
    title: "the body is removed",
    edit: editOperation(PAY, { requestBody: null }),
    change: { id: "request-body-changed", severity: "breaking", target: PAY, from: "application/json", line: 402 },
  },
  {
    title: "a body is added",
    edit: editOperation("item-delete", { requestBody: body("shop.place", 305) }),
    change: {
      id: "request-body-changed",
      severity: "breaking",
      target: "item-delete",
      to: "application/json, shop.place",
      line: 305,
    },
  },
  {
    title: "a body without required properties is added",
    edit: editOperation("item-delete", { requestBody: body(null, 305, [property("why", "Edm.String", 306)]) }),
    change: {
      id: "request-body-changed",
      severity: "non-breaking",
      target: "item-delete",
      to: "application/json",
      line: 305,
    },
  },
  {
    title: "a property of the body gets a wider type",
    edit: editBodyProperty(PAY, "amount", { type: "Edm.Int64" }),
    change: {
      id: "property-type-changed",
      severity: "non-breaking",
      target: PAY,
      name: "amount",
      from: "Edm.Int32",
      to: "Edm.Int64",
      line: 403,
    },
  },
  {
    title: "a property of the body is removed",
    edit: editBody(PAY, ({ properties }) => ({ properties: properties.slice(0, 1) })),
    change: { id: "property-removed", severity: "breaking", target: PAY, name: "tip", from: "Edm.Int32", line: 404 },
  },
  {
    title: "a property of the body becomes required",
    edit: editBodyProperty(PAY, "tip", { required: true }),
    change: {
      id: "property-required-changed",
      severity: "breaking",
      target: PAY,
      name: "tip",
      from: "optional",
      to: "required",
      line: 404,
    },
  },
  {
    title: "the body has another description",
    edit: editBody(PAY, { description: "Coins." }),
    change: { id: "description-changed", severity: "docs-only", target: PAY, from: "", to: "Coins.", line: 402 },
  },
  {
    title: "a response is added",
    edit: editOperation(LIST, ({ responses }) => ({ responses: [...responses, response(202, null, 110)] })),
    change: { id: "response-added", severity: "non-breaking", target: LIST, name: "202", to: "202", line: 110 },
  },
  {
    title: "a response is removed",
    base: editOperation(LIST, ({ responses }) => ({ responses: [...responses, response(202, null, 110)] })),
    edit: editOperation(LIST, ({ responses }) => ({ responses: responses.slice(0, 1) })),
    change: { id: "response-removed", severity: "breaking", target: LIST, name: "202", from: "202", line: 110 },
  },
  {
    title: "the only response has another status",
    edit: editResponses("item-create", { status: 200 }),
    change: {
      id: "response-status-changed",
      severity: "breaking",
      target: "item-create",
      name: "200",
      from: "201",
      to: "200",
      line: 204,
    },
  },
  {
    title: "the only response has another status and no body",
    edit: editOperation(PAY, { responses: [response(204, null, 405)] }),
    change: {
      id: "response-status-changed",
      severity: "breaking",
      target: PAY,
      name: "204",
      from: "200 shop.receipt",
      to: "204",
      line: 405,
    },
  },
  {
    title: "a collection becomes one value",
    edit: editResponses(LIST, { type: "shop.item" }),
    change: {
      id: "response-type-changed",
      severity: "breaking",
      target: LIST,
      name: "200",
      from: "Collection(shop.item)",
      to: "shop.item",
      line: 108,
    },
  },
  {
    title: "a response without a body gets a body",
    edit: editResponses("item-delete", { type: ITEM }),
    change: {
      id: "response-type-changed",
      severity: "non-breaking",
      target: "item-delete",
      name: "204",
      to: ITEM,
      line: 303,
    },
  },
  {
    title: "the response has another description",
    edit: editResponses("item-delete", { description: "Gone." }),
    change: {
      id: "description-changed",
      severity: "docs-only",
      target: "item-delete",
      name: "204",
      from: "",
      to: "Gone.",
      line: 303,
    },
  },
  {
    title: "a response header is added",
    edit: editResponses("item-delete", { headers: ["ETag"] }),
    change: {
      id: "response-header-added",
      severity: "non-breaking",
      target: "item-delete",
      name: "ETag",
      to: "ETag",
      line: 303,
    },
  },
  {
    title: "a response header is removed",
    edit: editResponses("item-create", { headers: [] }),
    change: {
      id: "response-header-removed",
      severity: "breaking",
      target: "item-create",
      name: "Location",
      from: "Location",
      line: 204,
    },
  },
  {
    title: "an error is added",
    edit: editOperation(LIST, ({ errors }) => ({
      errors: [...errors, { status: 410, code: null, description: "", source: place("items", 110) }],
    })),
    change: { id: "error-added", severity: "non-breaking", target: LIST, name: "410", to: "410", line: 110 },
  },
  {
    title: "an error is removed",
    edit: editOperation(LIST, { errors: [] }),
    change: {
      id: "error-removed",
      severity: "non-breaking",
      target: LIST,
      name: "404 noShelf",
      from: "404 noShelf",
      line: 109,
    },
  },
];
