import { TrustFrameworkClient } from "./client/trustFramework.js";
import { ClientNode } from "./runtime/client-node.js";
import { type GraphContext, type GraphOptions, createGraphContext } from "./runtime/context.js";

/** The whole API, found by typing along its paths. */
export class GraphClient extends ClientNode {
  /** @param options - how the service is reached, or a context that was made before */
  constructor(options: GraphOptions | GraphContext) {
    super("credential" in options ? createGraphContext(options) : options, "");
  }

  get trustFramework(): TrustFrameworkClient {
    return new TrustFrameworkClient(this.$context, this.$path + "/trustFramework");
  }
}
