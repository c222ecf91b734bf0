import fc from "fast-check";

/** A word in hostile names. It may only become part of identifiers. */
export const nameWord = "quietOwl";

/** A word in hostile prose and values. It may only become part of literals and comments. */
export const proseWord = "sleepyNewt";

/**
 * Text to put before and after a word. Each pair tries to close the construct around the word, so that the word runs as
 * code.
 */
const breakouts: readonly (readonly [before: string, after: string])[] = [
  ["*/ void ", "; /*"],
  ["/*/ void ", "//"],
  ["${void ", "}"],
  ["$${void ", "}"],
  ["\\${void ", "}"],
  ["`+void ", "+`"],
  ['"+void ', '+"'],
  ["'+void ", "+'"],
  ['\\"+void ', '+\\"'],
  ["\u2028void ", "\u2029"],
  ["\u0085void ", "\u000c"],
  ["};void ", ";({"],
  [");void ", ";("],
  ["];void ", ";["],
  ["]: void ", ", ["],
  ["() { void ", " }"],
  ["; void ", ";"],
  ["/; void ", ";/"],
  ["</script><script>void ", "</script>"],
  ["<!-- ", " -->"],
  ["--> ", " <!--"],
  ["{@link ", "}"],
  ["@deprecated ", ""],
  ["{@", "}"],
  ["// @ts-nocheck ", ""],
  ["/// <reference path='", "' />"],
  ["#!", ""],
  ["__proto__.", ""],
  ["constructor.prototype.", ""],
  ["../../../../", ""],
  ["..\\..\\", "\\"],
  ["/etc/", ""],
  ["C:\\", ""],
  ["file:///", ""],
  ["%2e%2e%2f", "%00"],
  ["\\u002a\\u002f", "\\x60"],
  ["\\", "\\"],
  ["|", "|"],
  ["\\|", "\\|"],
  ["]]>", "&lt;"],
  ["[", "](x.md)"],
  ["**", "**"],
  ["<br>", "<br/>"],
  ["\u202e", "\u202c"],
  ["\u0000", "\u001b[2J"],
  ["\ud800", "\udc00"],
  ["\ud83d\ude00", "\ufeff"],
  ["Ａ", "ß"],
  ["é", "e\u0301"],
  ["Collection(", ")"],
  ["microsoft.graph.", ""],
  ["Edm.", ""],
  ["(", "='{"],
  ["{", "}"],
  ["{{", "}}"],
  ["<", ">"],
  ["#", ""],
  ["a".repeat(3000), ""],
  ["*/".repeat(300), ""],
  ["(".repeat(300), ""],
];

/** Names with a meaning in JavaScript or in file systems, and names that do not have any meaning. */
const words = [
  "__proto__",
  "constructor",
  "prototype",
  "hasOwnProperty",
  "toString",
  "valueOf",
  "then",
  "default",
  "class",
  "delete",
  "await",
  "static",
  "list",
  "get",
  "Error",
  "Promise",
  "Record",
  "Date",
  "String",
  "undefined",
  "con",
  "nul.ts",
  "node_modules",
  ".git",
  "..",
  ".",
  "1",
  "-1",
  "日本語",
  "@odata.bind",
  "value",
  "*/",
  "${x}",
  "`",
  "'",
  '"',
  "",
  " ",
];

/** One line of hostile text that contains a word. */
function hostileLine(word: string): fc.Arbitrary<string> {
  const broken = fc.constantFrom(...breakouts).map(([before, after]) => before + word + after);
  const part = fc.oneof(
    { weight: 6, arbitrary: broken },
    { weight: 2, arbitrary: fc.constantFrom(...words) },
    { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 12 }).map((text) => text + word) },
    { weight: 2, arbitrary: fc.constant(word) },
  );
  return fc.array(part, { minLength: 1, maxLength: 2 }).map((parts) => parts.join("").replace(/[\r\n]/g, " "));
}

/** A name on a page. Some of the names are harmless. */
export const name: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: hostileLine(nameWord) },
  { weight: 1, arbitrary: fc.constantFrom(...words) },
  { weight: 2, arbitrary: fc.constantFrom("id", "keys", "displayName", nameWord, nameWord.toUpperCase()) },
);

/** A sentence or a value. */
export const prose: fc.Arbitrary<string> = hostileLine(proseWord);
