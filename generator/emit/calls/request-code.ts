import { stringLiteral, templateText, objectKey } from "../boundary.js";
import type { CallBody } from "./bodies.js";
import { slotsOf, type Pieces, type ValueSlot } from "./call-path.js";
import type { Call, CallParameter } from "./calls.js";
import type { SdkPlan } from "../plan-sdk.js";
import { importDateShape } from "../types/write-date-shapes.js";
import type { Imports } from "../print/imports.js";
import { queryCode } from "../queries/query-code.js";
import { documentsConsistencyLevel } from "./request-headers.js";

/** The expressions from which a request is built. */
export interface RequestPlace {
  /** The context. */
  readonly context: string;
  /** The path. */
  readonly path: string;
}

/**
 * Writes the expression that sends a call, for a function as well as for a method of the client. Its type follows from
 * the declared return type. It uses the variables of {@link argumentNames}.
 */
export function requestCode(call: Call, { context, path }: RequestPlace, plan: SdkPlan, imports: Imports): string {
  if (call.result.kind === "count" && call.query.length === 0) {
    const isEventual = documentsConsistencyLevel(call) ? ", true" : "";
    return `${imports.value("requestCount", "src/runtime/count")}(${context}, ${path}, options${isEventual})`;
  }
  const { sender, then = "", dated } = sending(call);
  const query = queryCode(call, plan, imports);
  const spec = [
    `method: ${stringLiteral(call.method)}`,
    `path: ${path}`,
    ...queryEntry(call, query.entries, imports),
    ...(query.headers === null ? [] : [`headers: ${query.headers}`]),
    ...bodyEntries(plan.bodies.get(call), context, imports),
    ...reviveEntry(dated, plan, imports),
  ];
  return `${imports.value(sender.name, sender.from)}(${context}, { ${spec.join(", ")} }, options)${then}`;
}

/** The names of the arguments of a function or method with some parameters. */
export function argumentNames(call: Call, parameters: readonly CallParameter[], plan: SdkPlan): string[] {
  return [...parameters.map(({ name }) => name), ...(plan.bodies.has(call) ? ["body"] : []), "options"];
}

/** Writes a path as a template literal that encodes each value, and omits optional arguments without a value. */
export function pathTemplate(pieces: Pieces, parameters: readonly CallParameter[], imports: Imports): string {
  const parameterOf = (slot: ValueSlot) => parameters.find(({ placeholder }) => placeholder === slot.placeholder);
  const text = pieces.map((piece) => {
    if (typeof piece === "string") return templateText(piece);
    const { name = "undefined", required = true } = parameterOf(piece) ?? {};
    if (piece.form === "segment" || piece.form === "json") return `\${${name}}`;
    const value = `${imports.value(piece.form, "src/runtime/path")}(${name})`;
    return `\${${required ? value : `${name} === undefined ? undefined : ${value}`}}`;
  });
  const hasOptional = slotsOf(pieces).some((slot) => parameterOf(slot)?.required === false);
  const tag = hasOptional
    ? imports.value("functionPath", "src/runtime/function-path")
    : imports.value("path", "src/runtime/path");
  return `${tag}\`${text.join("")}\``;
}

/** The runtime's function that sends a call, and code for its result. */
interface Sending {
  readonly sender: { readonly name: string; readonly from: string };
  /** Code after the call of `sender`. */
  readonly then?: string;
  /** Types in the result that may contain dates. */
  readonly dated: readonly string[];
}

function sending({ result }: Call): Sending {
  const request = (name: string) => ({ name, from: "src/runtime/request" });
  switch (result.kind) {
    case "nothing":
      return { sender: request("requestNothing"), dated: [] };
    case "bytes":
      return { sender: request("requestBytes"), dated: [] };
    case "text":
      return { sender: request("requestText"), dated: [] };
    case "count":
      return { sender: request("requestText"), then: ".then(Number)", dated: [] };
    case "operation":
      return { sender: { name: "startOperation", from: "src/runtime/operation-poll" }, dated: result.types };
    case "items":
      return { sender: { name: "requestItems", from: "src/runtime/paging" }, dated: result.types };
    case "paged":
      return { sender: { name: "paged", from: "src/runtime/paging" }, dated: result.types };
    case "json":
      return { sender: request(result.mayBeEmpty ? "requestOptionalJson" : "requestJson"), dated: result.types };
  }
}

function reviveEntry(types: readonly string[], plan: SdkPlan, imports: Imports): string[] {
  const revive = reviveExpression(types, plan, imports);
  return revive === null ? [] : [`revive: ${revive}`];
}

/** Writes the function that converts the dates of some types; `null` if they do not have any. */
export function reviveExpression(types: readonly string[], plan: SdkPlan, imports: Imports): string | null {
  const shapes = types.flatMap((type) => {
    const names = plan.typesWithDates.has(type) ? plan.names.get(type) : undefined;
    return names === undefined ? [] : [importDateShape(names, imports)];
  });
  const [first, ...others] = shapes;
  if (first === undefined) return null;
  const shape = others.length === 0 ? first : `{ ${shapes.map((name) => `...${name}`).join(", ")} }`;
  return `(value) => ${imports.value("revive", "src/runtime/dates")}(value, ${shape})`;
}

function bodyEntries(body: CallBody | undefined, context: string, imports: Imports): string[] {
  if (body === undefined) return [];
  const jsonBody = (value: string): string => `...${imports.value("jsonBody", "src/runtime/json")}(${value})`;
  if (body.kind === "json") return [jsonBody("body")];
  if (body.kind === "reference") {
    const toReference = imports.value("toReference", "src/runtime/reference");
    return [jsonBody(`${toReference}(${context}, ${stringLiteral(body.collection)}, body)`)];
  }
  return ["content: body", ...(body.contentType === null ? [] : [`contentType: ${stringLiteral(body.contentType)}`])];
}

function queryEntry(call: Call, entries: readonly string[], imports: Imports): string[] {
  const fixed = call.query.map(
    ({ name, pieces }) => `${objectKey(name)}: ${queryValue(pieces, call.parameters, imports)}`,
  );
  const [only] = entries;
  if (entries.length === 1 && fixed.length === 0 && only?.startsWith("...")) return [`query: ${only.slice(3)}`];
  return entries.length + fixed.length === 0 ? [] : [`query: { ${[...entries, ...fixed].join(", ")} }`];
}

/** Writes a query value. Strings in quotes are encoded as OData literals; the runtime encodes other values. */
function queryValue(pieces: Pieces, parameters: readonly CallParameter[], imports: Imports): string {
  const nameOf = (placeholder: string): string =>
    parameters.find((parameter) => parameter.placeholder === placeholder)?.name ?? "undefined";
  const [only] = pieces;
  if (pieces.length === 0) return '""';
  if (pieces.length === 1 && only !== undefined) {
    if (typeof only === "string") return stringLiteral(only);
    if (only.form === "segment") return nameOf(only.placeholder);
    if (only.form === "json") return `JSON.stringify(${nameOf(only.placeholder)})`;
    if (only.form === "literal") {
      const text = `${imports.value("literalText", LITERALS)}(${nameOf(only.placeholder)})`;
      return `${imports.value("expression", LITERALS)}(${text})`;
    }
  }
  const text = pieces.map((piece) => {
    if (typeof piece === "string") return templateText(piece);
    const name = nameOf(piece.placeholder);
    if (piece.form === "json") return `\${JSON.stringify(${name})}`;
    return piece.form === "literal" ? `\${${imports.value("literalText", LITERALS)}(${name})}` : `\${${name}}`;
  });
  const isExpression = slotsOf(pieces).some(({ form }) => form === "literal");
  const value = `\`${text.join("")}\``;
  return isExpression ? `${imports.value("expression", LITERALS)}(${value})` : value;
}

const LITERALS = "src/runtime/literal-text";
