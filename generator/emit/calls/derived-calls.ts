import { groupBy } from "../../collections/group-by.js";
import { byCodeUnits } from "../../collections/order.js";
import type { Operation } from "../../model/model.js";
import { itemType, shortName } from "../../model/qualified-name.js";
import type { TypeGraph } from "../types/type-graph.js";
import { pathOf, type CallStep } from "./call-path.js";
import type { Call } from "./calls.js";

/**
 * Adds the calls that OData defines for each documented collection of entities: a count of its items, and a cast that
 * lists the items of a derived type. A derived type gets a cast only if a documented call reads it or an example shows
 * the cast, because each cast adds query types to the SDK. The added calls are methods of the client. Operation modules
 * do not have functions for them.
 * {@link https://docs.oasis-open.org/odata/odata/v4.01/odata-v4.01-part2-url-conventions.html#sec_AddressingDerivedTypes | OData URL conventions, derived types}
 */
export function addDerivedCalls(calls: readonly Call[], graph: TypeGraph): Call[] {
  const documented = new Set(calls.map(({ method, steps }) => `${method} ${pathOf(steps)}`));
  const lists = calls.flatMap((call) => {
    const type = collectionItem(call, graph);
    return type === null ? [] : [{ call, type }];
  });
  const read = new Set(
    calls.flatMap(({ method, result }) => (method === "GET" && "types" in result ? result.types : [])),
  );
  const shownCasts = castFinder(graph);
  const casts = new Map(
    [...groupBy(lists, ({ type }) => type)].map(([type, same]) => {
      // Calls can share a list of casts.
      const shown = [...new Set(same.flatMap(({ call }) => shownCasts(call)))].flat();
      return [type, distinctCasts([...shown, ...readDescendants(type, read, graph)])];
    }),
  );
  const castLists = lists.flatMap(({ call, type }) => (casts.get(type) ?? []).map((cast) => castCall(call, cast)));
  const added = new Map<string, Call>();
  // A documented list of a derived type and a cast to this type have the same count path. The count of the documented
  // list is preferred, so documented lists come first.
  const counts = [...lists.map(({ call }) => call), ...castLists].map(countOf);
  for (const call of [...counts, ...castLists]) {
    const key = `${call.method} ${pathOf(call.steps)}`;
    if (!documented.has(key) && !added.has(key)) added.set(key, call);
  }
  return [...calls, ...added.values()];
}

/**
 * The derived types that a documented call reads. The result is empty if the type has more derived types than
 * `MOST_CASTS`.
 */
function readDescendants(type: string, read: ReadonlySet<string>, graph: TypeGraph): string[] {
  const derived = graph.descendants(type).filter(({ name, kind }) => kind === "entity" && read.has(name));
  return derived.length > MOST_CASTS ? [] : derived.map(({ name }) => name);
}

/** A type with more derived types than this is a base of almost all entities, so casts from it would not be useful. */
const MOST_CASTS = 40;

/**
 * Makes a function that finds the casts in the examples of a call: the types at the end of URLs such as
 * `/groups/1/members/microsoft.graph.user`. The examples of an operation are read once, because a page can document many
 * calls.
 *
 * @returns a function that returns the same list of types for calls with the same page and the same last segment
 */
function castFinder(graph: TypeGraph): (call: Call) => readonly (readonly string[])[] {
  const known = new Map<Operation, ReadonlyMap<string, readonly string[]>>();
  return ({ pages, steps }) =>
    pages.flatMap(({ operation }) => {
      const casts = known.get(operation) ?? castsByCollection(operation, graph);
      known.set(operation, casts);
      const found = casts.get(steps.at(-1)?.name.toLowerCase() ?? "");
      return found === undefined ? [] : [found];
    });
}

/** The types at the end of the URLs of examples, by the segment before the type, in lower case. */
function castsByCollection({ examples }: Operation, graph: TypeGraph): ReadonlyMap<string, readonly string[]> {
  const shown = examples.flatMap(({ request: { method, url } }) => {
    const [path = ""] = url.split("?", 1);
    const [cast = "", collection] = path
      .replace(/\/\$count$/, "")
      .split("/")
      .slice(-2)
      .reverse();
    const isCast = method === "GET" && collection !== undefined && cast.includes(".");
    return isCast && graph.get(cast)?.kind === "entity" ? [{ cast, collection: collection.toLowerCase() }] : [];
  });
  const grouped = groupBy(shown, ({ collection }) => collection);
  return new Map([...grouped].map(([collection, all]) => [collection, all.map(({ cast }) => cast)]));
}

/** Keeps one type for each short name, because a client can have only one accessor with the name `asUser`. */
function distinctCasts(types: readonly string[]): string[] {
  return [...new Map(types.map((name) => [shortName(name).toLowerCase(), name])).values()].sort(byCodeUnits);
}

/** The type of the items that a call lists; `null` if it does not read a collection of entities. */
function collectionItem({ method, called, steps, result }: Call, graph: TypeGraph): string | null {
  if (method !== "GET" || called !== null || result.kind !== "paged") return null;
  const [type, ...others] = result.types.map((name) => itemType(name).type);
  const isCollection = steps.at(-1)?.kind === "name" || steps.at(-1)?.kind === "cast";
  return isCollection && type !== undefined && others.length === 0 && graph.get(type)?.kind === "entity" ? type : null;
}

function countOf(list: Call): Call {
  const step: CallStep = { kind: "system", name: "$count", pieces: ["/", "$count"] };
  const types = list.result.kind === "paged" ? list.result.types : [];
  return { ...list, ...extended(list, step), result: { kind: "count", types }, called: "count" };
}

function castCall(list: Call, type: string): Call {
  const step: CallStep = { kind: "cast", name: type, pieces: ["/", type] };
  return { ...list, ...extended(list, step), result: { kind: "paged", types: [type] } };
}

function extended(call: Call, step: CallStep): Pick<Call, "steps" | "key" | "derivedFrom"> {
  const steps = [...call.steps, step];
  return { steps, key: `${call.method} ${pathOf(steps)}`, derivedFrom: call.derivedFrom ?? call };
}
