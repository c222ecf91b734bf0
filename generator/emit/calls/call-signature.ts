import { itemType } from "../../model/qualified-name.js";
import { isOptionalBody, type CallBody } from "./bodies.js";
import { urlType, valueType, type Call, type CallParameter } from "./calls.js";
import type { OperationFunction, PlacedFunction } from "./operation-modules.js";
import type { SdkPlan } from "../plan-sdk.js";
import type { Imports } from "../print/imports.js";
import { needsOptions } from "./request-headers.js";
import { callOptions, choicesOf, generic, QUERY } from "./options-type.js";
import { bodyExpression, needsBodyType, typeExpression } from "../types/type-expression.js";

/** The signature of a function or method. */
export interface CallSignature {
  readonly typeParameters: { readonly name: string; readonly default: string; readonly isConst: true }[];
  readonly parameters: { readonly name: string; readonly type: string; readonly hasQuestionToken?: boolean }[];
  readonly returnType: string;
}

/**
 * The signature of the function of a call. If the module declares a type for the options, the signature uses that type.
 */
export function functionSignature(call: Call, own: OperationFunction, plan: SdkPlan, imports: Imports): CallSignature {
  const options = callOptions(call, plan);
  const type = options.isOwn ? generic(own.optionsType, chosenNames(call, plan)) : options.expression(imports);
  const args = { parameters: call.parameters, bodyOwner: plan.functions.get(call), options: type };
  return signature(call, args, plan, imports);
}

/**
 * The signature of the client method of a call.
 *
 * @param parameters the parameters of the call that are not already in the path of the client
 */
export function methodSignature(
  call: Call,
  parameters: readonly CallParameter[],
  plan: SdkPlan,
  imports: Imports,
): CallSignature {
  const options = callOptions(call, plan).expression(imports);
  return signature(call, { parameters, bodyOwner: plan.bodyTypeOwners.get(call), options }, plan, imports);
}

/**
 * The runtime's type for the client method of a call, such as `ListMethod<…>`. Most methods have one of a few types.
 *
 * @returns `null` if the method needs its own signature. This is so in two cases: no type of the runtime fits, or the
 * method has parameters. Editors show the comments of parameters only in a signature.
 */
export function methodType(
  call: Call,
  parameters: readonly CallParameter[],
  plan: SdkPlan,
  imports: Imports,
): string | null {
  const { kind: resultKind } = call.result;
  const body = plan.bodies.get(call);
  const { base, facts, isPlain, headers } = callOptions(call, plan);
  if (!isPlain || parameters.length > 0 || body?.kind === "reference") return null;
  const method = (name: string, facts: readonly string[]): string =>
    generic(imports.type(name, "src/runtime/method"), [...facts, ...(own === "" ? [] : [own])]);
  const own = headers(imports).join(" & ");
  if (base === "RequestOptions") {
    if (resultKind === "paged") return null;
    const result = resultKind === "nothing" ? (own === "" ? [] : ["void"]) : [resolvedType(call, plan, imports)];
    if (body === undefined) return method("Method", result);
    if (isOptionalBody(body)) return null;
    return method("BodyMethod", [bodyType(body, plan.bodyTypeOwners.get(call), plan, imports), ...result]);
  }
  if (base === "CountingOptions") return generic(imports.type("CountMethod", "src/runtime/count"), facts(imports));
  const isList = base === "ListOptions" || base === "ExpandableListOptions";
  const fits = isList ? resultKind === "paged" : call.result.kind === "json" && !call.result.mayBeEmpty;
  if (!fits || body !== undefined) return null;
  return method(METHODS[base], [resultType(call, plan, imports), ...facts(imports)]);
}

/** The runtime's method type for each type of options. */
const METHODS = {
  ExpandableListOptions: "ExpandableListMethod",
  ListOptions: "ListMethod",
  ExpandableItemOptions: "ExpandableItemMethod",
  ItemOptions: "ItemMethod",
} as const;

interface Arguments {
  readonly parameters: readonly CallParameter[];
  /** The function that declares the type of the body. */
  readonly bodyOwner: PlacedFunction | undefined;
  /** Type of the options. */
  readonly options: string;
}

function signature(
  call: Call,
  { parameters, bodyOwner, options }: Arguments,
  plan: SdkPlan,
  imports: Imports,
): CallSignature {
  const body = plan.bodies.get(call);
  return {
    typeParameters: choicesOf(call, plan).map(({ name }) => ({ name, default: "[]", isConst: true })),
    parameters: [
      ...typedParameters(
        parameters,
        (body === undefined || isOptionalBody(body)) && !needsOptions(call),
        plan,
        imports,
      ),
      ...(body === undefined ? [] : [bodyParameter(call, body, bodyType(body, bodyOwner, plan, imports))]),
      { name: "options", type: options, hasQuestionToken: !needsOptions(call) },
    ],
    returnType: returnType(call, plan, imports),
  };
}

/** A body that can be left out is an optional parameter, unless required options follow. */
function bodyParameter(call: Call, body: CallBody, type: string): CallSignature["parameters"][number] {
  if (!isOptionalBody(body)) return { name: "body", type };
  return needsOptions(call)
    ? { name: "body", type: `${type} | undefined` }
    : { name: "body", type, hasQuestionToken: true };
}

/**
 * The parameters of a function, a method or a client member, with their types.
 *
 * @param canOmitOptional whether callers can omit optional parameters. They cannot if a required parameter follows.
 */
export function typedParameters(
  parameters: readonly CallParameter[],
  canOmitOptional: boolean,
  plan: SdkPlan,
  imports: Imports,
): CallSignature["parameters"] {
  return parameters.map((parameter) => {
    const type = parameterType(parameter, plan, imports);
    if (parameter.required) return { name: parameter.name, type };
    return canOmitOptional
      ? { name: parameter.name, type, hasQuestionToken: true }
      : { name: parameter.name, type: `${type} | undefined` };
  });
}

/**
 * The kind of value that a parameter takes. A value in quotes or in a drive path is a string, even if its OData type is
 * not.
 */
export function parameterKind({ type, form }: CallParameter): "number" | "boolean" | "string" | "list" {
  if (itemType(type).collection) return "list";
  return form === "segment" ? valueType(type) : "string";
}

function parameterType(parameter: CallParameter, plan: SdkPlan, imports: Imports): string {
  const { type } = itemType(parameter.type);
  const isEnum = plan.graph.get(type)?.kind === "enum";
  const kind = parameterKind(parameter);
  const item = isEnum
    ? typeExpression(type, "read", plan, imports)
    : kind === "list" || kind === "number"
      ? urlType(type, plan.options)
      : kind;
  if (kind === "list") return `readonly (${item})[]`;
  // A numeric key may also be passed as a string, because services return the keys of items as strings.
  return kind === "number" && parameter.isKey && item !== "string" ? `string | ${item}` : item;
}

/**
 * The type of a body.
 *
 * @param owner the function whose module declares the type, which is then imported; `undefined` to write the type in
 * place
 */
export function bodyType(body: CallBody, owner: PlacedFunction | undefined, plan: SdkPlan, imports: Imports): string {
  if (!needsBodyType(body) || owner === undefined) return bodyExpression(body, plan, imports);
  return imports.type(owner.own.bodyType, `src/operations/${owner.module.path}`);
}

function returnType(call: Call, plan: SdkPlan, imports: Imports): string {
  const wrapper = call.result.kind === "paged" ? imports.type("Paged", "src/runtime/paging") : "Promise";
  return generic(wrapper, [resolvedType(call, plan, imports)]);
}

/** The type of a call's result. For a paged call, this is the type of one item. */
function resolvedType(call: Call, plan: SdkPlan, imports: Imports): string {
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
      if (result.mayBeEmpty) return `${type} | undefined`;
      const mayLackContent = plan.model.api.odata !== false && isUpdate(call) && !result.types.includes("Edm.Untyped");
      return mayLackContent ? generic("Partial", [type]) : type;
    }
    case "items": {
      const type = selectedType(call, plan, imports);
      return type.includes("|") ? `(${type})[]` : `${type}[]`;
    }
    case "paged":
      return selectedType(call, plan, imports);
  }
}

/**
 * Whether a call updates something. OData services may answer an update without the documented content, for example
 * after `Prefer: return=minimal`.
 */
function isUpdate({ method }: Call): boolean {
  return method === "PATCH" || method === "PUT";
}

/** The result type, reduced to what the caller selects and expands. */
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

/**
 * The type of the result, or of its items if the result is a list. A primitive result is `{ value: … }`, because OData
 * wraps it.
 */
function resultType({ result }: Call, plan: SdkPlan, imports: Imports): string {
  if (!("types" in result)) return "undefined";
  const types = result.types.map((type) => {
    const expression = typeExpression(type, "read", plan, imports);
    const wrapped =
      result.kind !== "paged" && result.kind !== "items" && type !== "Edm.Untyped" && !isObjectType(type, plan);
    return wrapped ? `{ value: ${expression} }` : expression;
  });
  return [...new Set(types)].join(" | ");
}

function isObjectType(type: string, plan: SdkPlan): boolean {
  const model = plan.graph.get(type);
  return model === undefined ? !type.startsWith("Edm.") : model.kind !== "enum";
}
