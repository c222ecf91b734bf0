import type { VerifyRuleId } from "../../findings/catalogue.js";
import { finding } from "../../findings/create-finding.js";
import type { Place } from "../../findings/finding.js";
import type { HttpMethod } from "../../vocabulary.js";
import type { Mismatch } from "../mismatch.js";

interface Sides {
  /** The id of the operation, or the route if no page documents it. */
  readonly target: string;
  /** The permission type, or `null` if the difference is about the whole route. */
  readonly name: string | null;
  readonly docs: readonly string[];
  readonly file: readonly string[];
  /** The fact that a baseline compares. */
  readonly subject: string;
  readonly suggestion?: string | null;
  readonly source: Place;
}

/** Creates a difference between the docs and the permissions file. */
export function permissionMismatch(rule: VerifyRuleId, message: string, sides: Sides): Mismatch {
  const { target, name, docs, file, subject, suggestion, source } = sides;
  return {
    ...finding(rule, source, message, { subject, suggestion }),
    target,
    name,
    docs: docs.length === 0 ? null : docs.join(", "),
    metadata: file.length === 0 ? null : file.join(", "),
  };
}

/** Formats names for a message: `A`, `B`. */
export function listCode(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(", ");
}

/** A page can have dozens of routes. Messages name this many of them. */
const MAX_ROUTES = 3;

/** Formats routes for a message: `GET /a`, `GET /b` and 4 more. */
export function listRoutes(routes: readonly { readonly method: HttpMethod; readonly path: string }[]): string {
  const names = [...new Set(routes.map(routeText))];
  const more = names.length - MAX_ROUTES;
  return more > 1 ? `${listCode(names.slice(0, MAX_ROUTES))} and ${more} more` : listCode(names);
}

export function routeText({ method, path }: { readonly method: HttpMethod; readonly path: string }): string {
  return `${method} ${path}`;
}
