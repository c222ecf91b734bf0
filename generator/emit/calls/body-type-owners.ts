import { groupBy } from "../../collections/group-by.js";
import { byCodeUnits } from "../../collections/order.js";
import type { CallBody } from "./bodies.js";
import type { Call } from "./calls.js";
import type { PlacedFunction } from "./operation-modules.js";

/**
 * The function from whose module the client takes the type of each call's body. Bodies that are called alike and hold
 * the same, as those of a page's routes do, come from the one with the shortest path, so that who imports the client
 * meets each once.
 */
export function bodyHomes(
  functions: ReadonlyMap<Call, PlacedFunction>,
  bodies: ReadonlyMap<Call, CallBody>,
): ReadonlyMap<Call, PlacedFunction> {
  const alike = groupBy(bodies, ([call, body]) => JSON.stringify([functions.get(call)?.own.bodyType, bodyFacts(body)]));
  return new Map(
    [...alike.values()].flatMap((group) => {
      const [home] = group
        .flatMap(([call]) => functions.get(call) ?? [])
        .sort(({ module: { path: a } }, { module: { path: b } }) => a.length - b.length || byCodeUnits(a, b));
      return home === undefined ? [] : group.map(([call]) => [call, home] as const);
    }),
  );
}

/** All that the type of a body says. */
function bodyFacts(body: CallBody): unknown {
  if (body.kind !== "json") return body.kind;
  const forms = body.forms.map(({ type, demanded, added }) => [
    type,
    demanded.map(({ name }) => name),
    added.map(({ property: { name, type: of, values, nullable }, demanded }) => [name, of, values, nullable, demanded]),
  ]);
  return [body.use, forms];
}
