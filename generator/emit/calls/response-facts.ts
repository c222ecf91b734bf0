import { groupBy } from "../../collections/group-by.js";
import { byCodeUnits } from "../../collections/order.js";
import type { Call } from "./calls.js";
import { exampleFacts } from "./example-facts.js";

/** Headers that any response can have. They are not specific to a call. */
const COMMON =
  /^(content-(type|length|encoding|language)|transfer-encoding|connection|keep-alive|date|server|cache-control|vary)$/i;

/** Valid header names. {@link https://www.rfc-editor.org/rfc/rfc9110#section-5.1 | RFC 9110, field names} */
const FIELD_NAME = /^[\w!#$%&'*+.^`|~-]+$/;

/**
 * The headers that the docs or the examples of a call have for successful responses. Headers that any response can have
 * are left out.
 */
export function responseHeaders({ pages }: Call): string[] {
  const names = pages.flatMap(({ operation }) => [
    ...operation.responses.filter(({ status }) => status < 300).flatMap(({ headers }) => headers),
    ...exampleFacts(operation).headers,
  ]);
  const spellings = new Map<string, string>();
  for (const name of names) {
    if (FIELD_NAME.test(name) && !COMMON.test(name) && !spellings.has(name.toLowerCase())) {
      spellings.set(name.toLowerCase(), name);
    }
  }
  return [...spellings.values()].sort(byCodeUnits);
}

/** Documented errors that differ only in their status. */
export interface DocumentedErrors {
  readonly statuses: readonly number[];
  readonly code: string | null;
  readonly description: string;
}

/** The documented errors of a call, from all of its pages. */
export function documentedErrors({ pages }: Call): DocumentedErrors[] {
  const errors = pages.flatMap(({ operation }) => operation.errors);
  return [...groupBy(errors, ({ code, description }) => JSON.stringify([code, description])).values()].flatMap(
    ([first, ...others]) => {
      if (first === undefined) return [];
      const statuses = new Set([first, ...others].flatMap(({ status }) => (status === null ? [] : [status])));
      return [{ statuses: [...statuses].sort((a, b) => a - b), code: first.code, description: first.description }];
    },
  );
}
