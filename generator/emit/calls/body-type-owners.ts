import { groupBy } from "../../collections/group-by.js";
import { byCodeUnits } from "../../collections/order.js";
import type { CallBody } from "./bodies.js";
import type { Call } from "./calls.js";
import type { PlacedFunction } from "./operation-modules.js";

/**
 * Chooses, for the body type of each call, the function whose module the client imports the type from. Routes of one
 * page often have body types with the same name and content. The client imports these from one module, the one with the
 * shortest path, so that a program that imports the client loads each type once.
 */
export function assignBodyTypeOwners(
  functions: ReadonlyMap<Call, PlacedFunction>,
  bodies: ReadonlyMap<Call, CallBody>,
): ReadonlyMap<Call, PlacedFunction> {
  const sameTypes = groupBy(bodies, ([call, body]) =>
    JSON.stringify([functions.get(call)?.own.bodyType, bodyFacts(body)]),
  );
  return new Map(
    [...sameTypes.values()].flatMap((group) => {
      const [owner] = group
        .flatMap(([call]) => functions.get(call) ?? [])
        .sort(({ module: { path: a } }, { module: { path: b } }) => a.length - b.length || byCodeUnits(a, b));
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
  return [body.use, forms];
}
