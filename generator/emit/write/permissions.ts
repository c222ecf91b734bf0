import { StructureKind, VariableDeclarationKind } from "ts-morph";
import type { JsonValue, PermissionScheme, PermissionSet } from "../../model/model.js";
import type { Call } from "../plan/calls.js";
import type { SdkPlan } from "../plan/plan-sdk.js";
import { jsonExpression } from "./json-expression.js";
import { moduleSource, type ModuleSource } from "./module-source.js";

/** The documented permissions of each operation, in modules beside the operations' that only those load who ask. */
export function* writePermissions(plan: SdkPlan): Generator<ModuleSource> {
  for (const { path, functions } of plan.modules) {
    yield moduleSource(`src/permissions/${path}`, (imports) =>
      functions.map(({ name, call }) => ({
        kind: StructureKind.VariableStatement,
        declarationKind: VariableDeclarationKind.Const,
        isExported: true,
        declarations: [
          {
            name,
            type: `readonly ${imports.type("OperationPermissions", "src/runtime/permission")}[]`,
            initializer: jsonExpression(permissionsOf(call)),
          },
        ],
      })),
    );
  }
}

/** The sets of all pages of a call, each once. */
function permissionsOf({ pages }: Call): JsonValue {
  const sets = pages.flatMap(({ operation }) => operation.permissions.map(plainSet));
  return [...new Map(sets.map((set) => [JSON.stringify(set), set])).values()];
}

function plainSet({ appliesTo, delegatedWork, delegatedPersonal, application }: PermissionSet): JsonValue {
  return {
    appliesTo,
    delegatedWork: plainScheme(delegatedWork),
    delegatedPersonal: plainScheme(delegatedPersonal),
    application: plainScheme(application),
  };
}

function plainScheme({ supported, placeholder, least, higher }: PermissionScheme): JsonValue {
  return { supported, placeholder, least, higher };
}
