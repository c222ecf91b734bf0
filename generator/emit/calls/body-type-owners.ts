import { groupBy } from "../../collections/group-by.js";
import { byCodeUnits } from "../../collections/order.js";
import type { CallBody } from "./bodies.js";
import type { Call } from "./calls.js";
import type { PlacedFunction } from "./operation-modules.js";

/**
 * Chooses, for the body type of each call, the function whose module the client imports the type from. Calls of the same
 * pages often have body types with the same content, as have types with the same name. The client imports these from
 * one module, the one with the shortest path, so that a program that imports the client loads each type once.
 */
export function assignBodyTypeOwners(
  functions: ReadonlyMap<Call, PlacedFunction>,
  bodies: ReadonlyMap<Call, CallBody>,
): ReadonlyMap<Call, PlacedFunction> {
  const byPages = shareOwners(functions, bodies, ({ pages }) => pages.map(({ operation }) => operation.id));
  return shareOwners(byPages, bodies, (call) => byPages.get(call)?.own.bodyType);
}

/** Gives calls with equal bodies and an equal key the same owner. */
function shareOwners(
  owners: ReadonlyMap<Call, PlacedFunction>,
  bodies: ReadonlyMap<Call, CallBody>,
  keyOf: (call: Call) => unknown,
): ReadonlyMap<Call, PlacedFunction> {
  const groups = groupBy(bodies, ([call, body]) => JSON.stringify([keyOf(call), bodyFacts(body)]));
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

/** Everything that the type of a body depends on. */
function bodyFacts(body: CallBody): unknown {
  if (body.kind !== "json") return body.kind;
  const forms = body.forms.map(({ type, required, added }) => [
    type,
    required.map(({ name }) => name),
    added.map(({ property: { name, type: of, values, nullable }, required }) => [name, of, values, nullable, required]),
  ]);
  return [body.use, body.replaces, forms];
}
