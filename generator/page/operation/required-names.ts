import type { Inline } from "../markdown/inline.js";
import { sentencesOf } from "../grammar/sentence.js";
import type { RequiredName } from "../page.js";

/** Separates the names in a list: "**name**, **id** and a valid **owner** reference". */
const SEPARATOR = /[,，、]|\s(?:and|e|et|und|y)\s|和/;

/** One name, with words around it that do not change the meaning: "a valid owner reference". */
const ITEM =
  /^(?:(?:and|an?|the|valid)\s+){0,3}`?([@$]?[A-Za-z_][\w.@-]{0,99})`?(?:\s+(?:property|properties|reference|value|parameter)){0,2}$/i;

/**
 * Reads the names of required properties from the text of a request body section: "The request body must contain
 * **displayName**, which is a required property." The list ends before the first part that is not a name.
 *
 * @param phrases texts before such a list, in lower case
 */
export function readRequiredNames(paragraphs: readonly Inline[], phrases: readonly string[]): readonly RequiredName[] {
  return paragraphs.flatMap(({ text, source }) =>
    sentencesOf(text).flatMap((sentence) => {
      const lower = sentence.toLowerCase();
      const phrase = phrases.find((one) => lower.includes(one));
      if (phrase === undefined) return [];
      const list = sentence.slice(lower.indexOf(phrase) + phrase.length).split(SEPARATOR);
      const names = list
        .map((part) => part.trim())
        .filter((part) => part !== "")
        .map((part) => ITEM.exec(part)?.[1]);
      const end = names.indexOf(undefined);
      return names
        .slice(0, end === -1 ? names.length : end)
        .flatMap((name) => (name === undefined ? [] : [{ name, source }]));
    }),
  );
}
