import { groupBy } from "../../collections/group-by.js";
import { fileSegment, isReservedWord, pascalCase } from "../boundary.js";
import { functionClaim } from "./call-names.js";
import { pathOf } from "./call-path.js";
import type { Call } from "./calls.js";
import { nodeSteps } from "./called-part.js";
import { IMPORTED_NAMES } from "./imported-names.js";
import { knownSpellings } from "./known-spellings.js";
import { assignNames } from "../assign-names.js";
import type { TypeGraph } from "../types/type-graph.js";

/** A module with the functions of one resource path. Paths that differ only in keys belong to the same module. */
export interface OperationModule {
  /** Path under `src/operations`, without the ending: `trustFramework/keySets`. */
  readonly path: string;
  readonly functions: readonly OperationFunction[];
}

export interface OperationFunction {
  /** Unique in the module. */
  readonly name: string;
  readonly call: Call;
  /** The name for the type of the function's request body, if the module declares a type for this body. */
  readonly bodyType: string;
  /** The name of its options type, if the module declares one. */
  readonly optionsType: string;
  /** The name of the constant that has the permissions of the function. */
  readonly permissions: string;
}

/** A function and its module. */
export interface PlacedFunction {
  readonly module: OperationModule;
  readonly own: OperationFunction;
}

/** Lists the pages that document the functions of a module. */
export function listPages({ functions }: OperationModule): string[] {
  const operations = functions.flatMap(({ call: { pages, variants } }) =>
    [...pages, ...variants.pages].map(({ operation }) => operation),
  );
  return operations.flatMap(({ origin, source }) => (origin === "metadata" ? [] : [source.file]));
}

/**
 * Divides calls into modules by the names in their paths. Keys, casts, actions and functions are ignored. Names of
 * functions must be unique only within their module, so that a page about another resource cannot change them.
 *
 * @param isTaken tells whether a name belongs to another type, so that a module cannot declare a type with this name
 */
export function operationModules(
  calls: readonly Call[],
  graph: TypeGraph,
  isTaken: (name: string) => boolean,
): OperationModule[] {
  const spellings = knownSpellings(graph);
  // Paths that differ only in letter case share a module, because some file systems are case-insensitive.
  const modules = groupBy(calls, (call) => modulePath(call).toLowerCase());
  return [...modules.values()]
    .map((members) => {
      const path = members.map(modulePath).sort()[0] ?? "";
      const reads = new Map(members.filter(isPlainRead).map((call) => [pathOf(call.steps), call]));
      const names = assignNames(
        members.map((call) => functionClaim(call, graph, reads.get(pathOf(call.steps)), spellings)),
        { reserved: (name) => isReservedWord(name) || IMPORTED_NAMES.has(name) || name.endsWith("Dates") },
      );
      const typeName = (name: string, suffix: string): string => {
        const wanted = pascalCase(name) + suffix;
        return isTaken(wanted) ? `${wanted}Type` : wanted;
      };
      const functionNames = new Set(names.values());
      const functions = [...names].map(([call, name]) => ({
        name,
        call,
        bodyType: typeName(name, "Body"),
        optionsType: typeName(name, "Options"),
        permissions: `${name}${functionNames.has(`${name}Permissions`) ? "Required" : ""}Permissions`,
      }));
      return { path, functions: functions.sort((a, b) => (a.name < b.name ? -1 : 1)) };
    })
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

function isPlainRead({ method, query }: Call): boolean {
  return method === "GET" && query.length === 0;
}

function modulePath(call: Call): string {
  const node = nodeSteps(call);
  const steps = node.at(-1)?.kind === "call" ? node.slice(0, -1) : node;
  const named = steps.filter(({ kind }) => kind === "name" || kind === "call").map(({ name }) => fileSegment(name));
  return named.length > 0 ? named.join("/") : fileSegment(steps.at(0)?.name ?? "service");
}
