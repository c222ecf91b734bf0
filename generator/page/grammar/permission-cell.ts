import type { Dialect } from "../../dialect/dialect.js";
import { foldName } from "../../dialect/dialect-lookup.js";
import type { PermissionScheme } from "../../vocabulary.js";
import type { Inline } from "../markdown/inline.js";

/** The permissions in a cell, or in the part of it with one label ("For **channel** resource: …"). */
export interface PermissionGroup {
  readonly appliesTo: string | null;
  readonly supported: boolean;
  readonly placeholder: boolean;
  /** In the order of the cell. An inner array lists permissions that are required together. */
  readonly alternatives: readonly (readonly string[])[];
  /** Words that are not permissions or conjunctions. */
  readonly unread: readonly string[];
}

/** The end of a permission list at which the least privileged permission is. */
export type PrivilegeOrder = "leastFirst" | "leastLast";

const LABEL = /(?:^|[\s;])((?:for|in|on) (?:[^\s:]+ ){0,10}[^\s:]+):(?=\s)/gi;
const SUFFIX_LABEL = / for (?:an? |the |all )?([^.:]{1,60})$/;

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

/** Words around permissions without meaning: `One from A, B`, `either A or B`. */
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

/** The most combinations that `plus` may produce in one cell. */
const MOST_CHOICES = 200;

/**
 * Reads a cell of a permissions table: one group, or one per label. An empty cell means not supported.
 *
 * `A and B` are required together. `A, B`, `A or B` and `A B` are alternatives. `plus` combines each alternative before it
 * with each one after it.
 * {@link https://learn.microsoft.com/graph/permissions-overview | Microsoft Graph permissions}
 */
export function readPermissionCell(cell: Pick<Inline, "text">, dialect: Dialect): readonly PermissionGroup[] {
  const text = cell.text.replaceAll("`", "");
  const labels = [...text.matchAll(LABEL)];
  if (labels.length > 0) {
    return labels.map((label, index) => {
      const from = label.index + label[0].length;
      const to = labels[index + 1]?.index ?? text.length;
      return readGroup(text.slice(from, to), (label[1] ?? "").replace(/^\S+ /, ""), dialect);
    });
  }
  const sentences = text.split(/\.(?:\s+|$)/).filter((sentence) => sentence !== "");
  const suffixed = sentences.map((sentence) => SUFFIX_LABEL.exec(sentence));
  if (suffixed.length > 1 && suffixed.every((match) => match !== null)) {
    return suffixed.map((match) => readGroup(match.input.slice(0, match.index), match[1] ?? null, dialect));
  }
  return [readGroup(text, null, dialect)];
}

/** The scheme of a cell in a table with one column of permissions. */
export function schemeOfOneColumn(group: PermissionGroup, order: PrivilegeOrder): PermissionScheme {
  const { supported, placeholder, alternatives } = group;
  const sorted = order === "leastFirst" ? alternatives : alternatives.toReversed();
  return { supported, placeholder, least: sorted.slice(0, 1), higher: sorted.slice(1) };
}

/** The scheme of a row with the columns "Least privileged" and "Higher privileged". */
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
  const nothing = { appliesTo, supported: false, placeholder: false, alternatives: [], unread: [] };
  if (folded === "" || notSupported.includes(folded) || none.includes(folded)) return nothing;
  if (placeholder.some((phrase) => folded.startsWith(phrase))) return { ...nothing, placeholder: true };
  const { alternatives, unread } = readAlternatives(text);
  return { appliesTo, supported: true, placeholder: false, alternatives, unread };
}

interface Alternatives {
  readonly alternatives: string[][];
  readonly unread: string[];
}

function readAlternatives(text: string): Alternatives {
  // An Oxford comma makes a list, not a conjunction.
  const tokens = text.replace(/, (?:and|or) /g, ", ").match(/[^\s,;/()，、；（）]+|[,;/，、；]/g) ?? [];
  const factors: string[][][] = [[]];
  const unread: string[] = [];
  let together = false;
  for (const token of tokens) {
    const word = token.replace(/[.*:†‡¹²³。：]{1,9}$/, "");
    const lower = word.toLowerCase();
    const alternatives = factors.at(-1) ?? [];
    if (PERMISSION.test(word) || OPENID_SCOPES.has(lower)) {
      if (together) alternatives.at(-1)?.push(word);
      else alternatives.push([word]);
      together = false;
    } else if (lower === "and" || word === "+" || word === "&") {
      together = alternatives.length > 0;
    } else if (lower === "plus") {
      factors.push([]);
    } else if (lower !== "" && lower !== "or" && !/^[,;/，、；]$/.test(word) && !FILLERS.has(lower)) {
      unread.push(word);
    }
  }
  const named = factors.filter((factor) => factor.length > 0);
  const choices = named.reduce((product, factor) => product * factor.length, 1);
  if (choices > MOST_CHOICES) return { alternatives: named.flat(), unread: [...unread, "plus"] };
  return { alternatives: named.length === 0 ? [] : named.reduce(combine, [[]]), unread };
}

/** Combines every alternative of `left` with every one of `right`. */
function combine(left: string[][], right: string[][]): string[][] {
  return left.flatMap((some) => right.map((others) => [...some, ...others]));
}
