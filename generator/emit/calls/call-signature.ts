import type { CallBody } from "./bodies.js";
import { valueType, type Call, type CallParameter } from "./calls.js";
import type { OperationFunction, PlacedFunction } from "./operation-modules.js";
import type { SdkPlan } from "../plan-sdk.js";
import type { Imports } from "../print/imports.js";
import { callOptions, choicesOf, generic, QUERY } from "./options-type.js";
import { bodyExpression, needsBodyType, typeExpression } from "../types/type-expression.js";

/** What a function or a method takes and gives. */
export interface CallSignature {
  readonly typeParameters: { readonly name: string; readonly default: string; readonly isConst: true }[];
  readonly parameters: { readonly name: string; readonly type: string; readonly hasQuestionToken?: boolean }[];
  readonly returnType: string;
}

/** The signature of the function of a call: its options have a name of their own, where they are its own. */
export function functionSignature(call: Call, own: OperationFunction, plan: SdkPlan, imports: Imports): CallSignature {
  const options = callOptions(call, plan);
  const type = options.isOwn ? generic(own.optionsType, chosenNames(call, plan)) : options.expression(imports);
  const taken = { parameters: call.parameters, bodyHome: plan.functions.get(call), options: type };
  return signature(call, taken, plan, imports);
}

/** The signature of the method of a call, where `parameters` are to be given. */
export function methodSignature(
  call: Call,
  parameters: readonly CallParameter[],
  plan: SdkPlan,
  imports: Imports,
): CallSignature {
  const options = callOptions(call, plan).expression(imports);
  return signature(call, { parameters, bodyHome: plan.bodyHomes.get(call), options }, plan, imports);
}

/**
 * The type of the method of a call by the name that the runtime has for its kind: most methods are alike but for a few
 * types. `null` where it is of no such kind, or its docs say something of a parameter: editors show that at a signature
 * of its own alone.
 */
export function methodType(
  call: Call,
  parameters: readonly CallParameter[],
  plan: SdkPlan,
  imports: Imports,
): string | null {
  const { result } = call;
  const body = plan.bodies.get(call);
  const { base, facts, isPlain } = callOptions(call, plan);
  if (!isPlain || parameters.length > 0 || body?.kind === "reference") return null;
  const method = (name: string, facts: readonly string[]): string =>
    generic(imports.type(name, "src/runtime/method"), facts);
  if (base === "RequestOptions") {
    if (result.kind === "paged") return null;
    const answer = result.kind === "nothing" ? [] : [given(call, plan, imports)];
    if (body === undefined) return method("Method", answer);
    return method("BodyMethod", [bodyType(body, plan.bodyHomes.get(call), plan, imports), ...answer]);
  }
  const isList = base === "ListOptions" || base === "ExpandableListOptions";
  const isAlike = isList ? result.kind === "paged" : result.kind === "json" && !result.mayBeEmpty;
  if (!isAlike || body !== undefined) return null;
  return method(METHODS[base], [resultType(call, plan, imports), ...facts(imports)]);
}

/** The methods that take some options and no body. */
const METHODS = {
  ExpandableListOptions: "ExpandableListMethod",
  ListOptions: "ListMethod",
  ExpandableItemOptions: "ExpandableItemMethod",
  ItemOptions: "ItemMethod",
} as const;

interface Taken {
  readonly parameters: readonly CallParameter[];
  /** Where the type of its body is declared. */
  readonly bodyHome: PlacedFunction | undefined;
  /** Type of the options. */
  readonly options: string;
}

function signature(
  call: Call,
  { parameters, bodyHome, options }: Taken,
  plan: SdkPlan,
  imports: Imports,
): CallSignature {
  const body = plan.bodies.get(call);
  return {
    typeParameters: choicesOf(call, plan).map(({ name }) => ({ name, default: "[]", isConst: true })),
    parameters: [
      ...parameters.map((parameter) => ({ name: parameter.name, type: parameterType(parameter) })),
      ...(body === undefined ? [] : [{ name: "body", type: bodyType(body, bodyHome, plan, imports) }]),
      { name: "options", type: options, hasQuestionToken: true },
    ],
    returnType: returnType(call, plan, imports),
  };
}

/** What a value of a path is in TypeScript: text in quotes, else what its type says. */
export function parameterType({ type, form }: CallParameter): "number" | "boolean" | "string" {
  return form === "segment" ? valueType(type) : "string";
}

/** The type of a body: by its name, where the module of the function that takes it declares one. */
export function bodyType(body: CallBody, home: PlacedFunction | undefined, plan: SdkPlan, imports: Imports): string {
  if (!needsBodyType(body) || home === undefined) return bodyExpression(body, plan, imports);
  return imports.type(home.own.bodyType, `src/operations/${home.module.path}`);
}

function returnType(call: Call, plan: SdkPlan, imports: Imports): string {
  const wrapper = call.result.kind === "paged" ? imports.type("Paged", "src/runtime/paging") : "Promise";
  return generic(wrapper, [given(call, plan, imports)]);
}

/** What a call gives: at once, or one after the other. */
function given(call: Call, plan: SdkPlan, imports: Imports): string {
  const { result } = call;
  switch (result.kind) {
    case "nothing":
      return "void";
    case "bytes":
      return "Uint8Array";
    case "text":
      return "string";
    case "count":
      return "number";
    case "operation": {
      const type = result.types.length === 0 ? "unknown" : resultType(call, plan, imports);
      return generic(imports.type("OperationHandle", "src/runtime/operation-poll"), [type]);
    }
    case "json": {
      const type = selectedType(call, plan, imports);
      return result.mayBeEmpty ? `${type} | undefined` : type;
    }
    case "paged":
      return selectedType(call, plan, imports);
  }
}

/** What a call gives of its result, as the caller chooses. */
function selectedType(call: Call, plan: SdkPlan, imports: Imports): string {
  const type = resultType(call, plan, imports);
  const choices = chosenNames(call, plan);
  if (choices.length === 0) return type;
  const [select, ...others] = choices.includes("Select") ? choices : ["[]", ...choices];
  return generic(imports.type("Selected", QUERY), [type, select ?? "[]", ...others]);
}

function chosenNames(call: Call, plan: SdkPlan): string[] {
  return choicesOf(call, plan).map(({ name }) => name);
}

/** The type of the item or value that a call gives. A primitive value comes wrapped, as OData sends it. */
function resultType({ result }: Call, plan: SdkPlan, imports: Imports): string {
  if (!("types" in result)) return "undefined";
  const types = result.types.map((type) => {
    const expression = typeExpression(type, "read", plan, imports);
    const wrapped = result.kind !== "paged" && type !== "Edm.Untyped" && !isObjectType(type, plan);
    return wrapped ? `{ value: ${expression} }` : expression;
  });
  return [...new Set(types)].join(" | ");
}

function isObjectType(type: string, plan: SdkPlan): boolean {
  const model = plan.graph.get(type);
  return model === undefined ? !type.startsWith("Edm.") : model.kind !== "enum";
}
