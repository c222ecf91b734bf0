import { StructureKind, type StatementStructures } from "ts-morph";
import { stringLiteral } from "../boundary.js";
import type { OperationFunction } from "../plan/operation-modules.js";
import type { SdkPlan } from "../plan/plan-sdk.js";
import { QUERY_OPTIONS, queryOptionsOf } from "../plan/query-options.js";
import { callDoc } from "./call-doc.js";
import type { Imports } from "./imports.js";
import { moduleSource, type ModuleSource } from "./module-source.js";
import { hasOwnOptions, pathTemplate, queriedType, requestCode, requestOptions } from "./request-code.js";
import { bodyExpression, isOwnBody } from "./type-expression.js";

/** A module a place of the API, a function a call. Nothing in it is shared, so that a bundle holds what it calls. */
export function* writeOperations(plan: SdkPlan): Generator<ModuleSource> {
  for (const module of plan.modules) {
    yield moduleSource(`src/operations/${module.path}`, (imports) =>
      module.functions.flatMap((own) => [
        ...bodyAlias(own, plan, imports),
        ...optionsAlias(own, plan, imports),
        operationFunction(own, plan, imports),
      ]),
    );
  }
}

function operationFunction(own: OperationFunction, plan: SdkPlan, imports: Imports): StatementStructures {
  const { call } = own;
  const { parameters } = call;
  const path = pathTemplate(
    call.steps.flatMap(({ pieces }) => pieces),
    parameters,
    imports,
  );
  const code = requestCode(call, { context: "context", path, parameters }, plan, imports);
  return {
    kind: StructureKind.Function,
    name: own.name,
    isExported: true,
    docs: callDoc(call, call.pages[0].route.path, parameters, plan),
    parameters: [{ name: "context", type: imports.type("GraphContext", "src/runtime/context") }, ...code.parameters],
    returnType: code.returnType,
    statements: code.statement,
  };
}

function bodyAlias({ call, bodyType }: OperationFunction, plan: SdkPlan, imports: Imports): StatementStructures[] {
  const body = plan.bodies.get(call);
  if (body === undefined || !isOwnBody(body)) return [];
  return [
    { kind: StructureKind.TypeAlias, name: bodyType, isExported: true, type: bodyExpression(body, plan, imports) },
  ];
}

function optionsAlias(
  { call, optionsType }: OperationFunction,
  plan: SdkPlan,
  imports: Imports,
): StatementStructures[] {
  if (!hasOwnOptions(call)) return [];
  const options = queryOptionsOf(call);
  const all = `${imports.type("QueryOptions", "src/runtime/query")}<${queriedType(call, plan, imports)}>`;
  const taken =
    options.length === QUERY_OPTIONS.length ? all : `Pick<${all}, ${options.map(stringLiteral).join(" | ")}>`;
  const type = `${taken} & ${requestOptions(call, imports)}`;
  return [{ kind: StructureKind.TypeAlias, name: optionsType, isExported: true, type }];
}
