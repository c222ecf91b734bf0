import { shortName } from "../../model/qualified-name.js";
import { slotsOf, type CallStep, type Pieces } from "./call-path.js";
import type { Call, CallParameter } from "./calls.js";

/** A path addresses a thing, and may end in what is called on it. The thing is a node of the client, the rest a method. */

/**
 * The segment at the end of a path that names what is called rather than what is addressed: an action, a function,
 * `delta`, `$count`. `null` where the path addresses a thing.
 */
export function calledSegment({ steps, pages: [{ operation }] }: Call): string | null {
  const last = steps.at(-1);
  if (last === undefined || last.kind === "key" || last.kind === "alternateKey") return null;
  if (last.kind === "system") return last.name === "$count" ? "count" : null;
  if (last.kind === "call") return last.name;
  const calls = operation.intent === "action" || operation.intent === "function" || operation.intent === "delta";
  return calls ? shortName(last.name) : null;
}

/** The steps to the node that a call belongs to. */
export function nodeSteps(call: Call): readonly CallStep[] {
  return calledSegment(call) === null ? call.steps : call.steps.slice(0, -1);
}

/** What a call's path holds beyond its node. */
export function calledPieces(call: Call): Pieces {
  return call.steps.slice(nodeSteps(call).length).flatMap(({ pieces }) => pieces);
}

/** The parameters of the method of a call; the others are given on the way to its node. */
export function ownParameters(call: Call): CallParameter[] {
  const called = new Set(slotsOf(calledPieces(call)).map(({ placeholder }) => placeholder));
  return call.parameters.filter((parameter) => parameter.in === "query" || called.has(parameter.placeholder));
}
