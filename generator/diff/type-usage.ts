import type { ApiModel, HttpMethod, Operation, TypeModel } from "../model/model.js";
import { itemType } from "../model/qualified-name.js";
import { allResponses, responsesOfRoute } from "../model/route-responses.js";
import type { Usage } from "./kinds/change-kind.js";
import { pathKey } from "./route-keys.js";
import type { TypeIndex } from "../model/type-index.js";

const WRITING_METHODS: ReadonlySet<HttpMethod> = new Set(["POST", "PUT", "PATCH"]);

const WRITES: ReadonlySet<string> = new Set(["create", "update", "replace"]);

/**
 * Finds the types of a model that are part of requests, and the types that are part of responses. An operation uses the
 * types that it names, the types of their properties, and their base and derived types. A type that no operation uses
 * counts as part of both.
 *
 * Metadata does not name the types of request bodies. If a model has write operations but does not name the type of any
 * request body, all types count as part of requests.
 */
export function indexTypeUsage({ operations }: ApiModel, types: TypeIndex): (type: string) => Usage {
  const bodies = operations.flatMap(({ requestBody }) => requestBody?.type ?? []);
  const isWritten = operations.some(({ routes }) => routes.some(({ method }) => WRITING_METHODS.has(method)));
  const inRequests = reachableTypes(
    [...bodies, ...operations.flatMap(requestFieldTypes), ...inferredBodyTypes(operations)],
    types,
    ({ properties }) => properties.filter(({ navigation, readOnly }) => !navigation && readOnly !== true),
  );
  const inResponses = reachableTypes(
    operations.flatMap((operation) => allResponses(operation).flatMap(({ type }) => type ?? [])),
    types,
    ({ properties }) => properties,
  );
  return (type) => {
    const request = (bodies.length === 0 && isWritten) || inRequests.has(type);
    const response = inResponses.has(type);
    return request || response ? { request, response } : { request: true, response: true };
  };
}

function requestFieldTypes({ requestBody, routes, queryParameters }: Operation): readonly string[] {
  const fields = [
    ...(requestBody?.properties ?? []),
    ...queryParameters,
    ...routes.flatMap(({ parameters }) => parameters),
  ];
  return fields.map(({ type }) => type);
}

/**
 * Infers the types of request bodies for pages that do not name the type. The type is the type that GET returns from
 * the same path.
 */
function inferredBodyTypes(operations: readonly Operation[]): readonly string[] {
  const typeAtPath = new Map(
    operations.flatMap((operation) =>
      operation.routes.flatMap((route) => {
        const type = responsesOfRoute(route, operation).find((response) => response.type !== null)?.type;
        return type == null || route.method !== "GET" ? [] : [[pathKey(route.path), type] as const];
      }),
    ),
  );
  return operations
    .filter(({ intent, requestBody }) => WRITES.has(intent) && requestBody?.type == null)
    .flatMap(({ routes }) => routes.flatMap(({ path }) => typeAtPath.get(pathKey(path)) ?? []));
}

function reachableTypes(
  start: readonly string[],
  types: TypeIndex,
  fields: (type: TypeModel) => readonly { readonly type: string }[],
): ReadonlySet<string> {
  const reached = new Set<string>();
  const pending = [...start];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { type: item } = itemType(next);
    const type = types.get(item);
    if (type === undefined || reached.has(item)) continue;
    reached.add(item);
    if (type.base !== null) pending.push(type.base);
    for (const field of fields(type)) pending.push(field.type);
    for (const { name } of types.children(item)) pending.push(name);
  }
  return reached;
}

/**
 * The types that operations return. Actions and functions are left out, because they can return a type that does not
 * have a path of its own.
 */
export function returnedTypes({ operations }: ApiModel): ReadonlySet<string> {
  return new Set(
    operations
      .filter(({ intent }) => intent !== "action" && intent !== "function")
      .flatMap(({ responses }) => responses.flatMap(({ type }) => (type === null ? [] : [itemType(type).type]))),
  );
}
