import { operationKinds } from "./operation-kinds.js";
import { permissionKinds } from "./permission-kinds.js";
import { propertyKinds } from "./property-kinds.js";
import { typeKinds } from "./type-kinds.js";

/** Every kind of change there is, by id. The ids are part of the contract with programs that read changes. */
export const changeKinds = { ...typeKinds, ...propertyKinds, ...operationKinds, ...permissionKinds };

export type ChangeId = keyof typeof changeKinds;
