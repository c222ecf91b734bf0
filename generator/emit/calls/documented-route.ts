import type { Operation, Route } from "../../model/model.js";
import type { CallStep } from "./call-path.js";

/** A route, with the page that documents it. */
export interface DocumentedRoute {
  readonly operation: Operation;
  readonly route: Route;
}

/** A route with its path in steps. */
export interface SteppedRoute extends DocumentedRoute {
  readonly steps: readonly CallStep[];
}
