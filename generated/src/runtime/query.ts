import type { QueryValue } from "./request.js";

type Name<T> = keyof T & string;

/** A property, a path that begins with one, or either with its direction. */
export type OrderBy<T> = Name<T> | `${Name<T>} ${"asc" | "desc"}` | `${Name<T>}/${string}`;

/** A property, alone or with query options of its own: `members($select=id)`. */
export type Expand<T> = Name<T> | `${Name<T>}(${string})`;

/**
 * The query options of OData over items of type `T`; an operation takes those that its docs name.
 * {@link https://learn.microsoft.com/graph/query-parameters | Query parameters of Microsoft Graph}
 */
export interface QueryOptions<T> {
  /** The properties to return. */
  readonly select?: readonly Name<T>[];
  /** The relationships to return along. */
  readonly expand?: readonly Expand<T>[];
  /** Which items to return: `startsWith(displayName,'A')`. */
  readonly filter?: string;
  readonly orderby?: readonly OrderBy<T>[];
  /** What to search for: `"displayName:sales"`, its quotes included. */
  readonly search?: string;
  /** How many items a page holds. */
  readonly top?: number;
  /** How many items to leave out at the beginning. */
  readonly skip?: number;
  /** Whether to count all items. */
  readonly count?: boolean;
}

const names = ["select", "expand", "filter", "orderby", "search", "top", "skip", "count"] as const;

/** The query options among `options` as they go over the wire: `select` becomes `$select`. The rest is left out. */
export function toQuery<T>(options: QueryOptions<T> = {}): Record<string, QueryValue> {
  return Object.fromEntries(names.map((name) => [`$${name}`, options[name]]));
}
