import { slotsOf, type CallStep, type Pieces } from "./call-path.js";
import type { Call, CallParameter } from "./calls.js";

/*
 * A path addresses a resource, and may end with an action or function that is called on it. The resource becomes a node
 * of the client, and the called part becomes a method of that node.
 */

/**
 * The steps of a call's path that lead to its client node, the node for a resource path with its own client. An action
 * or function at the end of the path is left out.
 */
export function nodeSteps({ steps, called }: Call): readonly CallStep[] {
  return called === null ? steps : steps.slice(0, -1);
}

/** The end of a call's path that is not part of its client node: an action, a function, `delta` or `$count`. */
export function calledPieces(call: Call): Pieces {
  return call.steps.slice(nodeSteps(call).length).flatMap(({ pieces }) => pieces);
}

/**
 * The parameters of the client method of a call. The other parameters of the call are in the path of the client node.
 */
export function ownParameters(call: Call): CallParameter[] {
  const called = new Set(slotsOf(calledPieces(call)).map(({ placeholder }) => placeholder));
  return call.parameters.filter((parameter) => parameter.in === "query" || called.has(parameter.placeholder));
}
