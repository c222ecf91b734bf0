import { posix } from "node:path";
import { groupBy } from "../collections/group-by.js";
import type { Example } from "../model/model.js";

/** The highest number of characters in a part of a file name. File systems allow 255 bytes for the whole name. */
const LONGEST_PART = 80;

/**
 * Names the snippet of each request: the `name` in its annotation in lower case with hyphens, as in the snippets of
 * Microsoft Graph (`get_user_1` → `get-user-1`). Requests without such a name have the name of their page.
 *
 * If several requests have the same name, the name of the page is added to each of them, so that a new page does not
 * rename the snippets of others. Requests that still have the same name are numbered.
 *
 * @param examples one example for each request, in the order of the pages
 * @returns unique names of lower-case letters, digits and hyphens
 */
export function nameSnippets(examples: readonly Example[]): ReadonlyMap<Example, string> {
  const ofPage = (example: Example): string => fileNamePart(posix.basename(example.source.file, ".md")) || "page";
  const own = (example: Example): string => fileNamePart(example.name ?? "") || ofPage(example);
  const names = new Map<Example, string>();
  const taken = new Set<string>();
  const shared: Example[] = [];
  /** The last number that was added to a name. */
  const counts = new Map<string, number>();
  for (const [name, same] of groupBy(examples, own)) {
    const [only, ...others] = same;
    if (only === undefined || others.length > 0) {
      shared.push(...same);
      continue;
    }
    names.set(only, name);
    taken.add(name);
  }
  for (const example of shared) {
    const base = own(example) === ofPage(example) ? own(example) : `${own(example)}-${ofPage(example)}`;
    let name = base;
    let count = counts.get(base) ?? 1;
    for (; taken.has(name); name = `${base}-${count.toString()}`) count += 1;
    counts.set(base, count);
    taken.add(name);
    names.set(example, name);
  }
  return names;
}

/** Keeps ASCII letters and digits, so that the result cannot contain a folder, a quote or a line break. */
function fileNamePart(text: string): string {
  const words =
    text
      .slice(0, 1000)
      .toLowerCase()
      .match(/[a-z0-9]+/g) ?? [];
  return words.join("-").slice(0, LONGEST_PART).replace(/-$/, "");
}
