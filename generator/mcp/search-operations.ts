import { byCodeUnits } from "../collections/order.js";
import { agentOperations, type AgentOperation } from "../export/agent/agent-operations.js";
import type { ApiModel, Operation } from "../model/model.js";
import { itemType, shortName } from "../model/qualified-name.js";
import { allResponses } from "../model/route-responses.js";
import { CHANGES, synonyms, wordsOf } from "./words.js";

/** Finds the operations for a text, the best first. */
export type SearchOperations = (query: string, limit: number) => AgentOperation[];

interface Entry {
  readonly operation: AgentOperation;
  /** The weight of each word of the operation. */
  readonly weights: ReadonlyMap<string, number>;
  readonly isRead: boolean;
  /** The words of the title. */
  readonly title: readonly string[];
  /** The sum of all weights. */
  readonly length: number;
  /** Subtracted from the score: general operations have short ids and paths, and deprecated operations rank lower. */
  readonly penalty: number;
}

/** The longest query that is read. */
const LONGEST_QUERY = 500;

/**
 * Makes the function that ranks operations by Okapi BM25, with a weight for each part of an operation.
 * {@link https://en.wikipedia.org/wiki/Okapi_BM25 | Okapi BM25}
 */
export function operationSearch(model: ApiModel): SearchOperations {
  const entries = agentOperations(model).map(entryOf);
  const frequency = new Map<string, number>();
  for (const { weights } of entries)
    for (const word of weights.keys()) frequency.set(word, (frequency.get(word) ?? 0) + 1);
  const average = entries.reduce((sum, { length }) => sum + length, 0) / (entries.length || 1);
  const rarity = (word: string): number => {
    const count = frequency.get(word) ?? 0;
    return Math.min(MOST_RARE, Math.log(1 + (entries.length - count + 0.5) / (count + 0.5)));
  };
  const scoreOf = ({ weights, length }: Entry, { word, share, limit }: WordForm): number => {
    const weight = weights.get(word);
    if (weight === undefined) return 0;
    const worth = Math.min(rarity(word), limit) * share;
    return (worth * weight * (K + 1)) / (weight + K * (1 - B + (B * length) / average));
  };
  return (query, limit) => {
    const text = query.slice(0, LONGEST_QUERY);
    const words = queryWords(text, frequency, rarity);
    const asked = new Set(words.flatMap((forms) => forms.map(({ word }) => word)));
    const isRead = !wordsOf(text).some((word) => CHANGES.has(word));
    const exact = text.trim().toLowerCase();
    return entries
      .map((entry) => {
        const isExact = entry.operation.id.toLowerCase() === exact;
        const score = words.reduce((sum, forms) => sum + Math.max(...forms.map((form) => scoreOf(entry, form))), 0);
        const covered = entry.title.filter((word) => asked.has(word)).length / (entry.title.length || 1);
        const general = isRead && entry.isRead ? READ_BONUS : 0;
        const rank = isExact ? Infinity : score * (1 + TITLE_BONUS * covered + general) - entry.penalty;
        return { entry, isMatch: isExact || score > 0, rank };
      })
      .filter(({ isMatch }) => isMatch)
      .sort((one, other) => other.rank - one.rank || byCodeUnits(one.entry.operation.id, other.entry.operation.id))
      .slice(0, limit)
      .map(({ entry }) => entry.operation);
  };
}

/** The highest rarity, so that one rare word does not count more than all others. */
const MOST_RARE = 5;

/** BM25 parameter k1: with a lower number, repeated occurrences of a word add less to the score. */
const K = 2;

/** BM25 parameter b: how much long texts of an operation lower its score. */
const B = 0.5;

/** A word of the query, or another word for the same thing. */
interface WordForm {
  readonly word: string;
  /** The factor of the word in the score of an operation. */
  readonly share: number;
  /** The maximum rarity in the score, so that a rare synonym does not count more than the word of the query. */
  readonly limit: number;
}

/** Added to the score of an operation if the query has all words of its title. */
const TITLE_BONUS = 0.5;

/** Added to the score of an operation that only reads, if the query does not ask for a change. */
const READ_BONUS = 0.1;

const SYNONYM_SHARE = 0.7;

function queryWords(
  query: string,
  frequency: ReadonlyMap<string, number>,
  rarity: (word: string) => number,
): WordForm[][] {
  const words = [...new Set(wordsOf(query))];
  const isSelf = /\b(?:me|my|mine|i|our)\b/i.test(query);
  const forms = words.map((word): WordForm[] => [
    { word, share: 1, limit: Infinity },
    ...[...synonyms(word), ...similarWords(word, frequency)].map((other) => ({
      word: other,
      share: SYNONYM_SHARE,
      limit: frequency.has(word) ? rarity(word) : Infinity,
    })),
  ]);
  return isSelf ? [...forms, [{ word: SELF, share: 1, limit: Infinity }]] : forms;
}

/** Known words that begin like an unknown word: `permission` for `permissions'`, `organization` for `organisational`. */
function similarWords(word: string, frequency: ReadonlyMap<string, number>): string[] {
  if (frequency.has(word) || word.length < 4) return [];
  const start = word.slice(0, Math.max(4, word.length - 3));
  return [...frequency.keys()].filter((known) => known.startsWith(start)).slice(0, 5);
}

/** The word for the signed-in user in paths: `/me`. It is not a word of `wordsOf`, because texts contain it often. */
const SELF = "/me";

function entryOf(agent: AgentOperation): Entry {
  const { operation } = agent;
  const weights = new Map<string, number>();
  const add = (text: string, weight: number): void => {
    for (const word of new Set(wordsOf(text))) weights.set(word, (weights.get(word) ?? 0) + weight);
  };
  const paths = operation.routes.map(({ path }) => path.replaceAll(/\{[^{}]*\}/g, ""));
  add(operation.title, 3);
  add(operation.id, 2);
  add(INTENT_WORDS[operation.intent] ?? operation.intent, 2);
  add(paths.map(lastSegment).join(" "), 2);
  add(paths.join(" "), 1);
  add(typesOf(operation).join(" "), 1);
  add(operation.description.slice(0, 400), 1);
  if (paths.some((path) => /^\/me(?:\/|$)/i.test(path))) weights.set(SELF, paths.includes("/me") ? 4 : 1);
  const shortest = Math.min(...paths.map((path) => path.split("/").filter(Boolean).length));
  return {
    operation: agent,
    weights,
    isRead: operation.routes.every(({ method }) => method === "GET"),
    title: [...new Set(wordsOf(operation.title))],
    length: [...weights.values()].reduce((sum, weight) => sum + weight, 0),
    penalty: 0.15 * shortest + 0.05 * operation.id.length + (operation.deprecated ? 2 : 0),
  };
}

const INTENT_WORDS: Readonly<Partial<Record<Operation["intent"], string>>> = {
  replace: "update replace",
  addReference: "add",
  removeReference: "remove",
  listReferences: "list",
  setReference: "set",
  action: "",
  function: "",
};

function lastSegment(path: string): string {
  return path.split("/").findLast((segment) => segment !== "") ?? "";
}

function typesOf(operation: Operation): string[] {
  const types = [...allResponses(operation).map(({ type }) => type), operation.requestBody?.type ?? null];
  return types.flatMap((type) => (type === null ? [] : [shortName(itemType(type).type)]));
}
