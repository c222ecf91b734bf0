import { $trustFrameworkClient, type TrustFrameworkClient } from "./client/trustFramework.js";
import { type GraphContext, type GraphOptions, createGraphContext } from "./runtime/context.js";

/** The whole API, found by typing along its paths. */
export class GraphClient {
  readonly #context: GraphContext;

  /** @param options - how the service is reached, or a context that was made before */
  constructor(options: GraphOptions | GraphContext) {
    this.#context = "credential" in options ? createGraphContext(options) : options;
  }

  get trustFramework(): TrustFrameworkClient {
    return $trustFrameworkClient(this.#context, "/trustFramework");
  }
}
