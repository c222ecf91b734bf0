import { describe, expect, it } from "vitest";
import { diffModels } from "../../generator/diff/diff-models.js";
import type { ApiModel, EnumMember, Operation, TypeModel } from "../../generator/model/model.js";
import {
  allowed,
  body,
  member,
  operation,
  parameter,
  permissionSet,
  property,
  response,
  route,
  shop,
  type,
} from "../diff/shop.js";
import { measureGrowth, mostGrowth, type Work } from "./measure-growth.js";

/** Makes a model with a number of facts. Each fact of a model with one label has another name than with another label. */
type Shape = (count: number, label: string) => ApiModel;

const each = <T>(count: number, make: (index: number) => T): T[] => Array.from({ length: count }, (_, at) => make(at));
const withTypes = (types: readonly TypeModel[]): ApiModel => ({ ...shop(), types });
const withOperation = (facts: Partial<Operation>): ApiModel => ({
  ...shop(),
  operations: [operation("item-list", 100, facts)],
});
const numbered = (count: number, make: (index: number) => EnumMember): ApiModel =>
  withTypes([type("shop.size", 1, { kind: "enum", members: each(count, make) })]);

const shapes: Readonly<Record<string, Shape>> = {
  "properties with different descriptions": (count, label) =>
    withTypes([
      type("shop.item", 1, {
        properties: each(count, (at) =>
          property(`${label}${at}`, "Edm.String", at, { description: `Part ${at} of the ${label} item.` }),
        ),
      }),
    ]),
  "properties with the same description": (count, label) =>
    withTypes([
      type("shop.item", 1, {
        properties: each(count, (at) =>
          property(`${label}${at}`, "Edm.String", at, { description: "A part of the item." }),
        ),
      }),
    ]),
  "properties without a description": (count, label) =>
    withTypes([type("shop.item", 1, { properties: each(count, (at) => property(`${at}${label}`, "Edm.String", at)) })]),
  "properties of a request body": (count, label) =>
    withOperation({
      requestBody: body(
        null,
        1,
        each(count, (at) => property(`${label}${at}`, "Edm.String", at)),
      ),
    }),
  "members of an enumeration": (count, label) => numbered(count, (at) => member(`${label}${at}`, null, at)),
  "members of an enumeration with values": (count, label) =>
    numbered(count, (at) => member(`${label}${at}`, String(at), at)),
  "routes that differ at the end": (count, label) =>
    withOperation({ routes: each(count, (at) => route("GET", `/items/${label}${at}`, at)) }),
  "routes that differ at the start": (count, label) =>
    withOperation({ routes: each(count, (at) => route("GET", `/${label}${at}/items`, at)) }),
  parameters: (count, label) =>
    withOperation({ queryParameters: each(count, (at) => parameter(`${label}${at}`, "query", at)) }),
  headers: (count, label) => withOperation({ headers: each(count, (at) => parameter(`${label}-${at}`, "header", at)) }),
  "response headers": (count, label) =>
    withOperation({ responses: [response(200, null, 1, { headers: each(count, (at) => `${label}-${at}`) })] }),
  errors: (count, label) =>
    withOperation({
      errors: each(count, (at) => ({ ...response(400, null, at), code: `${label}${at}`, description: "" })),
    }),
  permissions: (count, label) =>
    withOperation({
      permissions: [
        permissionSet(1, {
          application: allowed(
            [["A"]],
            each(count, (at) => [`${label}${at}`]),
          ),
        }),
      ],
    }),
  "combined permissions": (count, label) =>
    withOperation({
      permissions: [
        permissionSet(1, {
          application: allowed(
            [["A"]],
            each(count, (at) => ["A", `${label}${at}`]),
          ),
        }),
      ],
    }),
  "permission tables": (count, label) =>
    withOperation({
      permissions: each(count, (at) =>
        permissionSet(at, { appliesTo: `${label}${at}`, application: allowed([[`P${label}${at}`]]) }),
      ),
    }),
  "permission tables without a label": (count, label) =>
    withOperation({
      permissions: each(count, (at) => permissionSet(at, { application: allowed([[`${label}${at}`]]) })),
    }),
  types: (count, label) =>
    withTypes(
      each(count, (at) =>
        type(`shop.${label}${at}`, at, {
          properties: each(4, (part) => property(`${label}${at}Part${part}`, "Edm.String", at)),
        }),
      ),
    ),
  "types with the same properties": (count, label) =>
    withTypes(
      each(count, (at) =>
        type(`shop.${label}${at}`, at, { properties: each(4, (part) => property(`part${part}`, "Edm.String", at)) }),
      ),
    ),
  operations: (count, label) => ({
    ...shop(),
    operations: each(count, (at) => operation(`${label}-${at}`, at, { routes: [route("GET", `/items/${at}`, at)] })),
  }),
  "operations with the same route": (count, label) => ({
    ...shop(),
    operations: each(count, (at) => operation(`${label}-${at}`, at, { routes: [route("GET", "/items", at)] })),
  }),
};

const compare: Work<readonly [ApiModel, ApiModel]> = ([base, head]) => {
  diffModels(base, head);
};

describe("the time to compare two models grows at most linearly with the number of removed and added", () => {
  // A garbage collection during a measurement looks like growth.
  it.each(Object.entries(shapes))("%s", { retry: 3 }, async (_, shape) => {
    const models = (size: number) => [shape(size, "old"), shape(size, "new")] as const;
    const { factor, measured } = await measureGrowth(compare, models, 512, 8192);
    expect(factor, measured).toBeLessThanOrEqual(mostGrowth);
  });
});
