import { groupBy } from "../../collections/group-by.js";
import { byCodeUnits } from "../../collections/order.js";
import type { Call } from "./calls.js";

/** Headers of every response. */
const COMMON =
  /^(content-(type|length|encoding|language)|transfer-encoding|connection|keep-alive|date|server|cache-control|vary)$/i;

/** Valid header names. {@link https://www.rfc-editor.org/rfc/rfc9110#section-5.1 | RFC 9110, field names} */
const FIELD_NAME = /^[\w!#$%&'*+.^`|~-]+$/;

/** The documented headers of a call's responses, also from examples, without those of every response. */
export function responseHeaders({ pages }: Call): string[] {
  const names = pages.flatMap(({ operation: { responses, examples } }) => [
    ...responses.filter(({ status }) => status < 300).flatMap(({ headers }) => headers),
    ...examples.flatMap(({ response }) =>
      response === null || response.status >= 300 ? [] : Object.keys(response.headers),
    ),
  ]);
  const spellings = new Map<string, string>();
  for (const name of names) {
    if (FIELD_NAME.test(name) && !COMMON.test(name) && !spellings.has(name.toLowerCase())) {
      spellings.set(name.toLowerCase(), name);
    }
  }
  return [...spellings.values()].sort(byCodeUnits);
}

/** Documented errors with the same code and description. */
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
