import type { Page } from "../page/page.js";
import type { IndexedType } from "./type-index.js";

/** Tells what the name of a path segment can mean. Names are in lower case. */
export interface SegmentNames {
  /** Whether a type has a relationship with this name, or some path has a key after the name (`/users/{id}`). */
  readonly isNavigation: (name: string) => boolean;
  /** Whether a type has a property or relationship with this name. */
  readonly isProperty: (name: string) => boolean;
  /** Whether a type has this qualified name, so that a path can cast to it. */
  readonly isType: (name: string) => boolean;
}

/** Collects the names of properties, relationships, types and keyed segments. */
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
