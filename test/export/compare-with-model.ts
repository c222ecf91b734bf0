import { acceptsNull } from "../../generator/model/check-value.js";
import { exportableTypes } from "../../generator/export/exportable-types.js";
import { Omissions } from "../../generator/export/exported-api.js";
import { bodyShape } from "../../generator/model/body-shape.js";
import type { ApiModel, Operation, Route } from "../../generator/model/model.js";
import type { JsonObject } from "../../generator/model/payload.js";
import { itemType } from "../../generator/model/qualified-name.js";
import { responsesOfRoute } from "../../generator/model/route-responses.js";
import { indexTypes } from "../../generator/model/type-index.js";
import type { readOpenApi, ReadOperation } from "./read-openapi.js";

/** Lists the facts of a model that an export has lost or changed. Each difference is one line. */
export function lostFacts(model: ApiModel, read: ReturnType<typeof readOpenApi>): readonly string[] {
  const lost: string[] = [];
  const exported = exportableTypes(model.types, new Omissions());
  const types = indexTypes(exported);
  const same = (where: string, actual: unknown, expected: unknown): void => {
    if (JSON.stringify(actual) !== JSON.stringify(expected))
      lost.push(`${where}: ${JSON.stringify(actual)} and not ${JSON.stringify(expected)}`);
  };

  const byName = new Map([...read.types].map(([name, type]) => [name, type]));
  for (const type of exported) {
    const found = byName.get(type.name);
    const create = byName.get(`${type.name}.create`);
    if (found === undefined) {
      lost.push(`${type.name} is missing`);
      continue;
    }
    const of = (name: string) => found.schema[`x-docwright-${name}`];
    same(type.name, [of("name"), of("kind"), of("key") ?? []], [type.name, type.kind, type.key]);
    same(`${type.name} flags`, [of("abstract") ?? false, of("flags") ?? false], [type.abstract, type.flags]);
    same(`${type.name} open`, of("open") ?? null, type.open ? (type.openNames ?? "any") : null);
    same(
      `${type.name} text`,
      [found.schema["description"] ?? "", found.schema["deprecated"] ?? false],
      [type.description, type.deprecated],
    );
    if (type.kind === "enum") {
      same(`${type.name} members`, found.members, [...new Set(type.members.map(({ name }) => name))]);
      continue;
    }
    same(`${type.name} base`, found.base, type.base !== null && types.get(type.base) !== undefined ? type.base : null);
    same(
      `${type.name} properties`,
      [...found.properties.keys()].sort(),
      [...new Set(type.properties.map(({ name }) => name))].sort(),
    );
    for (const property of new Map(type.properties.map((one) => [one.name, one])).values()) {
      const where = `${type.name}.${property.name}`;
      const one = found.properties.get(property.name);
      same(`${where} type`, one?.type, property.type);
      same(`${where} read-only`, one?.schema["readOnly"] ?? false, property.readOnly === true);
      same(`${where} null`, one?.acceptsNull, property.type !== "Edm.Untyped" && acceptsNull(property, false));
      same(
        `${where} text`,
        [one?.schema["description"] ?? "", one?.schema["deprecated"] ?? false],
        [property.description, property.deprecated],
      );
      same(`${where} navigation`, one?.schema["x-docwright-navigation"] ?? false, property.navigation);
      const demanded = property.required === true && property.readOnly !== true;
      same(`${where} required`, (create ?? found).required.includes(property.name), demanded);
    }
  }

  const byRoute = new Map<string, ReadOperation>();
  for (const one of read.operations) {
    for (const page of one.object["x-docwright-pages"] as { id: string; path?: string }[]) {
      byRoute.set(`${page.id} ${one.method} ${page.path ?? one.path}`, one);
    }
  }
  const ids = read.operations.map(({ object }) => object["operationId"]);
  if (new Set(ids).size !== ids.length) lost.push("operation ids are not unique");
  for (const operation of model.operations) {
    for (const route of operation.routes) {
      const where = `${operation.id} ${route.method} ${route.path}`;
      const found = byRoute.get(where);
      if (found === undefined) lost.push(`${where} is missing`);
      else compareOperation(where, operation, route, found);
    }
  }
  return lost;

  function compareOperation(where: string, operation: Operation, route: Route, found: ReadOperation): void {
    const { object } = found;
    const pages = object["x-docwright-pages"] as { id: string }[];
    if (pages[0]?.id === operation.id) {
      same(
        `${where} text`,
        [object["summary"], object["description"] ?? ""],
        [operation.title || operation.id, operation.description],
      );
      same(`${where} deprecated`, object["deprecated"] ?? false, operation.deprecated);
    }
    const names = namesIn(route.path);
    const canonical = namesIn(found.path);
    for (const parameter of route.parameters.filter((one) => one.in !== "query")) {
      const one = found.parameters.find(
        ({ name, in: place }) => place === "path" && name === canonical[names.indexOf(parameter.name)],
      );
      same(`${where} {${parameter.name}}`, one?.required, true);
      if (pages.length === 1) same(`${where} {${parameter.name}} type`, one?.type, parameter.type);
    }
    for (const { name, required, type, description } of operation.queryParameters) {
      const one = found.parameters.find((other) => other.in === "query" && other.name === name);
      same(`${where} ?${name}`, one?.required, required === true);
      if (!name.startsWith("$")) same(`${where} ?${name} type`, one?.type, type);
      if (pages[0]?.id === operation.id) same(`${where} ?${name} text`, one?.description, description);
    }
    for (const { name } of operation.headers.filter(
      (one) => !/^(?:accept|content-type|authorization)$/i.test(one.name),
    )) {
      if (!found.parameters.some((one) => one.in === "header" && one.name.toLowerCase() === name.toLowerCase()))
        lost.push(`${where} header ${name} is missing`);
    }
    for (const { status, type } of responsesOfRoute(route, operation)) {
      const types = found.responses.get(String(status));
      if (types === undefined || (type !== null && itemType(type).type !== "Edm.Untyped" && !types.includes(type)))
        lost.push(`${where} response ${status}: ${JSON.stringify(types)} and not ${String(type)}`);
    }
    for (const { status } of operation.errors) {
      if (status !== null && !found.responses.has(String(status))) lost.push(`${where} error ${status} is missing`);
    }
    const body = operation.requestBody;
    if (body !== null && route.method !== "GET") {
      if (body.type !== null && !found.sent.includes(body.type))
        lost.push(`${where} body ${JSON.stringify(found.sent)} and not ${body.type}`);
      const type = body.type === null ? undefined : types.get(body.type);
      const isObject = body.type === null || (type !== undefined && type.kind !== "enum");
      for (const { name } of isObject ? body.properties : []) {
        const known = type !== undefined && types.property(type.name, name) !== undefined;
        if (!known && !found.sentProperties.has(name)) lost.push(`${where} body property ${name} is missing`);
      }
      if (operation.intent !== "update" && isObject) {
        for (const name of bodyShape(operation, type ?? null, types).required) {
          if (!found.sentRequired.has(name)) lost.push(`${where} body property ${name} is not required`);
        }
      }
    }
    comparePermissions(where, operation, object);
  }

  function comparePermissions(where: string, operation: Operation, object: JsonObject): void {
    const facts = ((object["x-docwright-permissions"] ?? []) as JsonObject[]).filter(
      ({ page = operation.id }) => page === operation.id,
    );
    const expected = operation.permissions.map(({ appliesTo, ...set }) => ({
      appliesTo,
      ...Object.fromEntries(
        (["delegatedWork", "delegatedPersonal", "application"] as const).map((type) => {
          const { supported, placeholder, least, higher } = set[type];
          return [type, placeholder ? { placeholder } : supported ? { least, higher } : { supported }];
        }),
      ),
    }));
    same(
      `${where} permissions`,
      facts.map(({ page: _, appliesTo = null, ...types }) => ({ appliesTo, ...types })),
      expected,
    );
    const security = JSON.stringify(object["security"]);
    for (const set of operation.permissions) {
      for (const type of ["delegatedWork", "delegatedPersonal", "application"] as const) {
        for (const least of set[type].placeholder ? [] : set[type].least) {
          if (!security.includes(JSON.stringify({ [type]: least })))
            lost.push(`${where} security lacks ${type} ${least.join("+")}`);
        }
      }
    }
  }
}

function namesIn(path: string): string[] {
  return [...path.matchAll(/\{([^{}]*)\}/g)].map(([, name = ""]) => name);
}
