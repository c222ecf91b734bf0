import { stringLiteral, templateText, objectKey } from "../boundary.js";
import { formConversions, type BodyForm } from "./bodies.js";
import { rootInReference, slotsOf, type Pieces, type ValueSlot } from "./call-path.js";
import type { Call, CallParameter } from "./calls.js";
import type { SdkPlan } from "../plan-sdk.js";
import { conversionEntries, importConversion, importConversions } from "../types/write-conversions.js";
import { isExactNumber, type PropertyConversion } from "../types/find-conversions.js";
import { bracketedLists, type FormEncoding } from "../../model/forms.js";
import { itemType } from "../../model/qualified-name.js";
import type { Imports } from "../print/imports.js";
import { queryCode } from "../queries/query-code.js";
import { documentsConsistencyLevel } from "./request-headers.js";

/** The expressions from which a request is built. */
export interface RequestPlace {
  /** The expression of the context. */
  readonly context: string;
  /** The expression of the path. */
  readonly path: string;
}

/**
 * Writes the expression that sends a call. Functions and client methods use the same expression, in which the variables
 * have the names that {@link argumentNames} returns. The expression does not have type arguments, because the compiler
 * infers them from the declared return type.
 */
export function requestCode(call: Call, { context, path }: RequestPlace, plan: SdkPlan, imports: Imports): string {
  if (call.result.kind === "count") {
    const query = fixedQuery(call, context, plan, imports);
    const settings = [
      ...(documentsConsistencyLevel(call) ? ["isEventual: true"] : []),
      ...(query.length === 0 ? [] : [`query: { ${query.join(", ")} }`]),
    ];
    const last = settings.length === 0 ? "" : `, { ${settings.join(", ")} }`;
    return `${imports.value("requestCount", "src/runtime/count")}(${context}, ${path}, options${last})`;
  }
  const { sender, converted } = sending(call);
  const query = queryCode(call, plan, imports);
  const spec = [
    `method: ${stringLiteral(call.method)}`,
    `path: ${path}`,
    ...queryEntry(call, context, query.entries, plan, imports),
    ...(query.headers === null ? [] : [`headers: ${query.headers}`]),
    ...bodyEntries(call, context, plan, imports),
    ...reviveEntry(converted, call.result.kind === "paged" || call.result.kind === "items", plan, imports),
  ];
  return `${imports.value(sender.name, sender.from)}(${context}, { ${spec.join(", ")} }, options)`;
}

/** The names of the arguments of a function or method that has these parameters. */
export function argumentNames(call: Call, parameters: readonly CallParameter[], plan: SdkPlan): string[] {
  return [...parameters.map(({ name }) => name), ...(plan.bodies.has(call) ? ["body"] : []), "options"];
}

/** Writes a path as a template literal. The runtime encodes each value and omits optional arguments without a value. */
export function pathTemplate(pieces: Pieces, parameters: readonly CallParameter[], imports: Imports): string {
  const parameterOf = (slot: ValueSlot) => parameters.find(({ placeholder }) => placeholder === slot.placeholder);
  const text = pieces.map((piece, index) => {
    if (typeof piece === "string") return templateText(piece);
    const { name = "undefined", required = true } = parameterOf(piece) ?? {};
    const before = pieces[index - 1];
    const isArgument = typeof before === "string" && before.endsWith("=");
    const form = isArgument && isFloat(parameterOf(piece)) ? "literal" : piece.form;
    if (form === "segment" || form === "json") return `\${${name}}`;
    const value = `${imports.value(form, "src/runtime/path")}(${name})`;
    return `\${${required ? value : `${name} === undefined ? undefined : ${value}`}}`;
  });
  const hasOptional = slotsOf(pieces).some((slot) => parameterOf(slot)?.required === false);
  const tag = hasOptional
    ? imports.value("functionPath", "src/runtime/function-path")
    : imports.value("path", "src/runtime/path");
  return `${tag}\`${text.join("")}\``;
}

/** Whether OData and JavaScript write some values of a parameter differently: `INF` and `Infinity`. */
function isFloat(parameter: CallParameter | undefined): boolean {
  return parameter?.type === "Edm.Double" || parameter?.type === "Edm.Single";
}

/** How a call is sent: `sender` is the function of the runtime. */
interface Sending {
  readonly sender: { readonly name: string; readonly from: string };
  /** Types in the result whose values may need a conversion, such as text to `Date`. */
  readonly converted: readonly string[];
}

function sending({ method, result }: Call): Sending {
  const request = (name: string) => ({ name, from: "src/runtime/request" });
  switch (result.kind) {
    case "nothing":
      return { sender: request("requestNothing"), converted: [] };
    case "bytes":
      return { sender: request("requestBytes"), converted: [] };
    case "text":
      return { sender: request("requestText"), converted: [] };
    case "count":
      return { sender: { name: "requestCount", from: "src/runtime/count" }, converted: [] };
    case "operation":
      return { sender: { name: "startOperation", from: "src/runtime/operation-poll" }, converted: result.types };
    case "items":
      return { sender: { name: "requestItems", from: "src/runtime/paging" }, converted: result.types };
    case "paged":
      return { sender: { name: "paged", from: "src/runtime/paging" }, converted: result.types };
    case "json":
      return { sender: request(jsonSender(method, result.mayBeEmpty)), converted: result.types };
  }
}

function jsonSender(method: string, mayBeEmpty: boolean): string {
  if (mayBeEmpty) return "requestOptionalJson";
  return method === "GET" ? "requestJson" : "requestWrite";
}

function reviveEntry(types: readonly string[], isItem: boolean, plan: SdkPlan, imports: Imports): string[] {
  const revive = reviveExpression(types, isItem, plan, imports);
  return revive === null ? [] : [`revive: ${revive}`];
}

/**
 * Writes a function that converts the values of a result with these types.
 *
 * @param isItem whether a primitive value is an item of a collection; otherwise it is the property `value` of an object
 * @returns `null` if no value needs a conversion
 */
export function reviveExpression(
  types: readonly string[],
  isItem: boolean,
  plan: SdkPlan,
  imports: Imports,
): string | null {
  const kinds = types.map((type) => plan.conversions.of({ name: "value", type }));
  const parts = kinds.flatMap((kind) => {
    if (kind === null) return [];
    if ("type" in kind) return [`...${importConversions(kind.type, plan, imports)}`];
    return isItem ? [] : [`value: ${importConversion(kind.conversion, imports)}`];
  });
  if (parts.length > 0) return `(value) => ${imports.value("revive", CONVERSIONS)}(value, ${objectOf(parts)})`;
  const item = kinds.find((kind) => kind !== null);
  return item !== undefined && "conversion" in item ? `${importConversion(item.conversion, imports)}.read` : null;
}

/** Writes an object literal from its entries. If the only entry spreads an object, writes just this object. */
function objectOf(parts: readonly string[]): string {
  const [first = ""] = parts;
  return parts.length === 1 && first.startsWith("...") ? first.slice(3) : `{ ${parts.join(", ")} }`;
}

function bodyEntries(call: Call, context: string, plan: SdkPlan, imports: Imports): string[] {
  const body = plan.bodies.get(call);
  if (body === undefined) return [];
  const jsonBody = (value: string): string => `...${imports.value("jsonBody", "src/runtime/json")}(${value})`;
  const contentBody = (contentType: string): string =>
    `${imports.value("contentBody", "src/runtime/content")}(body, ${stringLiteral(contentType)})`;
  if (body.kind === "json") {
    const value = serializedBody(body.forms, plan, imports);
    if (body.encoding !== "json") return [formBody(body.encoding, value, call, imports)];
    const json = jsonBody(value);
    if (body.textType === null) return [json];
    return [`...(typeof body === "string" ? ${contentBody(body.textType)} : ${json.slice(3)})`];
  }
  if (body.kind === "reference") {
    const toReference = imports.value("toReference", "src/runtime/reference");
    return [jsonBody(`${toReference}(${context}, ${stringLiteral(body.collection)}, body)`)];
  }
  if (body.contentType === null) return [body.optional ? "...(body && { content: body })" : "content: body"];
  return [`...${contentBody(body.contentType)}`];
}

function formBody(encoding: FormEncoding, value: string, { pages }: Call, imports: Imports): string {
  const lists = bracketedLists(pages.map(({ operation }) => operation)).map(stringLiteral);
  const name = imports.value(encoding === "multipart" ? "multipartBody" : "formBody", "src/runtime/form");
  return `...${name}(${lists.length === 0 ? value : `${value}, [${lists.join(", ")}]`})`;
}

/** Writes the expression of a JSON body. The expression converts the values that need a conversion. */
function serializedBody(forms: readonly BodyForm[], plan: SdkPlan, imports: Imports): string {
  const isWritten = (kind: PropertyConversion): boolean =>
    "type" in kind ? plan.conversions.written.has(kind.type) : kind.conversion === "digits";
  const parts = forms.flatMap((form) => {
    const { type, properties } = formConversions(form, plan);
    const own = [...properties].filter(([, kind]) => isWritten(kind));
    return [
      ...(type !== null && plan.conversions.written.has(type) ? [`...${importConversions(type, plan, imports)}`] : []),
      ...conversionEntries(new Map(own), plan, imports),
    ];
  });
  if (parts.length === 0) return "body";
  return `${imports.value("serialize", CONVERSIONS)}(body, ${objectOf([...new Set(parts)])})`;
}

const CONVERSIONS = "src/runtime/conversions";

function queryEntry(
  call: Call,
  context: string,
  entries: readonly string[],
  plan: SdkPlan,
  imports: Imports,
): string[] {
  const fixed = fixedQuery(call, context, plan, imports);
  const [only] = entries;
  if (entries.length === 1 && fixed.length === 0 && only?.startsWith("...")) return [`query: ${only.slice(3)}`];
  return entries.length + fixed.length === 0 ? [] : [`query: { ${[...entries, ...fixed].join(", ")} }`];
}

/** Writes the entries of the query that is part of the request line. */
function fixedQuery({ query, parameters }: Call, context: string, plan: SdkPlan, imports: Imports): string[] {
  return query.map((entry) => {
    const { name, pieces } = entry;
    const root = rootInReference(entry);
    const [url, ...rest] = pieces;
    const value =
      root === null || typeof url !== "string"
        ? queryValue(pieces, parameters, plan, imports)
        : `${context}.baseUrl + ${queryValue([url.slice(root.length), ...rest], parameters, plan, imports)}`;
    return `${objectKey(name)}: ${value}`;
  });
}

/** Writes a query value. Strings in quotes are encoded as OData literals; the runtime encodes other values. */
function queryValue(pieces: Pieces, parameters: readonly CallParameter[], plan: SdkPlan, imports: Imports): string {
  const parameterOf = (wanted: string) => parameters.find(({ placeholder }) => placeholder === wanted);
  const nameOf = (placeholder: string): string => parameterOf(placeholder)?.name ?? "undefined";
  const listText = (placeholder: string): string => {
    const { type, required } = parameterOf(placeholder) ?? { type: "", required: true };
    const name = nameOf(placeholder);
    // JSON.stringify throws for a bigint, and puts a number that is held as text in quotes.
    if (!isExactNumber(itemType(type).type, plan.options)) return `JSON.stringify(${name})`;
    return `${required ? "" : `${name} && `}\`[\${${name}.join(",")}]\``;
  };
  const [only] = pieces;
  if (pieces.length === 0) return '""';
  if (pieces.length === 1 && only !== undefined) {
    if (typeof only === "string") return stringLiteral(only);
    if (only.form === "segment" && !isFloat(parameterOf(only.placeholder))) return nameOf(only.placeholder);
    if (only.form === "json") return listText(only.placeholder);
    if (only.form !== "itemPath") {
      const text = `${imports.value("literalText", LITERALS)}(${nameOf(only.placeholder)})`;
      return `${imports.value("expression", LITERALS)}(${text})`;
    }
  }
  const text = pieces.map((piece) => {
    if (typeof piece === "string") return templateText(piece);
    const name = nameOf(piece.placeholder);
    if (piece.form === "json") return `\${${listText(piece.placeholder)}}`;
    const isLiteral = piece.form === "literal" || isFloat(parameterOf(piece.placeholder));
    return isLiteral ? `\${${imports.value("literalText", LITERALS)}(${name})}` : `\${${name}}`;
  });
  const isExpression = slotsOf(pieces).some(({ form }) => form === "literal");
  const value = `\`${text.join("")}\``;
  return isExpression ? `${imports.value("expression", LITERALS)}(${value})` : value;
}

const LITERALS = "src/runtime/literal-text";
