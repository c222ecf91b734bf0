import type { TypeGraph } from "../types/type-graph.js";
import { pathOf, type CallStep } from "./call-path.js";
import type { Call } from "./calls.js";

/**
 * Treats functions as resources if paths continue after them: `/worksheets/{id}/range(address='A1')/format`. Then
 * `range("A1")` is a client, and GET and PATCH are its methods. This applies also to all functions that return the same
 * entity type, so that `cell(0, 0)` is used like `range("A1")`.
 * {@link https://docs.oasis-open.org/odata/odata/v4.01/odata-v4.01-part2-url-conventions.html#sec_AddressingtheResultofaFunction | OData URL conventions, composable functions}
 */
export function markComposableFunctions(calls: readonly Call[], graph: TypeGraph): Call[] {
  const inner = new Set(calls.flatMap(({ steps }) => steps.map((_, index) => pathOf(steps.slice(0, index)))));
  const updated = calls.filter(isUpdatedFunction).map(({ steps }) => pathOf(steps));
  const reached = new Set([...inner, ...updated]);
  const functions = calls.flatMap(({ steps, method, called, result }) => {
    const [type, ...others] = method === "GET" && called !== null && result.kind === "json" ? result.types : [];
    const isEntity = type !== undefined && others.length === 0 && graph.get(type)?.kind === "entity";
    return isEntity ? [{ type, path: pathOf(steps) }] : [];
  });
  const types = new Set(functions.filter(({ path }) => reached.has(path)).map(({ type }) => type));
  const continued = calls.filter(isFunction).map(({ steps }) => pathOf(steps));
  const composable = new Set([
    ...updated,
    ...continued.filter((path) => inner.has(path)),
    ...functions.filter(({ type }) => types.has(type)).map(({ path }) => path),
  ]);
  return calls.map((call) => {
    const steps = call.steps.map((step, index): CallStep => {
      const isNamed = step.kind === "name" && composable.has(pathOf(call.steps.slice(0, index + 1)));
      return isNamed ? { ...step, kind: "call" } : step;
    });
    return { ...call, steps, called: composable.has(pathOf(steps)) ? null : call.called };
  });
}

function isFunction({ method, called, steps }: Call): boolean {
  return method === "GET" && called !== null && steps.at(-1)?.kind !== "system";
}

/** Whether a call changes the result of a function: `PATCH /worksheets/{id}/range(address='A1')`. */
function isUpdatedFunction({ method, called, steps }: Call): boolean {
  return called !== null && steps.at(-1)?.kind === "call" && method !== "GET" && method !== "POST";
}
