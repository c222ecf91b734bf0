import type { SdkPlan } from "../plan-sdk.js";

/** The numbers that tell the size of an SDK in its README and on the command line. */
export interface SdkCounts {
  /** The number of requests that the SDK can make. All routes with the same method and path are one request. */
  readonly calls: number;
  readonly types: number;
}

export function countSdk({ calls, graph }: Pick<SdkPlan, "calls" | "graph">): SdkCounts {
  return { calls: calls.filter(({ derivedFrom }) => derivedFrom === null).length, types: graph.types.length };
}
