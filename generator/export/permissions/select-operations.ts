import { closest, distance } from "fastest-levenshtein";
import picomatch from "picomatch";
import type { Operation, PermissionSet } from "../../model/model.js";
import { UsageError } from "../../usage-error.js";

/** An operation, with those of its permissions that were asked for. */
export interface SelectedOperation {
  readonly operation: Operation;
  readonly permissions: readonly PermissionSet[];
}

/**
 * The operations that words name, in the order of the model. A word is an id (`user-get`), a route
 * (`GET /users/{id}`, whatever the key is called), a path with all of its methods, or a glob of either (`user-*`,
 * `GET /users/**`). What stands behind `#` chooses among the variants that an operation states permissions for:
 * `calendar-get#group calendar`.
 *
 * @throws UsageError for a word that names nothing
 */
export function selectOperations(operations: readonly Operation[], words: readonly string[]): SelectedOperation[] {
  const chosen = new Map<Operation, Set<PermissionSet>>();
  for (const word of words) {
    const [name = "", variant] = word.split(/#(.*)/s);
    const matches = matcher(name);
    const named = operations.filter(matches);
    if (named.length === 0) throw new UsageError(`${name} names no operation; ${nearest(name, operations)}`);
    for (const operation of named) {
      const sets = variant === undefined ? operation.permissions : variantsOf(operation, variant);
      chosen.set(operation, new Set([...(chosen.get(operation) ?? []), ...sets]));
    }
  }
  return operations.flatMap((operation) => {
    const permissions = chosen.get(operation);
    return permissions === undefined ? [] : [{ operation, permissions: [...permissions] }];
  });
}

/** Every operation, with all of its permissions. */
export function selectAll(operations: readonly Operation[]): SelectedOperation[] {
  return operations.map((operation) => ({ operation, permissions: operation.permissions }));
}

function matcher(name: string): (operation: Operation) => boolean {
  const route = /^(?:([A-Za-z]+)\s+)?(\/.*)$/.exec(name);
  if (route === null) {
    const isId = name.includes("*") ? picomatch(name, { nocase: true }) : (id: string) => id === name;
    return ({ id }) => isId(id);
  }
  const method = route[1]?.toUpperCase();
  const path = foldPath(route[2] ?? "");
  const isPath = path.includes("*") ? picomatch(escapeBrackets(path)) : (other: string) => other === path;
  return ({ routes }) =>
    routes.some((one) => (method === undefined || one.method === method) && isPath(foldPath(one.path)));
}

/** A path in which keys have no names and letters no case. */
function foldPath(path: string): string {
  return path.replace(/\{[^{}]*\}/g, "{}").toLowerCase();
}

/** In a path, what groups in a glob stands for itself. */
function escapeBrackets(path: string): string {
  return path.replace(/[{}()[\]!?+@$]/g, "\\$&");
}

function variantsOf({ id, permissions }: Operation, variant: string): PermissionSet[] {
  const found = permissions.filter(({ appliesTo }) => appliesTo?.toLowerCase() === variant.toLowerCase());
  if (found.length > 0) return found;
  const labels = permissions.flatMap(({ appliesTo }) => (appliesTo === null ? [] : [appliesTo]));
  const known = labels.length === 0 ? "it has no variants" : `these are: ${labels.join(", ")}`;
  throw new UsageError(`${variant} is no variant of ${id}; ${known}.`);
}

function nearest(name: string, operations: readonly Operation[]): string {
  const names = operations.flatMap(({ id, routes }) =>
    name.includes("/") ? routes.map(({ method, path }) => `${method} ${path}`) : [id],
  );
  if (names.length === 0) return "the docs describe none.";
  const found = closest(name, names);
  return distance(name, found) <= name.length / 2 ? `${found} is one.` : `${names[0] ?? ""} is one of ${names.length}.`;
}
