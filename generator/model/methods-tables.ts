import type { Page } from "../page/page.js";
import { linkTarget } from "./page-links.js";
import { qualify } from "./qualified-name.js";
import type { TypeNames } from "./type-names.js";

/** The types whose tables of methods lead to an API page, by the page's path in lower case. */
export type MethodsTables = ReadonlyMap<string, readonly string[]>;

/** Turns the tables of methods on resource pages around: from a page to the types that it is a method of. */
export function methodsTables(pages: readonly Page[], names: TypeNames): MethodsTables {
  const owners = new Map<string, Set<string>>();
  for (const page of pages) {
    const resolve = names.on(page);
    for (const type of page.types) {
      const owner = resolve({
        text: type.name,
        name: page.namespace === null ? type.name : qualify(type.name, page.namespace),
        collection: false,
        link: null,
        alternatives: [],
        source: type.source,
      });
      for (const { link } of type.methods) {
        const target = link === null ? null : linkTarget(link, page.file);
        if (!target) continue;
        const known = owners.get(target.path);
        if (known) known.add(owner);
        else owners.set(target.path, new Set([owner]));
      }
    }
  }
  return new Map([...owners].map(([path, types]) => [path, [...types]]));
}
