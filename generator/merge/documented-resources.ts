import type { RouteResolver } from "../metadata/resolve-route.js";
import type { ApiModel } from "../model/model.js";
import { itemType, shortName } from "../model/qualified-name.js";
import { isKeyed, readPath } from "../page/grammar/path.js";

/**
 * Finds the single resources in documented paths, with the path and the type of each resource. Reading of a path stops
 * at the first segment that is not a name or a key, such as a function or a cast. It also stops after a navigation
 * property that does not contain its target.
 *
 * @param isContained - tells whether a property of a type contains its target
 */
export function documentedResources(
  { operations }: ApiModel,
  resolve: RouteResolver,
  isContained: (type: string, property: string) => boolean,
): { readonly path: string; readonly type: string }[] {
  const found = new Map<string, { path: string; type: string }>();
  for (const { path } of operations.flatMap(({ routes }) => routes)) {
    let prefix = "";
    let parent = "";
    let isCollection = false;
    for (const { kind, text } of readPath(path).segments) {
      // A name directly after a collection, such as `inbox` in `mailFolders/inbox`, is the key of one item.
      if ((kind !== "static" && kind !== "key") || (kind === "static" && isCollection)) break;
      prefix += `/${text}`;
      const target = resolve("GET", prefix);
      if (target?.kind !== "resource") break;
      const { type, collection } = itemType(target.type);
      if (kind === "static" && parent !== "" && !isContained(parent, text)) break;
      parent = type;
      isCollection = collection;
      const key = routeKey(prefix);
      if (!collection && !type.startsWith("Edm.") && !found.has(key)) found.set(key, { path: prefix, type });
    }
  }
  return [...found.values()];
}

/**
 * A path without the parts that do not distinguish routes: case, the names of placeholders, arguments and namespaces.
 */
export function routeKey(path: string): string {
  return readPath(path)
    .segments.map((segment) => {
      if (segment.kind === "key") return "/{}";
      const name = shortName(segment.name).toLowerCase();
      return isKeyed(segment) ? `/${name}/{}` : `/${name}`;
    })
    .join("");
}
