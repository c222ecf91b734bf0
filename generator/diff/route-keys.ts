import type { Route } from "../model/model.js";

/** A route as docs write it: `GET /users/{id}`. */
export function routeName({ method, path }: Route): string {
  return `${method} ${path}`;
}

/** A key that is equal for routes that differ only in names of placeholders, quotes around them, or a final slash. */
export function routeKey({ method, path }: Route): string {
  return `${method} ${pathKey(path)}`;
}

/** A path with empty placeholders and without a final slash: `/users/{}`. */
export function pathKey(path: string): string {
  return path.replace(/'?\{[^{}]*\}'?/g, "{}").replace(/(?<=.)\/$/, "");
}
