import { groupBy } from "../collections/group-by.js";
import type { Place } from "../findings/finding.js";
import type { ApiModel } from "../model/model.js";
import type { Pair } from "./match/pairing.js";

/**
 * Returns a function that finds the place in the head where a removed fact was. It is the nearest earlier row that
 * the head still has, or else the nearest later row. If no row of the table is left, it is the place of the type or
 * operation. If the head does not have the type or operation, it is the start of the page.
 *
 * @param renamed the types whose names differ in the two models
 * @returns a function whose arguments are the name of the target in one of the models, and the place in the base. It
 * returns `null` if the head does not have the page.
 */
export function indexPlacesInHead(
  base: ApiModel,
  head: ApiModel,
  renamed: readonly Pair<{ readonly name: string }>[],
): (target: string, source: Place) => Place | null {
  const [before, after] = [targetsOf(base), targetsOf(head)];
  const files = new Set(head.pages.map((page) => page.file));
  const otherName = new Map(
    renamed.flatMap((pair) => [
      [pair.base.name, pair.head.name],
      [pair.head.name, pair.base.name],
    ]),
  );
  const find = <Found>(targets: ReadonlyMap<string, Found>, target: string): Found | undefined =>
    targets.get(target) ?? targets.get(otherName.get(target) ?? "");
  const known = new Map<string, ReadonlyMap<string, Place>>();
  return (target, source) => {
    const [from, to] = [find(before, target), find(after, target)];
    if (to === undefined) return files.has(source.file) ? { file: source.file, line: 1, column: 1 } : null;
    if (from === undefined) return to.source;
    const places = known.get(target) ?? nearestRows(from, to);
    known.set(target, places);
    return places.get(placeKey(source)) ?? to.source;
  };
}

/** A type or an operation. */
interface Target {
  readonly source: Place;
}

function targetsOf({ types, operations }: ApiModel): ReadonlyMap<string, Target> {
  return new Map<string, Target>([
    ...types.map((type) => [type.name, type] as const),
    ...operations.map((operation) => [operation.id, operation] as const),
  ]);
}

/** A row of a table, a request line, or another fact with a place. */
interface Row {
  /** The list that contains the fact: `/properties`. */
  readonly list: string;
  /** Identifies the fact in both models: `/properties/name`. */
  readonly key: string;
  readonly source: Place;
}

/** For each row of a target in the base, the place of the nearest row of the same list that the head still has. */
function nearestRows(from: Target, to: Target): ReadonlyMap<string, Place> {
  const left = new Map([...rowsOf(to)].map(({ key, source }) => [key, source]));
  const places = new Map<string, Place>();
  for (const rows of groupBy(rowsOf(from), ({ list, source }) => JSON.stringify([list, source.file])).values()) {
    const sorted = [...rows].sort((a, b) => a.source.line - b.source.line || a.source.column - b.source.column);
    let nearest = sorted.map(({ key }) => left.get(key)).find((place) => place !== undefined);
    for (const { key, source } of sorted) {
      nearest = left.get(key) ?? nearest;
      if (nearest !== undefined) places.set(placeKey(source), nearest);
    }
  }
  return places;
}

function placeKey({ file, line, column }: Place): string {
  return JSON.stringify([file, line, column]);
}

/** Examples are not compared, so they cannot be removed. */
const NOT_COMPARED: ReadonlySet<string> = new Set(["source", "examples"]);

/** All facts in a part of a model that have a place. In a model, `source` is a place, except in the bodies of examples. */
function* rowsOf(value: unknown, list = "", key = ""): Generator<Row> {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) yield* rowsOf(item, key, `${key}/${labelOf(item, index)}`);
  } else if (isRecord(value)) {
    if (key !== "" && isRecord(value["source"])) yield { list, key, source: value["source"] as unknown as Place };
    for (const [name, inner] of Object.entries(value)) {
      if (!NOT_COMPARED.has(name)) yield* rowsOf(inner, key, `${key}/${name}`);
    }
  }
}

function labelOf(item: unknown, index: number): string {
  if (!isRecord(item)) return String(index);
  const { name, method, path, status, appliesTo } = item;
  return JSON.stringify([name ?? null, method ?? null, path ?? null, status ?? null, appliesTo ?? null]);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
