import type { Operation, Route } from "../../model/model.js";
import type { CallStep } from "./call-path.js";

/** A route and the operation that documents it. */
export interface DocumentedRoute {
  readonly operation: Operation;
  readonly route: Route;
}

/** A route whose path is split into steps. */
export interface SteppedRoute extends DocumentedRoute {
  readonly steps: readonly CallStep[];
}
