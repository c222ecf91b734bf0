import type { JsonValue, PermissionScheme, PermissionSet } from "../../model/model.js";
import { permittingPage, type Call } from "./calls.js";
import { listPages, type OperationFunction } from "./operation-modules.js";
import type { SdkPlan } from "../plan-sdk.js";
import { jsonExpression } from "../print/json-expression.js";
import { writeModule, type ModuleSource } from "../print/module-source.js";

/** The constant with the permissions of a function: `getUserPermissions` for `getUser`. */
export function permissionsName({ name }: OperationFunction): string {
  return `${name}Permissions`;
}

/**
 * Writes the documented permissions of each operation. They are in modules of their own, so that a bundle contains them
 * only if the program imports them.
 */
export function* writePermissions(plan: SdkPlan): Generator<ModuleSource> {
  for (const module of plan.modules) {
    const documented = module.functions.filter(({ call }) => call.pages.some(({ operation }) => !operation.origin));
    if (documented.length === 0) continue;
    yield writeModule(`src/permissions/${module.path}`, listPages(module), (imports) =>
      documented.map((own) => ({
        kind: "VariableStatement",
        declarationKind: "const",
        isExported: true,
        declarations: [
          {
            name: permissionsName(own),
            type: `readonly ${imports.type("OperationPermissions", "src/runtime/permission")}[]`,
            initializer: jsonExpression(permissionsOf(own.call)),
          },
        ],
      })),
    );
  }
}

/** The permission sets of all pages of a call; those of the page that applies to the call first. */
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
