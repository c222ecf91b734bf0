import { singularForm } from "../model/singular-form.js";

/** Words that say nothing about an operation. */
const STOP_WORDS: ReadonlySet<string> = new Set(
  (
    "a all an and another any api are as at be by can do does every for from have how i id if in into is it its me method microsoft my need of on " +
    "operation or our please resource retrieve returns request should so some someone something that the their them these this those to " +
    "us use using want was we were what when where which who will with you your"
  ).split(" "),
);

/**
 * Synonyms in the singular, one group per row. Docs of APIs use the first words of a row most often.
 */
const SYNONYMS: readonly (readonly string[])[] = [
  ["get", "read", "show", "find", "fetch", "view", "see", "look"],
  ["list", "find", "search", "browse"],
  ["create", "add", "new", "make", "post", "insert", "book"],
  ["update", "change", "edit", "modify", "set", "rename", "patch"],
  ["delete", "remove", "erase"],
  ["upload", "put", "save", "store"],
  ["download", "content"],
  ["message", "mail", "email", "inbox"],
  ["event", "meeting", "appointment"],
  ["item", "file", "document"],
  ["user", "person", "people", "employee", "colleague", "account", "profile"],
  ["direct", "subordinate"],
  ["picture", "photo", "avatar"],
  ["share", "invite"],
];

/** Words of the query that ask for a change. */
export const CHANGES: ReadonlySet<string> = new Set(
  ["create", "update", "delete", "upload", "share"].flatMap((word) => SYNONYMS.find((row) => row[0] === word) ?? []),
);

const synonymsOf: ReadonlyMap<string, readonly string[]> = new Map(
  [...new Set(SYNONYMS.flat())].map((word) => [
    word,
    [...new Set(SYNONYMS.filter((row) => row.includes(word)).flat())].filter((other) => other !== word),
  ]),
);

/**
 * Splits text into words in lower case and in the singular: `/users/{id}/mailFolders` → `user`, `mail`, `folder`.
 * Words without meaning are left out.
 */
export function wordsOf(text: string): string[] {
  const parts = text
    .replaceAll(/(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g, " ")
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu);
  return (parts ?? []).filter((word) => !STOP_WORDS.has(word)).map((word) => singularForm(word) || word);
}

/** Other words for the same thing. */
export function synonyms(word: string): readonly string[] {
  return synonymsOf.get(word) ?? [];
}
