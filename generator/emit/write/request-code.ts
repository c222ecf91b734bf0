import { stringLiteral, templateText, objectKey } from "../boundary.js";
import { answerHeaders } from "../plan/answer-facts.js";
import type { CallBody } from "../plan/bodies.js";
import type { Pieces } from "../plan/call-path.js";
import { valueType, type Call, type CallParameter } from "../plan/calls.js";
import { queryOptionsOf } from "../plan/query-options.js";
import type { SdkPlan } from "../plan/plan-sdk.js";
import type { Imports } from "./imports.js";
import { bodyExpression, isOwnBody, typeExpression } from "./type-expression.js";

/** The parts of the code that sends a call, the same in a plain function and in a method of the client. */
export interface RequestCode {
  readonly parameters: readonly { readonly name: string; readonly type: string; readonly hasQuestionToken?: boolean }[];
  readonly returnType: string;
  /** The statement that sends it. */
  readonly statement: string;
}

export interface RequestPlace {
  /** Expression of the context. */
  readonly context: string;
  /** Expression of the path. */
  readonly path: string;
  /** The parameters that are given here, and not on the way here. */
  readonly parameters: readonly CallParameter[];
}

/** Writes the code that sends a call from a place, and imports what it needs. */
export function requestCode(
  call: Call,
  { context, path, parameters }: RequestPlace,
  plan: SdkPlan,
  imports: Imports,
): RequestCode {
  const body = plan.bodies.get(call);
  const sent = sending(call, plan, imports);
  const spec = [
    `method: ${stringLiteral(call.method)}`,
    path === "path" ? "path" : `path: ${path}`,
    ...queryEntry(call, plan, imports),
    ...bodyEntries(body),
    ...sent.spec,
  ];
  return {
    parameters: [
      ...parameters.map((parameter) => ({ name: parameter.name, type: parameterType(parameter) })),
      ...(body === undefined ? [] : [{ name: "body", type: bodyType(call, body, plan, imports) }]),
      { name: "options", type: optionsType(call, plan, imports), hasQuestionToken: true },
    ],
    returnType: sent.returnType,
    statement: `return ${sent.call(`${context}, { ${spec.join(", ")} }, options`)};`,
  };
}

/** What a value of a path is in TypeScript: text in quotes, else what its type says. */
export function parameterType({ type, form }: CallParameter): "number" | "boolean" | "string" {
  return form === "segment" ? valueType(type) : "string";
}

/** A template for a path, with what encodes each value. */
export function pathTemplate(pieces: Pieces, parameters: readonly CallParameter[], imports: Imports): string {
  const nameOf = (placeholder: string): string =>
    parameters.find((parameter) => parameter.placeholder === placeholder)?.name ?? "undefined";
  const text = pieces.map((piece) => {
    if (typeof piece === "string") return templateText(piece);
    const name = nameOf(piece.placeholder);
    if (piece.form === "segment") return `\${${name}}`;
    return `\${${imports.value(piece.form, "src/runtime/path")}(${name})}`;
  });
  return `${imports.value("path", "src/runtime/path")}\`${text.join("")}\``;
}

function sending(call: Call, plan: SdkPlan, imports: Imports) {
  const { result } = call;
  const request = (name: string): string => imports.value(name, "src/runtime/request");
  switch (result.kind) {
    case "nothing":
      return { returnType: "Promise<void>", spec: [], call: (of: string) => `${request("requestNothing")}(${of})` };
    case "bytes":
      return { returnType: "Promise<Uint8Array>", spec: [], call: (of: string) => `${request("requestBytes")}(${of})` };
    case "text":
      return { returnType: "Promise<string>", spec: [], call: (of: string) => `${request("requestText")}(${of})` };
    case "count":
      return {
        returnType: "Promise<number>",
        spec: [],
        call: (of: string) => `${request("requestText")}(${of}).then(Number)`,
      };
    case "operation": {
      const type = result.types.length === 0 ? "unknown" : resultType(call, plan, imports);
      const start = imports.value("startOperation", "src/runtime/operation-poll");
      return {
        returnType: `Promise<${imports.type("OperationHandle", "src/runtime/operation-poll")}<${type}>>`,
        spec: reviveEntry(result.types, plan, imports),
        call: (of: string) => `${start}<${type}>(${of})`,
      };
    }
    case "paged":
    case "json": {
      const type = resultType(call, plan, imports);
      const spec = reviveEntry(result.types, plan, imports);
      if (result.kind === "json") {
        const [name, given] = result.mayBeEmpty
          ? ["requestOptionalJson", `${type} | undefined`]
          : ["requestJson", type];
        return { returnType: `Promise<${given}>`, spec, call: (of: string) => `${request(name)}<${type}>(${of})` };
      }
      const paged = imports.value("paged", "src/runtime/paging");
      const returnType = `${imports.type("Paged", "src/runtime/paging")}<${type}>`;
      return { returnType, spec, call: (of: string) => `${paged}<${type}>(${of})` };
    }
  }
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

function reviveEntry(types: readonly string[], plan: SdkPlan, imports: Imports): string[] {
  const shapes = types.flatMap((type) => {
    const names = plan.dated.has(type) ? plan.names.get(type) : undefined;
    return names === undefined ? [] : [imports.value(names.dates, `src/models/${names.file}`)];
  });
  const [first, ...others] = shapes;
  if (first === undefined) return [];
  const shape = others.length === 0 ? first : `{ ${shapes.map((name) => `...${name}`).join(", ")} }`;
  return [`revive: (value) => ${imports.value("revive", "src/runtime/dates")}(value, ${shape})`];
}

function bodyEntries(body: CallBody | undefined): string[] {
  if (body === undefined) return [];
  if (body.kind === "json") return ["body"];
  return ["content: body", ...(body.contentType === null ? [] : [`contentType: ${stringLiteral(body.contentType)}`])];
}

/** The type of a call's body: by its name, where the operation's module declares one. */
export function bodyType(call: Call, body: CallBody, plan: SdkPlan, imports: Imports): string {
  const home = plan.functions.get(call);
  if (!isOwnBody(body) || home === undefined) return bodyExpression(body, plan, imports);
  return imports.type(home.own.bodyType, `src/operations/${home.module.path}`);
}

function optionsType(call: Call, plan: SdkPlan, imports: Imports): string {
  const home = plan.functions.get(call);
  if (home === undefined || !hasOwnOptions(call)) return requestOptions(call, imports);
  return imports.type(home.own.optionsType, `src/operations/${home.module.path}`);
}

/** What any request takes, with the headers that the docs name in the answer of this one. */
export function requestOptions(call: Call, imports: Imports): string {
  const name = imports.type("RequestOptions", "src/runtime/request");
  const headers = answerHeaders(call).map(stringLiteral);
  return headers.length === 0 ? name : `${name}<${headers.join(" | ")}>`;
}

/** Whether a call takes query options, so that its module declares a type of them. */
export function hasOwnOptions(call: Call): boolean {
  return queryOptionsOf(call).length > 0;
}

/** The items that query options are about. */
export function queriedType(call: Call, plan: SdkPlan, imports: Imports): string {
  const { result } = call;
  const structured =
    (result.kind === "json" || result.kind === "paged") && result.types.every((type) => isObjectType(type, plan));
  return structured ? resultType(call, plan, imports) : "Record<string, unknown>";
}

function queryEntry(call: Call, plan: SdkPlan, imports: Imports): string[] {
  const fixed = call.query.map(({ name, pieces }) => `${objectKey(name)}: ${queryValue(pieces, call.parameters)}`);
  if (!hasOwnOptions(call)) return fixed.length === 0 ? [] : [`query: { ${fixed.join(", ")} }`];
  const options = `${imports.value("toQuery", "src/runtime/query")}<${queriedType(call, plan, imports)}>(options)`;
  return [fixed.length === 0 ? `query: ${options}` : `query: { ...${options}, ${fixed.join(", ")} }`];
}

/** A value in the query: OData's quotes are doubled inside of literals, the encoding is the runtime's. */
function queryValue(pieces: Pieces, parameters: readonly CallParameter[]): string {
  const nameOf = (placeholder: string): string =>
    parameters.find((parameter) => parameter.placeholder === placeholder)?.name ?? "undefined";
  const [only] = pieces;
  if (pieces.length === 0) return '""';
  if (pieces.length === 1 && only !== undefined) {
    if (typeof only === "string") return stringLiteral(only);
    if (only.form === "segment") return nameOf(only.placeholder);
  }
  const text = pieces.map((piece) => {
    if (typeof piece === "string") return templateText(piece);
    const name = nameOf(piece.placeholder);
    return piece.form === "literal" ? `'\${${name}.replaceAll("'", "''")}'` : `\${${name}}`;
  });
  return `\`${text.join("")}\``;
}
