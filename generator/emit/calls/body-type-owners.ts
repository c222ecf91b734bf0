import { groupBy } from "../../collections/group-by.js";
import { numbering } from "../../collections/numbering.js";
import { byCodeUnits } from "../../collections/order.js";
import type { BodyForm, CallBody } from "./bodies.js";
import type { Call } from "./calls.js";
import type { PlacedFunction } from "./operation-modules.js";

/**
 * Finds the function whose module declares the body type of each call, for the imports of the client. Calls with the
 * same pages often have equal body types, and so do body types with the same name. The client imports equal types from
 * one module, so that programs load each type only once. This is the module with the shortest path.
 */
export function assignBodyTypeOwners(
  functions: ReadonlyMap<Call, PlacedFunction>,
  bodies: ReadonlyMap<Call, CallBody>,
): ReadonlyMap<Call, PlacedFunction> {
  const byPages = shareOwners(functions, bodies, ({ pages }) => pages.map(({ operation }) => operation.id));
  return shareOwners(byPages, bodies, (call) => byPages.get(call)?.own.bodyType);
}

/**
 * Gives calls the same function if their bodies are equal and `keyOf` returns the same key for them.
 */
function shareOwners(
  owners: ReadonlyMap<Call, PlacedFunction>,
  bodies: ReadonlyMap<Call, CallBody>,
  keyOf: (call: Call) => unknown,
): ReadonlyMap<Call, PlacedFunction> {
  const formNumber = numbering(formFacts);
  const groups = groupBy(bodies, ([call, body]) => JSON.stringify([keyOf(call), bodyFacts(body, formNumber)]));
  return new Map(
    [...groups.values()].flatMap((group) => {
      const [owner] = group
        .flatMap(([call]) => owners.get(call) ?? [])
        .sort(
          ({ module: { path: a }, own: { name: one } }, { module: { path: b }, own: { name: other } }) =>
            a.length - b.length || byCodeUnits(a, b) || one.length - other.length || byCodeUnits(one, other),
        );
      return owner === undefined ? [] : group.map(([call]) => [call, owner] as const);
    }),
  );
}

/** The facts that determine the TypeScript type of a body. Bodies with equal facts have equal types. */
function bodyFacts(body: CallBody, formNumber: (form: BodyForm) => number): unknown {
  return body.kind === "json" ? [body.use, body.replaces, body.textType, body.forms.map(formNumber)] : body.kind;
}

function formFacts({ type, required, added }: BodyForm): string {
  return JSON.stringify([
    type,
    required.map(({ name }) => name),
    added.map(({ property: { name, type: of, values, nullable }, required }) => [name, of, values, nullable, required]),
  ]);
}
