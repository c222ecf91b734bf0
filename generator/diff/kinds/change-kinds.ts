import { nearestName } from "../../nearest-name.js";
import { UsageError } from "../../usage-error.js";
import { operationKinds } from "./operation-kinds.js";
import { permissionKinds } from "./permission-kinds.js";
import { propertyKinds } from "./property-kinds.js";
import { typeKinds } from "./type-kinds.js";

/** Every kind of change, by id. People use the ids in configs and scripts, so an id is never removed. */
export const changeKinds = { ...typeKinds, ...propertyKinds, ...operationKinds, ...permissionKinds };

/** Id of a change kind: the subject and what happened to it, such as `property-removed`. */
export type ChangeId = keyof typeof changeKinds;

/** The ids of all change kinds, grouped by subject. */
// The cast is needed because Object.keys has the type string[] for any object.
export const changeIds = Object.keys(changeKinds) as readonly ChangeId[];

/** @throws UsageError if the id is not the id of a change kind; the message suggests the nearest id */
export function assertChangeId(id: string): asserts id is ChangeId {
  if (Object.hasOwn(changeKinds, id)) return;
  const nearest = nearestName(id, changeIds);
  const fix = nearest === null ? "List the kinds with docwright diff --kinds." : `Did you mean ${nearest}?`;
  throw new UsageError(`Unknown change kind ${id}. ${fix}`);
}
