import type { GraphContext } from "./context.js";

/** A place in the API's paths. Its members are named with `$`, as no segment of a path can be. */
export abstract class ClientNode {
  protected readonly $context: GraphContext;
  /** From the service root, encoded. */
  protected readonly $path: string;

  constructor(context: GraphContext, path: string) {
    this.$context = context;
    this.$path = path;
  }
}
