import { stringLiteral, templateText, objectKey } from "../boundary.js";
import type { CallBody } from "../plan/bodies.js";
import type { Pieces } from "../plan/call-path.js";
import { valueType, type Call, type CallParameter } from "../plan/calls.js";
import type { OperationFunction, PlacedFunction } from "../plan/operation-modules.js";
import type { SdkPlan } from "../plan/plan-sdk.js";
import { dateShapeName } from "./date-shapes.js";
import type { Imports } from "./imports.js";
import { queryCode, type QueryCode } from "./query-code.js";
import { bodyExpression, isOwnBody, typeExpression } from "./type-expression.js";

/** The parts of the code that sends a call, the same in a plain function and in a method of the client. */
export interface RequestCode {
  readonly typeParameters: readonly {
    readonly name: string;
    readonly default: string;
    readonly isConst: true;
  }[];
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
  /** The function whose module declares the type of its options by name; `null` where they are written out. */
  readonly own: OperationFunction | null;
}

/** Writes the code that sends a call from a place, and imports what it needs. */
export function requestCode(
  call: Call,
  { context, path, parameters, own }: RequestPlace,
  plan: SdkPlan,
  imports: Imports,
): RequestCode {
  const body = plan.bodies.get(call);
  const query = queryCode(call, plan, imports);
  const sent = sending(call, query, plan, imports);
  const spec = [
    `method: ${stringLiteral(call.method)}`,
    path === "path" ? "path" : `path: ${path}`,
    ...queryEntry(call, query),
    ...(query.headers === null ? [] : [`headers: ${query.headers}`]),
    ...bodyEntries(body, context, imports),
    ...sent.spec,
  ];
  return {
    typeParameters: query.typeParameters.map(({ name }) => ({ name, default: "[]", isConst: true })),
    parameters: [
      ...parameters.map((parameter) => ({ name: parameter.name, type: parameterType(parameter) })),
      ...(body === undefined
        ? []
        : [
            {
              name: "body",
              type: bodyType(body, own === null ? plan.bodyHomes.get(call) : plan.functions.get(call), plan, imports),
            },
          ]),
      { name: "options", type: optionsType(query, own), hasQuestionToken: true },
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

function sending(call: Call, query: QueryCode, plan: SdkPlan, imports: Imports) {
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
      const type = query.selected(resultType(call, plan, imports));
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
    return names === undefined ? [] : [dateShapeName(names, imports)];
  });
  const [first, ...others] = shapes;
  if (first === undefined) return [];
  const shape = others.length === 0 ? first : `{ ${shapes.map((name) => `...${name}`).join(", ")} }`;
  return [`revive: (value) => ${imports.value("revive", "src/runtime/dates")}(value, ${shape})`];
}

function bodyEntries(body: CallBody | undefined, context: string, imports: Imports): string[] {
  if (body === undefined) return [];
  if (body.kind === "json") return ["body"];
  if (body.kind === "reference") {
    const toReference = imports.value("toReference", "src/runtime/reference");
    return [`body: ${toReference}(${context}, ${stringLiteral(body.collection)}, body)`];
  }
  return ["content: body", ...(body.contentType === null ? [] : [`contentType: ${stringLiteral(body.contentType)}`])];
}

/** The type of a body: by its name, where the module of the function that takes it declares one. */
export function bodyType(body: CallBody, home: PlacedFunction | undefined, plan: SdkPlan, imports: Imports): string {
  if (!isOwnBody(body) || home === undefined) return bodyExpression(body, plan, imports);
  return imports.type(home.own.bodyType, `src/operations/${home.module.path}`);
}

function optionsType({ isOwn, options, typeParameters }: QueryCode, own: OperationFunction | null): string {
  if (!isOwn || own === null) return options;
  const names = typeParameters.map(({ name }) => name);
  return own.optionsType + (names.length === 0 ? "" : `<${names.join(", ")}>`);
}

function queryEntry(call: Call, { entries }: QueryCode): string[] {
  const fixed = call.query.map(({ name, pieces }) => `${objectKey(name)}: ${queryValue(pieces, call.parameters)}`);
  const [only] = entries;
  if (entries.length === 1 && fixed.length === 0 && only?.startsWith("...")) return [`query: ${only.slice(3)}`];
  return entries.length + fixed.length === 0 ? [] : [`query: { ${[...entries, ...fixed].join(", ")} }`];
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
