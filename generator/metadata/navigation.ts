import type { Csdl } from "./csdl.js";
import { booleanAttribute, edmChildren } from "./edm.js";
import type { XmlElement } from "./xml.js";

/** An action or query option that annotations can deny for a resource. */
export type Restriction =
  | "read"
  | "insert"
  | "update"
  | "delete"
  | "reference"
  | "count"
  | "expand"
  | "filter"
  | "search"
  | "select"
  | "skip"
  | "sort"
  | "top";

/** Facts that the model does not have about an entity set, a singleton or a navigation property. */
export interface NavigationFacts {
  /**
   * Whether the navigation property contains its entities, so that they are deleted together with the entity that has
   * the property. Always true for entity sets and singletons.
   */
  readonly contained: boolean;
  /** The restrictions in the annotations of the property and of its type. */
  readonly denied: ReadonlySet<Restriction>;
}

/** The facts by target path: `microsoft.graph.user/messages`, `microsoft.graph.GraphService/users`. */
export type Navigation = ReadonlyMap<string, NavigationFacts>;

/**
 * Reads containment and capability annotations.
 *
 * @see {@link https://github.com/oasis-tcs/odata-vocabularies/blob/main/vocabularies/Org.OData.Capabilities.V1.md | Capabilities vocabulary}
 */
export function readNavigation(csdl: Csdl): Navigation {
  const types = new Map<string, ReadonlySet<Restriction>>();
  for (const { namespace, element } of csdl.schemas) {
    for (const type of edmChildren(element, "EntityType")) {
      const name = `${namespace}.${type.attributes.get("Name") ?? ""}`;
      types.set(name, csdl.annotations.factsFor(type, [name]).denied);
    }
  }
  const facts = (child: XmlElement, owner: string, contained: boolean): [string, NavigationFacts] => {
    const target = `${owner}/${child.attributes.get("Name") ?? ""}`;
    const written = csdl.names.type(child.attributes.get("Type") ?? child.attributes.get("EntityType") ?? "");
    const ofType = types.get(written.replace(/^Collection\((.*)\)$/, "$1")) ?? [];
    const denied = new Set([...csdl.annotations.factsFor(child, [target]).denied, ...ofType]);
    return [target, { contained, denied }];
  };
  return new Map(
    csdl.schemas.flatMap(({ namespace, element }) =>
      edmChildren(element).flatMap((parent) => {
        const owner = `${namespace}.${parent.attributes.get("Name") ?? ""}`;
        const roots = parent.name === "EntityContainer" ? edmChildren(parent) : [];
        return [
          ...edmChildren(parent, "NavigationProperty").map((child) =>
            facts(child, owner, booleanAttribute(child, "ContainsTarget") ?? false),
          ),
          ...roots
            .filter(({ name }) => name === "EntitySet" || name === "Singleton")
            .map((child) => facts(child, owner, true)),
        ];
      }),
    ),
  );
}
