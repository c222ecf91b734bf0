import type { Route } from "../model/model.js";

/** A route as people write it: `GET /users/{id}`. */
export function routeName({ method, path }: Route): string {
  return `${method} ${path}`;
}

/** What stays the same when placeholders are named otherwise, quoted, or a slash ends the path. */
export function routeKey({ method, path }: Route): string {
  return `${method} ${pathKey(path)}`;
}

/** A path without the names of its placeholders. */
export function pathKey(path: string): string {
  return path.replace(/'?\{[^{}]*\}'?/g, "{}").replace(/(?<=.)\/$/, "");
}
