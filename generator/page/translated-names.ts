import type { Dialect, SectionKind } from "../dialect/dialect.js";
import { isUntranslated } from "../dialect/page-language.js";
import { finding } from "../findings/create-finding.js";
import type { Place } from "../findings/finding.js";
import type { CodeBlock, Section } from "./markdown/section.js";
import { allBlocks, allSections, nestedBlocks } from "./markdown/section.js";
import type { PageReading } from "./page-reading.js";

/** Finds the original names on a translated page. Machine translation changes names in tables, but not in code. */
export interface NameEvidence {
  /** The script of the language. Only words in Latin script can look like names. */
  readonly script: "latin" | "other";
  /**
   * Returns the original name for the first cell of a row, in the spelling of the code.
   *
   * A name counts as translated if the code does not contain it, and if the code contains a name that no table has. If
   * there is exactly one translated name, and exactly one name in the code that no table has, these two are the
   * translation and the original of the same name.
   *
   * @param written the name in the cell; `null` if the cell does not have the form of a name
   * @param text the text of the cell
   * @returns `null` if the original name of a translated name is unknown
   */
  nameOf(written: string | null, text: string): string | null;
  /** Whether a plain word in Latin script can be the original name, although the page does not show this. */
  isDoubtful(written: string | null): boolean;
  /**
   * Like `nameOf`, for relationships. The name of a relationship is never taken for a translation, because the JSON of
   * a page can omit relationships.
   */
  relationshipOf(written: string | null): string | null;
  /** Like `nameOf`, for HTTP headers. The description of a header's value can identify the header. */
  headerOf(written: string | null, description: string): string | null;
}

/**
 * Names of HTTP headers without a hyphen. {@link https://www.iana.org/assignments/http-fields/ | IANA, HTTP field
 * names}
 */
const HEADERS: ReadonlySet<string> = new Set(
  "accept authorization allow age cookie connection consistencylevel date etag expect forwarded from host link location origin pragma prefer priority range referer scenario server te trailer upgrade vary via warning".split(
    " ",
  ),
);

const JSON_KEY = /"([A-Za-z_]\w*)"\s*:/g;
/** A key that sets a relationship: `printer@odata.bind` sets `printer`. */
const REFERENCE = /"([A-Za-z_]\w*)@odata\.bind"\s*:/g;
const ARGUMENT = /[(,]\s*([A-Za-z_]\w*)\s*=/g;
/**
 * A capital letter within a word, or a digit or special character. Translation does not produce words with these, except
 * for a number at the end: `categoria3` for `category3`.
 */
const CAMEL_CASE = /[a-z][A-Z]|[\d@$.-]/;
const WORD = /[A-Za-z_][\w-]*/g;
const REQUEST = /^\s*[A-Z]{3,7} \S/;

/**
 * Collects the evidence from the code blocks and tables of a page.
 *
 * @param language the language of the page, such as `pt-br`
 * @param dialect has the column headers of each language
 */
export function collectNames(root: Section, language: string, dialect: Dialect): NameEvidence {
  const blocks = codeOf(root);
  const words = new Map<string, string>();
  for (const { text } of blocks) for (const [word] of text.matchAll(WORD)) words.set(word, word);
  const lower = new Map([...words.keys()].map((word) => [word.toLowerCase(), word]));
  const fields = rowNames(root, ["properties", "requestBody", "functionParameters"]);
  const keys = declaredKeys(root, blocks, new Set(fields.map((name) => name.toLowerCase())));
  const spellings = new Map([...keys].map((key) => [key.toLowerCase(), key]));
  const written = new Set([...fields, ...rowNames(root, ["relationships"])].map((name) => name.toLowerCase()));
  const isMissing = (key: string): boolean => !written.has(key.toLowerCase());
  const missingKeys = [...keys].filter(isMissing);
  const missing = missingKeys.length > 0 ? missingKeys : referencesIn(blocks).filter(isMissing);
  const pages = linkedPages(root);
  const isInLink = (name: string): boolean => /^[a-z]{5,}$/.test(name) && pages.some((page) => page.includes(name));
  const isStrange = (name: string): boolean =>
    !lower.has(name.toLowerCase()) && !CAMEL_CASE.test(name.replace(/\d{1,3}$/, "")) && !isInLink(name);
  const [translated, ...others] = fields.filter(isStrange);
  const only = missing.length === 1 && others.length === 0 && translated !== undefined ? (missing[0] ?? null) : null;
  const script = usesLatinScript(language) ? "latin" : "other";
  const isWord = (name: string): boolean =>
    isStrange(name) && (script === "latin" || isTranslated(name)) && !isUntranslated(name, language, dialect);
  // Machine translation changes the letter case of names: `Ischecked` for `isChecked`.
  const spellingOf = (name: string): string =>
    words.has(name) || !/^[A-Z]/.test(name) ? name : (spellings.get(name.toLowerCase()) ?? name);

  return {
    script,
    nameOf(name, text) {
      if (name !== null && (missing.length === 0 || !isWord(name))) return spellingOf(name);
      return plainText(text) === translated ? only : null;
    },
    isDoubtful: (name) => name !== null && missing.length > 0 && only === null && isWord(name) && !isTranslated(name),
    relationshipOf: (name) => (name === null ? null : spellingOf(name)),
    headerOf(name, description) {
      if (/^Bearer\b/i.test(description.replace(/^[`{<* ]{1,5}/, ""))) return "Authorization";
      const isKnown = name !== null && (CAMEL_CASE.test(name) || HEADERS.has(name.toLowerCase()) || words.has(name));
      return isKnown ? name : null;
    },
  };
}

/** Whether words of a language can look like names. Chinese words cannot. */
function usesLatinScript(language: string): boolean {
  const [primary = language, ...others] = language.split("-");
  return others.includes("latn") || (new Intl.Locale(primary).maximize().script ?? "Latn") === "Latn";
}

/**
 * Returns the names that the tables of the page should contain: the keys of the JSON representation. If the
 * representation shows the type inside another object, returns the keys of the inner object. If the page does not have a
 * representation, returns the keys of request bodies and the names of function arguments.
 *
 * @param fields - the names in the tables, in lower case
 */
function declaredKeys(root: Section, blocks: readonly CodeBlock[], fields: ReadonlySet<string>): ReadonlySet<string> {
  const typeOf = ({ annotation }: CodeBlock): string => annotation?.blockType?.toLowerCase() ?? "";
  const headed = [...allSections(root)].filter(({ kind }) => kind === "jsonRepresentation").flatMap(codeOf);
  const resource = blocks.find((block) => typeOf(block) === "resource") ?? headed[0];
  if (resource !== undefined) {
    const [outer, inner] = [keysAt(1, resource.text), keysAt(2, resource.text)];
    const hasFields = (keys: readonly string[]): boolean => keys.some((key) => fields.has(key.toLowerCase()));
    return new Set(!hasFields(outer) && hasFields(inner) ? inner : outer);
  }
  const requests = blocks.map(({ text }) => text).filter((text) => REQUEST.test(text));
  const paths = requests.flatMap((text) => text.split("\n").filter((line) => REQUEST.test(line)));
  const called = paths.flatMap((line) => [...line.matchAll(ARGUMENT)].map(([, name = ""]) => name));
  return new Set([...called, ...requests.flatMap((text) => keysAt(1, text.slice(Math.max(0, text.indexOf("\n{")))))]);
}

/** The names of the relationships that requests set by reference. Tables need not list them. */
function referencesIn(blocks: readonly CodeBlock[]): readonly string[] {
  const requests = blocks.map(({ text }) => text).filter((text) => REQUEST.test(text));
  return [...new Set(requests.flatMap((text) => [...text.matchAll(REFERENCE)].map(([, name = ""]) => name)))];
}

function codeOf(section: Section): readonly CodeBlock[] {
  return [...allBlocks(section)].filter((block) => block.type === "code");
}

/** The keys at a depth in a text that may not be valid JSON. The keys of the outermost object have depth 1. */
function keysAt(depth: number, text: string): readonly string[] {
  const depths = depthsOf(text);
  return [...text.matchAll(JSON_KEY)].flatMap(({ 1: key = "", index }) => (depths[index] === depth ? [key] : []));
}

function depthsOf(text: string): readonly number[] {
  let depth = 0;
  return text.split("").map((letter) => {
    if (letter === "{" || letter === "[") depth += 1;
    if (letter === "}" || letter === "]") depth -= 1;
    return depth;
  });
}

/** The text of the first cell of each row, from the tables in sections of these kinds. */
function rowNames(root: Section, kinds: readonly SectionKind[]): readonly string[] {
  const sections = [...allSections(root)].filter(({ kind }) => kind !== null && kinds.includes(kind));
  const tables = sections.flatMap(({ blocks }) => [...nestedBlocks(blocks)].filter((block) => block.type === "table"));
  return tables.flatMap(({ rows }) => rows.map(({ cells }) => plainText(cells[0]?.text ?? "")));
}

function plainText(text: string): string {
  return text.replace(/[`*]/g, "").trim();
}

/** The names of the pages to which tables link. Translation keeps them: `teamspecialization` for `specialization`. */
function linkedPages(root: Section): readonly string[] {
  const tables = [...allBlocks(root)].filter((block) => block.type === "table");
  const links = tables.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells.flatMap((cell) => cell.links)));
  return [...new Set(links.flatMap(({ url }) => /([\w-]{1,200})\.md\b/.exec(url)?.[1]?.toLowerCase() ?? []))];
}

/**
 * Whether a text is the translation of a name. API names contain only ASCII letters, so a text with other letters is a
 * translation.
 */
export function isTranslated(text: string): boolean {
  return /[^\x20-\x7e]/.test(text) && /\p{L}/u.test(text);
}

/**
 * The text of a finding about translated names: the part before the list of names, and the part after it. For the fields
 * of a table, it depends on whether docwright found the original names.
 */
const MESSAGES = {
  skipped: ["Names in this table are translated", "docwright cannot find the original names, so it skips these rows."],
  inferred: [
    "Names in this table are translated",
    "docwright uses the names in parentheses, because the code of the page contains them.",
  ],
  mixed: [
    "Names in this table are translated",
    "docwright uses the names in parentheses, and skips the rows of the other names.",
  ],
  types: ["Types in this table are translated", "docwright treats them as unknown."],
  members: [
    "Members in this table are translated",
    "docwright skips their rows, so the SDK has these members only if another page lists them.",
  ],
  permissions: ["Permissions in this cell are translated", "docwright skips them, so the SDK lacks these permissions."],
} as const;

/**
 * Reports all translated names of a table or cell in one finding.
 *
 * @param names the names as written; a name that was found in the code of the page follows in parentheses
 */
export function reportTranslatedNames(
  kind: keyof typeof MESSAGES,
  names: readonly string[],
  place: Place,
  { report }: PageReading,
): void {
  const written = names.filter((name) => name !== "");
  if (written.length === 0) return;
  const shown = written.slice(0, 5).map((name) => `\`${name.slice(0, 60)}\``);
  const list = [...shown, ...(written.length > 5 ? ["…"] : [])].join(", ");
  const [fault, effect] = MESSAGES[kind];
  report(finding("translated-name", place, `${fault}: ${list}. ${effect} Write the names as in the English page.`));
}
