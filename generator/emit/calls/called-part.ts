import { shortName } from "../../model/qualified-name.js";
import { slotsOf, type CallStep, type Pieces } from "./call-path.js";
import type { Call, CallParameter } from "./calls.js";

/*
 * A path addresses a resource, and may end with an action or function that is called on it. The resource is a node of the
 * client, the called part a method of that node.
 */

/**
 * The name that is called at the end of a path: an action, a function, `delta` or `$count`.
 *
 * @returns `null` if the path addresses a resource
 */
export function calledSegment({ steps, pages: [{ operation }] }: Call): string | null {
  const last = steps.at(-1);
  if (last === undefined || last.kind === "key" || last.kind === "alternateKey") return null;
  if (last.kind === "system") return last.name === "$count" ? "count" : null;
  if (last.kind === "call") return last.name;
  const calls = operation.intent === "action" || operation.intent === "function" || operation.intent === "delta";
  return calls ? shortName(last.name) : null;
}

/** The steps to the node of a call. */
export function nodeSteps(call: Call): readonly CallStep[] {
  return calledSegment(call) === null ? call.steps : call.steps.slice(0, -1);
}

/** The part of a call's path after its node. */
export function calledPieces(call: Call): Pieces {
  return call.steps.slice(nodeSteps(call).length).flatMap(({ pieces }) => pieces);
}

/** The parameters of the method of a call. The other parameters of the call belong to the path of its node. */
export function ownParameters(call: Call): CallParameter[] {
  const called = new Set(slotsOf(calledPieces(call)).map(({ placeholder }) => placeholder));
  return call.parameters.filter((parameter) => parameter.in === "query" || called.has(parameter.placeholder));
}
