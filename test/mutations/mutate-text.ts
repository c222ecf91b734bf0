import type { Random } from "./random.js";

/** Text with a special meaning in JavaScript, in Markdown, in a terminal or in a file system. */
const hostile = [
  "__proto__",
  "constructor",
  "toString",
  "then",
  "delete",
  "class",
  "*/",
  "/*",
  "//",
  "${x}",
  "`",
  "'",
  '"',
  "\\",
  "\u2028",
  "\u202e",
  "\u200b",
  "\u0000",
  "\u001b[2J",
  "</script>",
  "<!--",
  "-->",
  "|",
  "{",
  "}",
  "[",
  "](",
  "#",
  "../..",
  "@ts-ignore",
  "日本語",
  "\ud83d\ude00",
  "a".repeat(5000),
  "9",
  " ",
  "",
] as const;

/** Changes one thing in the text of a page. */
type TextMutation = (text: string, random: Random) => string;

const mutations: readonly TextMutation[] = [
  // Changes a character.
  (text, random) => {
    const at = random.below(text.length);
    return `${text.slice(0, at)}${String.fromCharCode(32 + random.below(95))}${text.slice(at + 1)}`;
  },
  // Inserts hostile text between two characters.
  (text, random) => {
    const at = random.below(text.length);
    return text.slice(0, at) + random.oneOf(hostile) + text.slice(at);
  },
  // Replaces a word by hostile text.
  (text, random) => replaceMatch(text, /[A-Za-z][\w.]*/g, random, () => random.oneOf(hostile)),
  // Replaces the name in a row by hostile text.
  (text, random) => replaceMatch(text, /^\|[^|\n]*\|/gm, random, () => `|${random.oneOf(hostile)}|`),
  // Swaps two cells of a row.
  (text, random) => replaceMatch(text, /^\|([^|\n]*)\|([^|\n]*)\|/gm, random, (row) => swapped(row)),
  // Moves a line.
  (text, random) => {
    const lines = text.split("\n");
    const [line = ""] = lines.splice(random.below(lines.length), 1);
    lines.splice(random.below(lines.length + 1), 0, line);
    return lines.join("\n");
  },
  // Repeats a line.
  (text, random) => replaceMatch(text, /^.+\n/gm, random, (line) => line + line),
  // Removes a line.
  (text, random) => replaceMatch(text, /^.+\n/gm, random, () => ""),
  // Removes a section.
  (text, random) => replaceMatch(text, /^## [^]*?(?=^## )/gm, random, () => ""),
  // Removes the rest of the page.
  (text, random) => text.slice(0, random.below(text.length)),
  // Replaces a type. The functions below replace a placeholder, a method and a status.
  (text, random) =>
    replaceMatch(text, /\b(?:String|Boolean|Int32|DateTimeOffset)\b/g, random, () => random.oneOf(types)),
  (text, random) => replaceMatch(text, /\{[^{}\n]*\}/g, random, () => `{${random.oneOf(hostile)}}`),
  (text, random) => replaceMatch(text, /\b(?:GET|POST|PATCH|PUT|DELETE)\b/g, random, () => random.oneOf(methods)),
  (text, random) => replaceMatch(text, /\b20[0-9]\b/g, random, () => random.oneOf(["200", "204", "202", "999"])),
];

const types = ["String", "Int64", "Edm.Stream", "Collection(String)", "entity", "user", "Json", "unknown type", "None"];
const methods = ["GET", "POST", "PATCH", "PUT", "DELETE", "HEAD", "get"];

/** Applies one to four random mutations to the text of a page. */
export function mutateText(text: string, random: Random): string {
  let mutated = text;
  for (let count = 1 + random.below(4); count > 0; count -= 1) mutated = random.oneOf(mutations)(mutated, random);
  return mutated;
}

/** Replaces a random match of a pattern. Returns the text unchanged if the pattern does not match. */
function replaceMatch(text: string, pattern: RegExp, random: Random, replace: (match: string) => string): string {
  const matches = [...text.matchAll(pattern)];
  if (matches.length === 0) return text;
  const { 0: match, index } = random.oneOf(matches);
  return text.slice(0, index) + replace(match) + text.slice(index + match.length);
}

function swapped(row: string): string {
  const [, first = "", second = ""] = row.split("|");
  return `|${second}|${first}|`;
}
