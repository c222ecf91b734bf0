import type { Place } from "../findings/finding.js";
import { withParts, type Page, type TypeFacts } from "../page/page.js";
import type { Declarations } from "./declarations.js";
import { linkTarget, type LinkTarget } from "./page-links.js";

/** Finds the operations that the tables of methods on some pages link to, as {@link placeKey}. */
export type LinkedMethods = (files: ReadonlySet<string>) => ReadonlySet<string>;

/** Identifies an operation by the place of its heading. */
export function placeKey({ file, line }: Place): string {
  return `${file}:${String(line)}`;
}

/**
 * Makes a function that finds the operations that tables of methods link to. The anchor of a link can name one
 * operation of a page.
 */
export function linkedMethods(pages: readonly Page[]): LinkedMethods {
  return (files) => {
    const all = withParts(pages);
    const targets = all
      .filter(({ file }) => files.has(file))
      .flatMap(({ file, types }) => types.flatMap((facts) => methodTargets(facts, file)));
    const linkedFiles = new Set(targets.map(({ path }) => path));
    const linked = new Set(targets.map(({ path, anchor }) => JSON.stringify([path, anchor])));
    const isLinked = ({ file, anchor }: Page): boolean => {
      const path = file.toLowerCase();
      if (anchor === undefined) return linkedFiles.has(path);
      return [null, anchor.toLowerCase()].some((wanted) => linked.has(JSON.stringify([path, wanted])));
    };
    return new Set(
      all.filter((page) => page.operation !== null && isLinked(page)).map(({ source }) => placeKey(source)),
    );
  };
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
