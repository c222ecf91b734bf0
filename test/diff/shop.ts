import type {
  ApiModel,
  EnumMember,
  Operation,
  Parameter,
  DocumentedScheme,
  PermissionSet,
  Property,
  RequestBody,
  Response,
  Route,
  TypeModel,
} from "../../generator/model/model.js";
import type { Place } from "../../generator/findings/finding.js";
import { operation as plainOperation, property as plainProperty, type as plainType } from "../emit/hand-made.js";

/**
 * Creates the model of a small shop. Each fact has its own line, in a file of types or a file of operations. The line
 * of a fact does not change when a test edits other facts.
 */
export function shop(): ApiModel {
  return {
    format: 1,
    api: { namespace: "shop", version: "v1.0", baseUrl: "https://shop.example/v1.0" },
    pages: [],
    types: [
      type("shop.entity", 1, { abstract: true, key: ["id"], properties: [property("id", "Edm.String", 2)] }),
      type("shop.item", 10, {
        base: "shop.entity",
        description: "Something that is sold.",
        properties: [
          property("name", "Edm.String", 11, { description: "The name on the shelf and on the bill.", nullable: true }),
          property("stock", "Edm.Int32", 12, { description: "How many are left.", readOnly: true }),
          property("size", "shop.size", 13),
          property("colour", "Edm.String", 14, { values: ["red", "green"] }),
          property("taxed", "Edm.Boolean", 15, { defaultValue: "true" }),
          property("maker", "shop.maker", 16, { navigation: true }),
          property("place", "shop.place", 17),
        ],
      }),
      type("shop.maker", 20, { base: "shop.entity", properties: [property("town", "Edm.String", 21)] }),
      type("shop.place", 30, {
        kind: "complex",
        open: true,
        properties: [
          property("aisle", "Edm.Int32", 31),
          property("shelf", "Edm.Int32", 32),
          property("note", "Edm.String", 33),
        ],
      }),
      type("shop.receipt", 40, {
        kind: "complex",
        properties: [property("total", "Edm.Int32", 41), property("paid", "Edm.Boolean", 42, { required: true })],
      }),
      type("shop.size", 50, {
        kind: "enum",
        members: [member("small", "0", 51), member("large", "1", 52), member("huge", null, 53)],
      }),
    ],
    operations: [
      operation("item-list", 100, {
        intent: "list",
        routes: [route("GET", "/items", 101), route("GET", "/shelves/{id}/items", 102)],
        permissions: [
          permissionSet(103, {
            delegatedWork: allowed([["Item.Read"]], [["Item.ReadWrite"], ["Shop.Read", "Stock.Read"]]),
            application: allowed([["Item.Read.All"]]),
          }),
        ],
        queryParameters: [
          parameter("$top", "query", 104, { type: "Edm.Int32", description: "How many to return on a page." }),
          parameter("near", "query", 105),
        ],
        headers: [parameter("Authorization", "header", 106), parameter("Prefer", "header", 107)],
        responses: [response(200, "Collection(shop.item)", 108)],
        errors: [{ status: 404, code: "noShelf", description: "There is no such shelf.", source: place("items", 109) }],
      }),
      operation("item-create", 200, {
        intent: "create",
        routes: [route("POST", "/items", 201)],
        requestBody: body("shop.item", 202, [property("name", "Edm.String", 203, { required: true })]),
        responses: [response(201, "shop.item", 204, { headers: ["Location"] })],
      }),
      operation("item-delete", 300, {
        intent: "delete",
        description: "Takes an item from the shelves.",
        routes: [
          route("DELETE", "/items/{id}", 301, {
            parameters: [parameter("id", "path", 302, { description: "The item." })],
          }),
        ],
        responses: [response(204, null, 303)],
      }),
      operation("item-pay", 400, {
        intent: "action",
        routes: [route("POST", "/items/{id}/pay", 401)],
        requestBody: body(null, 402, [property("amount", "Edm.Int32", 403), property("tip", "Edm.Int32", 404)]),
        responses: [response(200, "shop.receipt", 405)],
      }),
    ],
    diagnostics: [],
  };
}

export function place(page: string, line: number): Place {
  return { file: `${page}.md`, line, column: 1 };
}

export function type(name: string, line: number, facts: Partial<TypeModel> = {}): TypeModel {
  return plainType(name, [], { source: place("types", line), ...facts });
}

export function property(name: string, type: string, line: number, facts: Partial<Property> = {}): Property {
  return plainProperty(name, type, { source: place("types", line), ...facts });
}

export function member(name: string, value: string | null, line: number): EnumMember {
  return { name, value, description: "", source: place("types", line) };
}

export function operation(id: string, line: number, facts: Partial<Operation> = {}): Operation {
  return plainOperation(id, id, "get", [], { source: place("items", line), ...facts });
}

export function route(method: Route["method"], path: string, line: number, facts: Partial<Route> = {}): Route {
  return { method, path, query: null, parameters: [], source: place("items", line), ...facts };
}

export function parameter(
  name: string,
  where: Parameter["in"],
  line: number,
  facts: Partial<Parameter> = {},
): Parameter {
  return {
    name,
    in: where,
    type: "Edm.String",
    required: null,
    description: "",
    source: place("items", line),
    ...facts,
  };
}

/** The place of the permissions tables of all operations of the shop. */
export const permissionRow = place("items", 103);

const UNSUPPORTED: DocumentedScheme = {
  supported: false,
  placeholder: false,
  least: [],
  higher: [],
  source: permissionRow,
};

export function allowed(least: string[][], higher: string[][] = []): DocumentedScheme {
  return { supported: true, placeholder: false, least, higher, source: permissionRow };
}

export function permissionSet(line: number, facts: Partial<PermissionSet> = {}): PermissionSet {
  return {
    appliesTo: null,
    delegatedWork: UNSUPPORTED,
    delegatedPersonal: UNSUPPORTED,
    application: UNSUPPORTED,
    source: place("items", line),
    ...facts,
  };
}

export function body(type: string | null, line: number, properties: readonly Property[] = []): RequestBody {
  return { contentType: "application/json", type, properties, description: "", source: place("items", line) };
}

export function response(status: number, type: string | null, line: number, facts: Partial<Response> = {}): Response {
  return { status, type, headers: [], description: "", source: place("items", line), ...facts };
}
