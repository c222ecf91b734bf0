import type { ApiModel, Operation, TypeModel } from "../model/model.js";
import type { Usage } from "./kinds/kind.js";
import { pathKey } from "./paths.js";
import { itemType } from "../model/qualified-name.js";
import type { TypeIndex } from "./type-index.js";

const WRITES: ReadonlySet<string> = new Set(["create", "update", "replace"]);

/**
 * Tells where values of the types of a model travel: whether callers send them, are sent them, or both. A type stands
 * where an operation names it, or where a type that stands there holds, extends or is extended by it. Of a type that no
 * operation leads to nothing is known, so it counts as both; where no operation at all names a body, as in metadata,
 * the same holds for what callers send.
 */
export function usageIn({ operations }: ApiModel, types: TypeIndex): (type: string) => Usage {
  const bodies = operations.flatMap(({ requestBody }) => requestBody?.type ?? []);
  const sent = reach([...bodies, ...operations.flatMap(sentBeside), ...unnamedBodies(operations)], types, (type) =>
    type.properties.filter(({ navigation, readOnly }) => !navigation && readOnly !== true),
  );
  const returned = reach(
    operations.flatMap(({ responses }) => responses.flatMap(({ type }) => type ?? [])),
    types,
    ({ properties }) => properties,
  );
  return (type) => {
    const request = bodies.length === 0 || sent.has(type);
    const response = returned.has(type);
    return request || response ? { request, response } : { request: true, response: true };
  };
}

function sentBeside({ requestBody, routes, queryParameters }: Operation): readonly string[] {
  const fields = [
    ...(requestBody?.properties ?? []),
    ...queryParameters,
    ...routes.flatMap(({ parameters }) => parameters),
  ];
  return fields.map(({ type }) => type);
}

/** Pages of writes often name no type for the body: it is what can be read at the same path. */
function unnamedBodies(operations: readonly Operation[]): readonly string[] {
  const readAt = new Map(
    operations.flatMap(({ routes, responses }) => {
      const type = responses.find((response) => response.type !== null)?.type;
      if (type == null) return [];
      return routes.filter(({ method }) => method === "GET").map(({ path }) => [pathKey(path), type] as const);
    }),
  );
  return operations
    .filter(({ intent, requestBody }) => WRITES.has(intent) && requestBody?.type == null)
    .flatMap(({ routes }) => routes.flatMap(({ path }) => readAt.get(pathKey(path)) ?? []));
}

function reach(
  seeds: readonly string[],
  types: TypeIndex,
  fields: (type: TypeModel) => readonly { readonly type: string }[],
): ReadonlySet<string> {
  const reached = new Set<string>();
  const open = [...seeds];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { type: item } = itemType(next);
    const type = types.get(item);
    if (type === undefined || reached.has(item)) continue;
    reached.add(item);
    if (type.base !== null) open.push(type.base);
    for (const field of fields(type)) open.push(field.type);
    for (const { name } of types.children(item)) open.push(name);
  }
  return reached;
}

/** The types that operations return, but for actions and functions, which return what they like. */
export function returnedBy({ operations }: ApiModel): ReadonlySet<string> {
  return new Set(
    operations
      .filter(({ intent }) => intent !== "action" && intent !== "function")
      .flatMap(({ responses }) => responses.flatMap(({ type }) => (type === null ? [] : [itemType(type).type]))),
  );
}
