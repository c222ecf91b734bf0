import type { Service } from "../../../metadata/read-metadata.js";
import { bindingType } from "../../../metadata/resolve-route.js";
import { itemType } from "../../../model/qualified-name.js";

/** An entity set, a singleton or a navigation property. */
export interface NavigationTarget {
  /** The type that has the navigation property; `null` for an entity set or singleton. */
  readonly owner: string | null;
  readonly name: string;
  /** The type of one item. */
  readonly type: string;
  readonly collection: boolean;
  readonly contained: boolean;
}

/** The targets by the start of the ids of their operations: `microsoft.graph.user/messages`. */
export function navigationTargets({ model, navigation }: Service): ReadonlyMap<string, NavigationTarget> {
  const targets = new Map<string, NavigationTarget>();
  for (const { name: owner, properties } of model.types) {
    for (const { name, type, navigation: isNavigation } of properties) {
      if (!isNavigation) continue;
      const contained = navigation.get(`${owner}/${name}`)?.contained ?? false;
      targets.set(`${owner}/${name}`, { owner, name, ...itemType(type), contained });
    }
  }
  for (const { id, title, intent, responses } of model.operations) {
    const type = responses[0]?.type ?? null;
    if ((intent !== "list" && intent !== "get") || type === null) continue;
    targets.set(id, { owner: null, name: title, ...itemType(type), contained: true });
  }
  return targets;
}

/** The type of the item or collection that each bound action and function is called on, by id of the operation. */
export function bindingTypes({ model }: Service): ReadonlyMap<string, string> {
  return new Map(
    model.operations.flatMap(({ id, intent, routes }): [string, string][] => {
      if (intent !== "action" && intent !== "function") return [];
      const type = bindingType(routes[0]?.path ?? "", routes[0]?.parameters[0]?.type);
      return type === null ? [] : [[id, itemType(type).type]];
    }),
  );
}
