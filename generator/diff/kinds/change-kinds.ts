import { UsageError } from "../../usage-error.js";
import { operationKinds } from "./operation-kinds.js";
import { permissionKinds } from "./permission-kinds.js";
import { propertyKinds } from "./property-kinds.js";
import { typeKinds } from "./type-kinds.js";

/** Every kind of change there is, by id. The ids are part of the contract with programs that read changes. */
export const changeKinds = { ...typeKinds, ...propertyKinds, ...operationKinds, ...permissionKinds };

export type ChangeId = keyof typeof changeKinds;

/** @throws UsageError where there is no such kind of change */
export function checkKind(id: string): asserts id is ChangeId {
  if (Object.hasOwn(changeKinds, id)) return;
  throw new UsageError(`${id} is no kind of change; these are: ${Object.keys(changeKinds).join(", ")}.`);
}
