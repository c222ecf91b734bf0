import { withDocumentedForms } from "../emit/calls/argument-form.js";
import {
  callSteps,
  queryEntries,
  rootInReference,
  slotsOf,
  type Pieces,
  type ValueSlot,
} from "../emit/calls/call-path.js";
import { divideQuery } from "../emit/calls/system-query.js";
import { compactRoutes } from "../export/agent/agent-operations.js";
import { visibleCode } from "../export/agent/plain-text.js";
import { bracketedLists, formEncoding } from "../model/forms.js";
import type { JsonValue, Operation, Route } from "../model/model.js";
import { isList } from "../model/payload.js";
import type { Encoded, PathValue, Runtime, RuntimeQueryValue, RuntimeRequest } from "./runtime.js";
import { ToolError } from "./tool-error.js";

export type ArgumentValue = string | number | boolean | readonly (string | number | boolean)[];

/** The arguments of the tool that calls an operation. */
export interface CallArguments {
  readonly id: string;
  readonly route?: string;
  readonly parameters?: Readonly<Record<string, ArgumentValue>>;
  readonly query?: Readonly<Record<string, ArgumentValue>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: JsonValue;
}

/** The functions of the runtime that write values into URLs. */
type UrlFunctions = Pick<Runtime, "functionPath" | "literal" | "itemPath" | "literalText" | "expression" | "formBody">;

/** The service root in the docs and that of the client, both without a slash at the end. */
export interface ReferenceRoots {
  readonly documented: string;
  readonly own: string;
}

/** The values that the agent passes, by the names of placeholders. */
type Given = ReadonlyMap<string, ArgumentValue>;

/** How the values of a route are written into its path and its query. */
interface RouteForm {
  readonly path: Pieces;
  readonly query: readonly { readonly name: string; readonly pieces: Pieces }[];
}

/**
 * Builds the request of an operation. The runtime encodes every value, so that a value cannot change the segments of
 * the path. References to objects have the service root of the client, because agents copy the root from the docs.
 *
 * @param isCast whether a segment is the qualified name of a type, see {@link callSteps}
 * @throws ToolError for wrong arguments
 */
export function buildRequest(
  operation: Operation,
  args: CallArguments,
  runtime: UrlFunctions,
  isCast: (name: string) => boolean,
  roots: ReferenceRoots,
): RuntimeRequest {
  const given: Given = new Map(Object.entries(args.parameters ?? {}));
  const { route, form } = chooseRoute(operation, args.route, given, isCast, roots);
  const own = form.query.map(({ name, pieces }): [string, RuntimeQueryValue] => [
    name,
    queryValue(pieces, given, runtime),
  ]);
  const query = Object.entries(args.query ?? {}).map(([name, value]): [string, RuntimeQueryValue] => {
    if (METHOD_PARAMETER.test(name) && !operation.queryParameters.some((parameter) => parameter.name === name)) {
      throw new ToolError(
        `The query parameter ${shown(name)} is not allowed, because it can change the method of the request. Remove this parameter.`,
      );
    }
    if (!QUERY_NAME.test(name))
      throw new ToolError(
        `The query parameter ${shown(name)} has an invalid name. Use letters, digits and \`$@_.-[]\`, as in $select.`,
      );
    if (name.toLowerCase() === "$id" && typeof value === "string") return [name, withOwnRoot(value, roots)];
    return [name, typeof value === "object" ? value.map(String) : value];
  });
  return {
    method: route.method,
    path: withTypeErrors(() => pathText(form.path, given, runtime)),
    query: Object.fromEntries([...own, ...query]),
    headers: headersOf(operation, args.headers ?? {}),
    ...bodyOf(operation, route, args.body, roots, runtime),
  };
}

function withOwnRoot(url: string, { documented, own }: ReferenceRoots): string {
  return url.startsWith(`${documented}/`) ? own + url.slice(documented.length) : url;
}

/** Parameters that replace the method of a request on some services: `_method`, `X-HTTP-Method-Override`. */
const METHOD_PARAMETER = /^[_$]?(?:x-)?(?:http[-_]?)?(?:method|verb)(?:[-_]?override)?$/i;

/** Names that do not need to be encoded: `$select`, `@p1`, `filter[name]`. */
const QUERY_NAME = /^[\w$@.[\]:~-]{1,200}$/;

/**
 * Chooses the route that the agent names. If the agent does not name a route, chooses the route that has exactly the
 * parameters of the call.
 */
function chooseRoute(
  operation: Operation,
  wanted: string | undefined,
  given: Given,
  isCast: (name: string) => boolean,
  roots: ReferenceRoots,
): { readonly route: Route; readonly form: RouteForm } {
  const routes = distinct(operation.routes).map((route) => ({ route, form: formOf(operation, route, isCast, roots) }));
  const named = wanted === undefined ? routes : routes.filter(({ route }) => isNamed(route, wanted));
  const fitting = named.filter(({ route, form }) => faultOf(route, form, given) === null);
  const [first, second] = fitting;
  if (first !== undefined && second === undefined) return first;
  const list = compactRoutes(operation.routes);
  if (named.length === 0) {
    throw new ToolError(`${operation.id} does not have the route ${shown(wanted ?? "")}. Its routes: ${list}.`);
  }
  if (fitting.length > 1) {
    const some = fitting.slice(0, 6).map(({ route }) => lineOf(route));
    throw new ToolError(
      `Several routes have these parameters. Pass one of them as the argument route: ${some.join(", ")}.`,
    );
  }
  const faults = named.slice(0, 6).map(({ route, form }) => `${lineOf(route)} ${faultOf(route, form, given) ?? ""}`);
  throw new ToolError(`The parameters do not match a route of ${operation.id}. Correct them: ${faults.join("; ")}.`);
}

/** The routes without those that differ from an earlier one only in the names of placeholders or in the query. */
function distinct(routes: readonly Route[]): Route[] {
  return [...new Map([...routes].reverse().map((route) => [shapeOf(lineOf(route)), route])).values()].reverse();
}

function lineOf({ method, path }: Route): string {
  return `${method} ${path}`;
}

function isNamed(route: Route, wanted: string): boolean {
  const text = shapeOf(wanted.trim().replace(/^[A-Z]+(?=\s)/i, (method) => method.toUpperCase()));
  return text === shapeOf(lineOf(route)) || text === shapeOf(route.path);
}

function shapeOf(line: string): string {
  return line.replaceAll(/\{[^{}]*\}/g, "{}").replaceAll(/\s+/g, " ");
}

function formOf(
  operation: Operation,
  route: Route,
  isCast: (name: string) => boolean,
  { own: ownRoot }: ReferenceRoots,
): RouteForm {
  const { own } = divideQuery(queryEntries(route.query));
  const routed = { operation, route, steps: callSteps(route.path, isCast), query: own };
  const { steps, query } = withDocumentedForms(routed, () => undefined);
  return {
    path: steps.flatMap(({ pieces }) => pieces),
    query: query.map((entry) => {
      const root = rootInReference(entry);
      const [url, ...rest] = entry.pieces;
      if (root === null || typeof url !== "string") return entry;
      return { ...entry, pieces: [ownRoot + url.slice(root.length), ...rest] };
    }),
  };
}

/** Describes why the values do not match a route; `null` if they match. */
function faultOf(route: Route, form: RouteForm, given: Given): string | null {
  const slots = [form.path, ...form.query.map(({ pieces }) => pieces)].flatMap(slotsOf);
  const names = new Set(slots.map(({ placeholder }) => placeholder));
  const isOptional = (name: string): boolean =>
    route.parameters.some((one) => one.name === name && one.in === "function" && one.required === false);
  const missing = [...names].filter((name) => !given.has(name) && !isOptional(name));
  const unknown = [...given.keys()].filter((name) => !names.has(name));
  if (missing.length > 0) return `needs ${missing.join(", ")}`;
  return unknown.length > 0 ? `does not have ${unknown.slice(0, 5).map(shown).join(", ")}` : null;
}

function shown(text: string): string {
  return visibleCode(text, 100);
}

function pathText(pieces: Pieces, given: Given, runtime: UrlFunctions): string {
  const texts = [""];
  const values: (PathValue | undefined)[] = [];
  for (const piece of pieces) {
    if (typeof piece === "string") texts.push(`${texts.pop() ?? ""}${piece}`);
    else {
      values.push(pathValue(piece, given.get(piece.placeholder), runtime));
      texts.push("");
    }
  }
  return runtime.functionPath(Object.assign(texts, { raw: texts }), ...values);
}

function pathValue(
  { placeholder, form, list }: ValueSlot,
  value: ArgumentValue | undefined,
  runtime: UrlFunctions,
): PathValue | undefined {
  if (value === undefined) return undefined;
  if (form === "literal" && list === true) return runtime.literal(Array.isArray(value) ? value : [value as string]);
  if (typeof value === "object")
    throw new ToolError(`The parameter ${placeholder} takes one value, not a list. Pass one value.`);
  if (form === "literal") return runtime.literal(String(value));
  return form === "itemPath" ? runtime.itemPath(String(value)) : value;
}

/** Writes the value of a query parameter of the request line, as the SDK does. */
function queryValue(pieces: Pieces, given: Given, runtime: UrlFunctions): string | Encoded {
  const text = pieces.map((piece) => {
    if (typeof piece === "string") return piece;
    const value = given.get(piece.placeholder) ?? "";
    if (piece.form === "json") return JSON.stringify(typeof value === "object" ? value : [value]);
    return piece.form === "literal" ? runtime.literalText(value) : String(value);
  });
  return slotsOf(pieces).some(({ form }) => form === "literal") ? runtime.expression(text.join("")) : text.join("");
}

/** Converts the errors of the runtime about values, such as `..` in a path. */
function withTypeErrors<Result>(build: () => Result): Result {
  try {
    return build();
  } catch (error) {
    if (error instanceof TypeError) throw new ToolError(`${error.message}.`);
    throw error;
  }
}

/** Headers that callers of every API may set. */
const COMMON_HEADERS: ReadonlySet<string> = new Set([
  "accept-language",
  "consistencylevel",
  "if-match",
  "if-none-match",
  "prefer",
]);

/** Headers that would change the credential, the host, the path, the form or the method of the request. */
const FORBIDDEN_HEADER =
  /^(?:authorization|proxy-|cookie|host|connection|transfer-|content-|expect|te$|upgrade|forwarded|x-forwarded|x-host|x-original-|x-rewrite-)|method|override|verb/i;

function headersOf({ headers }: Operation, given: Readonly<Record<string, string>>): Record<string, string> {
  const documented = new Set(headers.map(({ name }) => name.toLowerCase()));
  for (const [name, value] of Object.entries(given)) {
    const folded = name.toLowerCase();
    if (FORBIDDEN_HEADER.test(folded) || !(COMMON_HEADERS.has(folded) || documented.has(folded))) {
      throw new ToolError(
        `The header ${shown(name)} is not allowed. Remove this header, or use a header that describe_operation shows.`,
      );
    }
    // `Headers` refuses other characters.
    if (!/^[ -~]*$/.test(value))
      throw new ToolError(
        `The value of the header ${shown(name)} contains a character that is not printable ASCII. Remove this character.`,
      );
  }
  return { ...given };
}

function bodyOf(
  operation: Operation,
  { method }: Route,
  body: JsonValue | undefined,
  roots: ReferenceRoots,
  { formBody }: UrlFunctions,
): Pick<RuntimeRequest, "content" | "contentType"> {
  if (body === undefined) return {};
  const { requestBody, id } = operation;
  if (method === "GET") throw new ToolError(`${id} sends GET, which does not have a body. Remove the argument body.`);
  const type = requestBody?.textType ?? requestBody?.contentType ?? "application/json";
  if (typeof body === "string" && !/json/i.test(type)) {
    return { content: body, contentType: /^[\w.+-]+\/[\w.+-]+$/.test(type) ? type : "application/octet-stream" };
  }
  const encoding = formEncoding([type]);
  if (encoding === "multipart")
    throw new ToolError(`${id} sends a form with files, which this tool cannot send. Use the SDK.`);
  if (encoding === "urlencoded")
    return { content: String(formBody(body, bracketedLists([operation])).content), contentType: type };
  const content = JSON.stringify(body, (name, value: JsonValue) =>
    REFERENCE.test(name) ? withOwnRoots(value, roots) : value,
  );
  return { content, contentType: "application/json" };
}

/**
 * The names of references to objects.
 * {@link https://docs.oasis-open.org/odata/odata-json-format/v4.01/odata-json-format-v4.01.html#sec_EntityReference | OData JSON, entity reference}
 */
const REFERENCE = /@(?:odata\.)?(?:id|bind)$/;

/** `manager@odata.bind` has a URL, `members@odata.bind` has a list of URLs. */
function withOwnRoots(value: JsonValue, roots: ReferenceRoots): JsonValue {
  if (typeof value === "string") return withOwnRoot(value, roots);
  return isList(value) ? value.map((one) => (typeof one === "string" ? withOwnRoot(one, roots) : one)) : value;
}
