import { slotsOf, type CallStep, type Pieces } from "./call-path.js";
import type { Call, CallParameter } from "./calls.js";

/*
 * A path addresses a resource, and may end with an action or function that is called on it. The resource is a node of the
 * client, the called part a method of that node.
 */

/** The steps to the node of a call. */
export function nodeSteps({ steps, called }: Call): readonly CallStep[] {
  return called === null ? steps : steps.slice(0, -1);
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
