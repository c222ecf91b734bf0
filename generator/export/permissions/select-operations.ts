import { closest, distance } from "fastest-levenshtein";
import picomatch from "picomatch";
import type { Operation, PermissionSet } from "../../model/model.js";
import { UsageError } from "../../usage-error.js";

/** An operation with the permissions of the selected variants. */
export interface SelectedOperation {
  readonly operation: Operation;
  readonly permissions: readonly PermissionSet[];
}

/**
 * Selects operations by words, in the order of the model. A word is an id (`user-get`), a route (`GET /users/{id}`) or
 * a path, which selects the routes of all methods. Ids, routes and paths can be globs (`user-*`, `GET /users/**`). The
 * names of placeholders are ignored. A label after `#` selects one variant of an operation's permissions:
 * `calendar-get#group calendar`.
 *
 * @throws UsageError if a word does not match an operation or a variant
 */
export function selectOperations(operations: readonly Operation[], words: readonly string[]): SelectedOperation[] {
  const chosen = new Map<Operation, Set<PermissionSet>>();
  for (const word of words) {
    const [name = "", variant] = word.split(/#(.*)/s);
    const matches = matcher(name);
    const named = operations.filter(matches);
    if (named.length === 0) throw new UsageError(`No operation matches ${name}. ${suggestOperation(name, operations)}`);
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

/** Selects all operations with all of their permissions. */
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

/** Removes the names of placeholders from a path and converts it to lower case. */
function foldPath(path: string): string {
  return path.replace(/\{[^{}]*\}/g, "{}").toLowerCase();
}

/** Escapes characters that have a meaning in globs, except `*`. */
function escapeBrackets(path: string): string {
  return path.replace(/[{}()[\]!?+@$]/g, "\\$&");
}

function variantsOf({ id, permissions }: Operation, variant: string): PermissionSet[] {
  const found = permissions.filter(({ appliesTo }) => appliesTo?.toLowerCase() === variant.toLowerCase());
  if (found.length > 0) return found;
  const labels = permissions.flatMap(({ appliesTo }) => (appliesTo === null ? [] : [appliesTo]));
  throw new UsageError(
    labels.length === 0
      ? `${id} does not have variants; remove #${variant}.`
      : `${id} does not have the variant ${variant}. Its variants are: ${labels.join(", ")}.`,
  );
}

function suggestOperation(name: string, operations: readonly Operation[]): string {
  const names = operations.flatMap(({ id, routes }) =>
    name.includes("/") ? routes.map(({ method, path }) => `${method} ${path}`) : [id],
  );
  if (names.length === 0) return "The docs do not describe any operation. Select other docs with --docs.";
  const found = closest(name, names);
  return distance(name, found) <= name.length / 2 ? `Did you mean ${found}?` : `Valid names include ${names[0] ?? ""}.`;
}
