import type { JsonValue, PermissionScheme, PermissionSet } from "../../model/model.js";
import { permittingPage, type Call } from "./calls.js";
import type { OperationFunction } from "./operation-modules.js";
import { jsonExpression } from "../print/json-expression.js";
import type { Declaration } from "../print/declaration.js";
import type { Imports } from "../print/imports.js";

/**
 * Declares the documented permissions of a function as a constant, which bundlers remove from programs that do not use
 * it. A function that is only in the metadata does not have this constant.
 */
export function permissionsConstant({ call, permissions }: OperationFunction, imports: Imports): Declaration[] {
  if (call.pages.every(({ operation }) => operation.origin)) return [];
  const type = `readonly ${imports.type("OperationPermissions", "src/runtime/permission")}[]`;
  return [
    {
      kind: "Constant",
      isExported: true,
      name: permissions,
      type,
      initializer: jsonExpression(permissionsOf(call)),
    },
  ];
}

/** The permission sets of all pages of a call. The sets of the page that applies to the call come first. */
function permissionsOf(call: Call): JsonValue {
  const first = permittingPage(call);
  const documenting = [...call.pages, ...call.variants.pages].map(({ operation }) => operation);
  return [...new Set([first, ...documenting])].flatMap(({ id, permissions }) =>
    permissions.map((set) => plainSet(id, set)),
  );
}

function plainSet(
  page: string,
  { appliesTo, delegatedWork, delegatedPersonal, application }: PermissionSet,
): JsonValue {
  return {
    page,
    appliesTo,
    delegatedWork: plainScheme(delegatedWork),
    delegatedPersonal: plainScheme(delegatedPersonal),
    application: plainScheme(application),
  };
}

function plainScheme({ supported, placeholder, least, higher }: PermissionScheme): JsonValue {
  return { supported, placeholder, least, higher };
}
