import type { Declarations } from "./declarations.js";
import { linkTarget } from "./page-links.js";

/** The types whose tables of methods link to an API page, by the page's path in lower case. */
export type MethodOwners = ReadonlyMap<string, readonly string[]>;

/** Collects, for each API page, the types that link to the page in their tables of methods. */
export function collectMethodOwners(declarations: Declarations): MethodOwners {
  const owners = new Map<string, Set<string>>();
  for (const { name, declarations: pages } of declarations.types.values()) {
    for (const { page, facts } of pages) {
      for (const { link } of facts.methods) {
        const target = link === null ? null : linkTarget(link, page.file);
        if (!target) continue;
        const known = owners.get(target.path);
        if (known) known.add(name);
        else owners.set(target.path, new Set([name]));
      }
    }
  }
  return new Map([...owners].map(([path, types]) => [path, [...types]]));
}
