import type { Dialect } from "../../dialect/dialect.js";
import { foldName } from "../../dialect/dialect-lookup.js";
import type { PermissionScheme } from "../../vocabulary.js";
import type { Inline } from "../markdown/inline.js";

/** The permissions of a cell, or of a part of a cell after a label ("For **channel** resource: …"). */
export interface PermissionGroup {
  readonly appliesTo: string | null;
  readonly supported: boolean;
  readonly placeholder: boolean;
  /**
   * The alternatives for a caller, in the order of the cell. Each alternative is a list of permissions that the caller
   * needs together.
   */
  readonly alternatives: readonly (readonly string[])[];
  /** Words that are neither permissions nor conjunctions. */
  readonly unread: readonly string[];
  /** Permissions that the cell writes with a space instead of a full stop: `Directory AccessAsUser.All`. */
  readonly spaced: readonly string[];
}

/** Whether the least privileged permission of a list is the first or the last. */
export type PrivilegeOrder = "leastFirst" | "leastLast";

const LABEL = /(?:^|[\s;])((?:for|in|on) (?:[^\s:]+ ){0,10}[^\s:]+):(?=\s)/gi;
const SUFFIX_LABEL = / for (?:an? |the |all )?([^.:]{1,60})$/;

/**
 * The boundary between a name (or the `*` after it) and a Chinese or Japanese character. These languages do not put a
 * space there.
 */
const SCRIPT_CHANGE =
  /(?<=[\w*])(?=[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}])|(?<=[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}])(?=[A-Za-z])/gu;

/** A permission in running text, or a full stop in Latin, Chinese or Japanese script. */
const NAME_OR_STOP = /(?<![\w-])[A-Za-z][\w-]*(?:\.[\w-]+)+|\.(?=\s)|。/g;

/** A permission contains a dot, except for the OpenID scopes. */
const PERMISSION = /^[A-Za-z][\w-]*(?:\.[\w-]+)+$/;
const OPENID_SCOPES: ReadonlySet<string> = new Set([
  "openid",
  "profile",
  "email",
  "offline_access",
  "address",
  "phone",
]);

const RESOURCE = /^[A-Z][A-Za-z-]*$/;

/** The part of a permission after its resource: `AccessAsUser.All`, `ReadWrite.All`. */
const OPERATION = /^(?:AccessAsUser|Read|ReadBasic|ReadWrite|Write|Create|Send|Manage)\.[A-Z]\w*$/;

/** English words around permissions that do not change the meaning: `One from A, B`, `either A or B`. */
const FILLERS: ReadonlySet<string> = new Set([
  "either",
  "both",
  "one",
  "from",
  "of",
  "any",
  "the",
  "permission",
  "permissions",
]);

/**
 * The highest number of alternatives that a cell can have. The word `plus` combines alternatives, so a few words can
 * result in very many.
 */
const MOST_CHOICES = 200;

/**
 * Reads a cell of a permissions table. Returns one group for each label in the cell, or one group if the cell does not
 * have labels. An empty cell means that the permission type is not supported.
 *
 * `A and B` are required together. `A, B`, `A or B` and `A B` are alternatives. `plus` combines each alternative before
 * it with each alternative after it. The dialect has these words in other languages.
 * {@link https://learn.microsoft.com/graph/permissions-overview | Microsoft Graph permissions}
 */
export function readPermissionCell(cell: Pick<Inline, "text">, dialect: Dialect): readonly PermissionGroup[] {
  const text = withWholeNames(cell.text.replaceAll("`", "").replace(SCRIPT_CHANGE, " "));
  const labels = [...text.matchAll(LABEL)];
  if (labels.length > 0) {
    return labels.map((label, index) => {
      const from = label.index + label[0].length;
      const to = labels[index + 1]?.index ?? text.length;
      return readGroup(text.slice(from, to), (label[1] ?? "").replace(/^\S+ /, ""), dialect);
    });
  }
  const sentences = text.split(/\.(?:\s+|$)|。/).filter((sentence) => sentence.trim() !== "");
  const suffixed = sentences.map((sentence) => SUFFIX_LABEL.exec(sentence));
  if (suffixed.length > 1 && suffixed.every((match) => match !== null)) {
    return suffixed.map((match) => readGroup(match.input.slice(0, match.index), match[1] ?? null, dialect));
  }
  return readTranslatedLabels(text, sentences, dialect) ?? [readGroup(text, null, dialect)];
}

/**
 * Reads the groups of a cell with labels in another language. The labels are before colons ("对于频道资源：A、B"), or at the
 * ends of sentences ("A para canal. B para chat.").
 *
 * @returns `null` for a cell without labels, and for a cell in which a group cannot be read
 */
function readTranslatedLabels(
  text: string,
  sentences: readonly string[],
  dialect: Dialect,
): readonly PermissionGroup[] | null {
  const parts = text.split(/[:：]/);
  const ends = parts.map(endOfNames);
  const before = parts.slice(1).map((part, index) => {
    const label = parts[index]?.slice(index === 0 ? 0 : ends[index]) ?? "";
    return { label, names: index + 2 === parts.length ? part : part.slice(0, ends[index + 1]) };
  });
  const after = sentences.map((sentence) => ({
    label: sentence.slice(endOfNames(sentence)),
    names: sentence.slice(0, endOfNames(sentence)),
  }));
  const labelled = before.length > 0 ? before : after.length > 1 ? after : [];
  const groups = labelled.map(({ label, names }) => readGroup(names, label.trim(), dialect));
  const readable = groups.every(
    ({ appliesTo, supported, alternatives, unread }) =>
      appliesTo !== "" && unread.length === 0 && (!supported || alternatives.length > 0),
  );
  return groups.length > 0 && readable ? groups : null;
}

/** The index after the last permission or full stop of a text; 0 if the text contains neither. */
function endOfNames(text: string): number {
  const last = [...text.matchAll(NAME_OR_STOP)].at(-1);
  return last === undefined ? 0 : last.index + last[0].length;
}

/**
 * Removes white space and wide full stops that machine translation inserts: "Group. Read. All", "Bookings。Manage.All".
 */
function withWholeNames(text: string): string {
  const narrow = text.replace(/(?<=\w)。(?=[A-Z])/g, ".");
  const isSplit = (name: string): boolean => /^\s*[A-Z]\w*(?:\.\s[A-Z][\w.]*)+\*?\s*$/.test(name);
  return narrow
    .split(/([,;、，；])/)
    .map((name) => (isSplit(name) ? name.replace(/(?<=\w\.)\s(?=[A-Z])/g, "") : name))
    .join("");
}

/** Builds the permission scheme of a cell, for a table with one column of permissions. */
export function schemeOfOneColumn(group: PermissionGroup, order: PrivilegeOrder): PermissionScheme {
  const { supported, placeholder, alternatives } = group;
  const sorted = order === "leastFirst" ? alternatives : alternatives.toReversed();
  return { supported, placeholder, least: sorted.slice(0, 1), higher: sorted.slice(1) };
}

/** Builds the permission scheme of a row with the columns "Least privileged" and "Higher privileged". */
export function schemeOfTwoColumns(least: PermissionGroup, higher: PermissionGroup | null): PermissionScheme {
  return {
    supported: least.supported,
    placeholder: least.placeholder,
    least: least.alternatives,
    higher: higher?.alternatives ?? [],
  };
}

function readGroup(text: string, appliesTo: string | null, dialect: Dialect): PermissionGroup {
  const folded = foldName(text.replace(/\*{1,9}$/, ""));
  const { notSupported, none, placeholder } = dialect.phrases;
  const nothing = { appliesTo, supported: false, placeholder: false, alternatives: [], unread: [], spaced: [] };
  if (folded === "" || notSupported.includes(folded) || none.includes(folded)) return nothing;
  if (placeholder.some((phrase) => folded.startsWith(phrase))) return { ...nothing, placeholder: true };
  const { alternatives, unread, spaced } = readAlternatives(text, dialect);
  // On a translated page, a cell without a permission is most likely an unknown translation of "Not supported".
  const supported = dialect.language === null || alternatives.length > 0;
  return { appliesTo, supported, placeholder: false, alternatives, unread, spaced };
}

interface Alternatives {
  readonly alternatives: string[][];
  readonly unread: string[];
  readonly spaced: string[];
}

function readAlternatives(text: string, { phrases }: Dialect): Alternatives {
  const tokens = text.match(/[^\s,;/()，、；（）]+|[,;/，、；]/g) ?? [];
  const factors: string[][][] = [[]];
  const unread: string[] = [];
  const spaced: string[] = [];
  let conjunction: Conjunction | null = null;
  let separated = false;
  /** The words since the last permission or comma, which may be a conjunction of several words. */
  let words: string[] = [];
  for (const token of [...tokens, ","]) {
    let word = token.replace(/[.*:†‡¹²³。：]{1,9}$/, "");
    const lower = word.toLowerCase();
    const isName = PERMISSION.test(word) || OPENID_SCOPES.has(lower);
    const isSeparator = /^[,;/，、；]$/.test(word);
    if (!isName && !isSeparator) {
      if (lower !== "" && !FILLERS.has(lower)) words.push(word);
      continue;
    }
    const resource = words.at(-1);
    if (isName && resource !== undefined && RESOURCE.test(resource) && OPERATION.test(word)) {
      word = `${resource}.${word}`;
      spaced.push(word);
      words.pop();
    }
    const read = readConjunction(words, phrases);
    for (const unknown of read.unread) unread.push(unknown);
    words = [];
    // In "A, B, and C", the word "and" follows a comma, so it does not mean that B and C are required together.
    if (read.conjunction === "plus") factors.push([]);
    else if (read.conjunction !== null) conjunction = separated ? null : read.conjunction;
    separated = isSeparator;
    if (!isName) continue;
    const alternatives = factors.at(-1) ?? [];
    const last = conjunction === "and" ? alternatives.at(-1) : undefined;
    if (last === undefined) alternatives.push([word]);
    else last.push(word);
    conjunction = null;
  }
  const named = factors.filter((factor) => factor.length > 0);
  const choices = named.reduce((product, factor) => product * factor.length, 1);
  if (choices > MOST_CHOICES) return { alternatives: named.flat(), unread: [...unread, "plus"], spaced };
  return { alternatives: named.length === 0 ? [] : named.reduce(combine, [[]]), unread, spaced };
}

type Conjunction = "and" | "or" | "plus";

/**
 * Finds the conjunction in the words between two permissions. `unread` has the words before the conjunction, or all words
 * if there is no conjunction.
 */
function readConjunction(
  words: readonly string[],
  phrases: Dialect["phrases"],
): { readonly conjunction: Conjunction | null; readonly unread: readonly string[] } {
  if (words.length === 0) return { conjunction: null, unread: words };
  const kinds = ["and", "or", "plus"] as const;
  const mostWords = Math.max(0, ...kinds.flatMap((kind) => phrases[kind].map((phrase) => phrase.split(" ").length)));
  for (let count = Math.min(mostWords, words.length); count > 0; count -= 1) {
    const text = words.slice(-count).join(" ").toLowerCase();
    const conjunction = kinds.find((kind) => phrases[kind].includes(text));
    if (conjunction !== undefined) return { conjunction, unread: words.slice(0, -count) };
  }
  return { conjunction: null, unread: words };
}

/** Combines every alternative of `left` with every alternative of `right`. */
function combine(left: string[][], right: string[][]): string[][] {
  return left.flatMap((some) => right.map((others) => [...some, ...others]));
}
