import type { Page } from "../page/page.js";
import type { IndexedType } from "./type-index.js";

/** What a segment of a path may be, by its name in lower case. */
export interface SegmentNames {
  /** It leads to resources: a relationship of some type, or a set whose items have keys. */
  readonly isNavigation: (name: string) => boolean;
  /** Some type has a property or relationship of this name. */
  readonly isProperty: (name: string) => boolean;
  /** It is a type's qualified name, to which a path can cast. */
  readonly isType: (name: string) => boolean;
}

/** Gathers what segments may mean from all types, and from the keys (`/users/{id}`) on all pages. */
export function collectSegmentNames(types: readonly IndexedType[], pages: readonly Page[]): SegmentNames {
  const typeNames = new Set(types.map(({ name }) => name.toLowerCase()));
  const properties = new Set<string>();
  const navigations = new Set(pages.flatMap(keyedSegments));
  for (const type of types) {
    for (const { name, navigation } of type.properties) {
      properties.add(name.toLowerCase());
      if (navigation) navigations.add(name.toLowerCase());
    }
  }
  return {
    isNavigation: (name) => navigations.has(name),
    isProperty: (name) => properties.has(name),
    isType: (name) => typeNames.has(name),
  };
}

function keyedSegments({ operation }: Page): string[] {
  const paths = operation?.requests.map(({ path }) => path.toLowerCase()) ?? [];
  return paths.flatMap((path) => [...path.matchAll(/\/(\w+)\/(?=[{<(])/g)].flatMap(([, segment]) => segment ?? []));
}
