import { readPath } from "../page/grammar/path.js";
import { withParts, type Page } from "../page/page.js";
import type { JsonValue } from "./model.js";
import { isList, isObject } from "./payload.js";

/**
 * Tells whether a name in a table is probably a translated word. Such a name is a plain word on a translated page in
 * Latin script, and neither a path nor JSON on any page contains it, because translation does not change code.
 */
export type IsTranslatedName = (name: string, page: Pick<Page, "translated">) => boolean;

/** A capital letter within a name, a digit or another character. Words do not have these. */
const NOT_A_WORD = /[a-z][A-Z]|[^A-Za-z-]/;

/** Whether translation can change a name, because the name is a plain word. */
export function isPlainWord(name: string): boolean {
  return !NOT_A_WORD.test(name);
}

/** Creates a function that finds translated names in tables, from the code of all pages. */
export function findTranslatedNames(pages: readonly Page[]): IsTranslatedName {
  let known: ReadonlySet<string> | null = null;
  return (name, { translated }) => {
    if (translated !== "latin" || !isPlainWord(name)) return false;
    known ??= namesInCode(withParts(pages));
    return !known.has(name.toLowerCase());
  };
}

/** The keys in the JSON of pages and the segments of paths, in lower case. */
function namesInCode(pages: readonly Page[]): ReadonlySet<string> {
  const names = new Set<string>();
  const collect = (value: JsonValue): void => {
    if (isList(value)) value.forEach(collect);
    else if (isObject(value)) {
      for (const [key, inner] of Object.entries(value)) {
        names.add(key.toLowerCase());
        collect(inner);
      }
    }
  };
  for (const { types, operation } of pages) {
    for (const { representation } of types) collect(representation?.value ?? null);
    for (const { request, response } of operation?.examples ?? []) {
      collect(request.body);
      collect(response?.body ?? null);
    }
    for (const { path } of operation?.requests ?? []) {
      for (const segment of readPath(path).segments) names.add(segment.name.toLowerCase());
    }
  }
  return names;
}
