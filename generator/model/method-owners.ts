import { groupBy } from "../collections/group-by.js";
import type { Place } from "../findings/finding.js";
import type { Page, TypeFacts } from "../page/page.js";
import type { Declarations } from "./declarations.js";
import { linkTarget, type LinkTarget } from "./page-links.js";

/** For the path of each page: the operations that its tables of methods link to, as {@link placeKey}. */
export type LinkedMethods = ReadonlyMap<string, ReadonlySet<string>>;

/** Identifies an operation by the place of its heading. */
export function placeKey({ file, line }: Place): string {
  return `${file}:${String(line)}`;
}

/** Collects the operations that the tables of methods link to. The anchor of a link can name one operation of a page. */
export function collectLinkedMethods(pages: readonly Page[]): LinkedMethods {
  const operations = groupBy(
    pages.filter(({ operation }) => operation !== null),
    ({ file }) => file.toLowerCase(),
  );
  const linked = new Map<string, Set<string>>();
  for (const { file, types } of pages) {
    for (const { path, anchor } of types.flatMap((facts) => methodTargets(facts, file))) {
      const ofPage = linked.get(file) ?? new Set();
      linked.set(file, ofPage);
      for (const page of operations.get(path) ?? []) {
        if (anchor === null || page.anchor === undefined || page.anchor.toLowerCase() === anchor) {
          ofPage.add(placeKey(page.source));
        }
      }
    }
  }
  return linked;
}

/** The types whose tables of methods link to an API page, by the page's path in lower case. */
export type MethodOwners = ReadonlyMap<string, readonly string[]>;

/** Collects, for each API page, the types that link to the page in their tables of methods. */
export function collectMethodOwners(declarations: Declarations): MethodOwners {
  const owners = new Map<string, Set<string>>();
  for (const { name, declarations: pages } of declarations.types.values()) {
    for (const { page, facts } of pages) {
      for (const { path } of methodTargets(facts, page.file)) {
        const known = owners.get(path);
        if (known) known.add(name);
        else owners.set(path, new Set([name]));
      }
    }
  }
  return new Map([...owners].map(([path, types]) => [path, [...types]]));
}

function methodTargets({ methods }: TypeFacts, file: string): LinkTarget[] {
  return methods.flatMap(({ link }) => (link === null ? [] : (linkTarget(link, file) ?? [])));
}
