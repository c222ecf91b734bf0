import { listPages, type OperationFunction } from "./operation-modules.js";
import { classNames } from "../class-names.js";
import type { SdkPlan } from "../plan-sdk.js";
import { callDoc } from "./call-doc.js";
import { functionSignature } from "./call-signature.js";
import type { Declaration } from "../print/declaration.js";
import type { Imports } from "../print/imports.js";
import { writeModule } from "../print/write-module.js";
import type { ModuleDraft } from "../print/draft.js";
import { permissionsConstant } from "./permissions.js";
import { callOptions, choicesOf } from "./options-type.js";
import { pathTemplate, requestCode } from "./request-code.js";
import { bodyExpression, needsBodyType } from "../types/type-expression.js";

/**
 * Writes a module for each resource path, with a function for each call. Functions share only the code of the runtime.
 */
export function* writeOperations(plan: SdkPlan): Generator<ModuleDraft> {
  for (const module of plan.modules) {
    yield writeModule(`src/operations/${module.path}`, listPages(module), (imports) =>
      module.functions.flatMap((own) => [
        ...bodyAlias(own, plan, imports),
        ...optionsAlias(own, plan, imports),
        operationFunction(own, plan, imports),
        ...(hasPermissions(plan) ? permissionsConstant(own, imports) : []),
      ]),
    );
  }
}

/**
 * Whether the SDK has constants with permissions. An SDK of an OData API always has these constants. Any other SDK has
 * them only if the docs name permissions.
 */
function hasPermissions({ model }: SdkPlan): boolean {
  return model.api.odata !== false || model.operations.some(({ permissions }) => permissions.length > 0);
}

function operationFunction(own: OperationFunction, plan: SdkPlan, imports: Imports): Declaration {
  const { call } = own;
  const { parameters } = call;
  const pieces = call.steps.flatMap((step) => step.pieces);
  const path = pathTemplate(pieces, parameters, imports);
  const signature = functionSignature(call, own, plan, imports);
  const context = { name: "context", type: imports.type(classNames(plan.options).context, "src/runtime/context") };
  return {
    kind: "Function",
    name: own.name,
    isExported: true,
    docs: callDoc([call], parameters, plan),
    ...signature,
    parameters: [context, ...signature.parameters],
    statements: `return ${requestCode(call, { context: "context", path }, plan, imports)};`,
  };
}

function bodyAlias({ call, bodyType }: OperationFunction, plan: SdkPlan, imports: Imports): Declaration[] {
  const body = plan.bodies.get(call);
  if (body === undefined || !needsBodyType(body)) return [];
  return [{ kind: "TypeAlias", name: bodyType, isExported: true, type: bodyExpression(body, plan, imports) }];
}

function optionsAlias({ call, optionsType }: OperationFunction, plan: SdkPlan, imports: Imports): Declaration[] {
  const { isOwn, expression } = callOptions(call, plan);
  if (!isOwn) return [];
  const typeParameters = choicesOf(call, plan).map(({ name, names }) => ({ name, default: names(imports) }));
  return [{ kind: "TypeAlias", name: optionsType, isExported: true, typeParameters, type: expression(imports) }];
}
