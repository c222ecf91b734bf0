import { finding } from "../findings/create-finding.js";
import type { PathSegment, Placeholder, RequestPath } from "../page/grammar/path.js";
import { readPath } from "../page/grammar/path.js";
import type { ExampleFacts, FieldRow, OperationFacts, RequestLine } from "../page/page.js";
import type { Parameter, Route } from "./model.js";
import type { OperationContext } from "./operation-context.js";
import { isObject, payloadProperties } from "./payload.js";
import { parametersInQuery, typeOfRow } from "./parameters.js";
import type { Resolve } from "./type-names.js";

/**
 * Builds a route from each request line. The page's tables of parameters give the types of placeholders.
 *
 * Two kinds of lines are left out and reported: `elided-route` for a path without some of its segments
 * (`/childFolders/{id}/.../messages`), which cannot be called, and `duplicate-route` for a line that repeats another
 * line of its code block. Blocks can show the same request for different cases, so this is not reported.
 */
export function buildRoutes({ facts, resolve, report }: OperationContext): Route[] {
  const documented = documentedParameters(facts);
  const routes = new Map<string, Route>();
  const blocks = new Map<string, number | undefined>();
  for (const line of requestLines(facts)) {
    const route = buildRoute(line, documented, resolve);
    const key = `${route.method} ${route.path}?${route.query ?? ""}`;
    const known = routes.get(key);
    if (route.path.split("/").some((segment) => segment === "..." || segment === "…")) report(elided(line));
    else if (known === undefined) {
      routes.set(key, route);
      blocks.set(key, line.block);
    } else if (blocks.get(key) === line.block) report(duplicate(line, known));
  }
  return [...routes.values()];
}

/** Examples with more different lists of arguments do not give more routes, so that a page cannot give millions. */
const MAX_SHOWN_LISTS = 8;

/**
 * The request lines of a page. For a function, also with the arguments that an example shows: `/usedRange` and the
 * example `/usedRange(valuesOnly=true)` give `/usedRange(valuesOnly={valuesOnly})`. The arguments can also be in the
 * body of the example. Only for arguments in the table of function parameters, or in the table of path parameters if no
 * placeholder has their name, and only if no request line has arguments.
 *
 * The line without arguments is left out if the service would reject it: the table says that an argument is required,
 * or it does not say that the argument is optional and no example omits it.
 */
function requestLines(facts: OperationFacts): readonly RequestLine[] {
  const { requests } = facts;
  const inQuery = new Set(parametersInQuery(facts));
  const placeholders = new Set(requests.flatMap(({ path }) => readPath(path).placeholders.map(({ name }) => name)));
  const inPath = facts.pathParameters.filter(({ name }) => !placeholders.has(name));
  const ofFunction = [...inPath, ...facts.functionParameters].filter(
    (row) => !inQuery.has(row) && /^\w+$/.test(row.name),
  );
  const rows = new Map(ofFunction.map((row) => [row.name, row]));
  if (rows.size === 0) return requests;
  const lines = requests.map((line) => ({ line, segment: readPath(line.path).segments.at(-1) }));
  if (lines.some(({ segment }) => segment?.arguments.some(({ name }) => name !== ""))) return requests;
  const functions = new Set(lines.map(({ line, segment }) => `${line.method} ${segment?.name ?? ""}`));
  const calls = facts.examples.flatMap(({ request }) => {
    const shown = readPath(request.url.split("?", 1)[0] ?? "").segments.at(-1);
    return shown !== undefined && functions.has(`${request.method} ${shown.name}`) ? [{ request, shown }] : [];
  });
  const found = new Map<string, RequestLine>();
  const completed = new Set<RequestLine>();
  const lists = new Set<string>();
  const uses = new Map<string, number>();
  for (const { request, shown } of calls) {
    const passed = shown.kind === "call" ? shown.arguments.map(argumentInPath) : argumentsInBody(request);
    if (!passed.every(({ name }) => rows.has(name))) continue;
    for (const { name } of passed) uses.set(name, (uses.get(name) ?? 0) + 1);
    const list = passed.map(({ name, isText }) => `${name}=${isText ? `'{${name}}'` : `{${name}}`}`);
    const call = `${request.method} ${shown.name}(${list.join(",")})`;
    if (list.length === 0 || lists.has(call) || lists.size >= MAX_SHOWN_LISTS) continue;
    lists.add(call);
    for (const { line, segment } of lines) {
      if (line.method !== request.method || segment?.name !== shown.name) continue;
      const path = `${line.path.replace(/\(\)$/, "")}(${list.join(",")})`;
      found.set(path, { ...line, path });
      completed.add(line);
    }
  }
  const isRequired = [...uses].some(([name, count]) => rows.get(name)?.facts.required ?? count === calls.length);
  return [...requests.filter((line) => !isRequired || !completed.has(line)), ...found.values()];
}

/** An argument of a function. A text is in quotes in the path. */
interface ShownArgument {
  readonly name: string;
  readonly isText: boolean;
}

function argumentInPath({ name, value }: PathSegment["arguments"][number]): ShownArgument {
  return { name, isText: value.startsWith("'") };
}

/** The arguments in the body of a GET request. Some pages show them there, but the service expects them in the path. */
function argumentsInBody({ method, body }: ExampleFacts["request"]): ShownArgument[] {
  if (method !== "GET" || !isObject(body)) return [];
  return payloadProperties(body).map(([name, value]) => ({ name, isText: typeof value === "string" }));
}

/**
 * The rows of parameter tables that can describe a placeholder, by the parameter's name after {@link normalizeName}.
 */
type DocumentedParameters = ReadonlyMap<string, FieldRow>;

function documentedParameters(facts: OperationFacts): DocumentedParameters {
  const rows = [...facts.pathParameters, ...facts.functionParameters, ...facts.queryParameters];
  return new Map(rows.reverse().map((row) => [normalizeName(row.name), row]));
}

function normalizeName(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
}

function buildRoute(line: RequestLine, documented: DocumentedParameters, resolve: Resolve): Route {
  const path = addDocumentedPlaceholders(readPath(line.path), documented);
  const inPath = path.placeholders.map((placeholder) => buildParameter(placeholder, line, documented, resolve));
  const inQuery = queryPlaceholders(line.query ?? "").filter((name) => !inPath.some((known) => known.name === name));
  return {
    method: line.method,
    path: path.text,
    query: line.query,
    parameters: [
      ...inPath,
      ...inQuery.map((name) => ({
        ...buildParameter({ name, spellings: [name], in: "path" }, line, documented, resolve),
        in: "query" as const,
      })),
    ],
    source: line.source,
  };
}

/**
 * Replaces a fixed argument (`filterByCurrentUser(on='reviewer')`) by a placeholder if a table documents the parameter,
 * so that callers can choose the value. An alias (`f(kind=@kind)`) is kept; its value is in the query.
 */
function addDocumentedPlaceholders(path: RequestPath, documented: DocumentedParameters): RequestPath {
  if (!path.segments.some(({ kind }) => kind === "call")) return path;
  return readPath(path.segments.map((segment) => `/${withDocumentedPlaceholders(segment, documented)}`).join(""));
}

function withDocumentedPlaceholders(segment: PathSegment, documented: DocumentedParameters): string {
  if (segment.kind !== "call") return segment.text;
  const list = segment.arguments.map(({ name, value, placeholders }) => {
    if (name === "") return value;
    const isAlias = value.startsWith("@");
    const chosen = placeholders.length > 0 || isAlias || !documented.has(normalizeName(name));
    return `${name}=${chosen ? value : value.startsWith("'") ? `'{${name}}'` : `{${name}}`}`;
  });
  return `${segment.name}(${list.join(",")})`;
}

function buildParameter(
  placeholder: Placeholder,
  line: RequestLine,
  documented: DocumentedParameters,
  resolve: Resolve,
): Parameter {
  const row = [...placeholder.spellings, placeholder.name]
    .map((spelling) => documented.get(normalizeName(spelling)))
    .find((found) => found !== undefined);
  return {
    name: placeholder.name,
    in: placeholder.in,
    type: row ? typeOfRow(row, resolve) : "Edm.String",
    required: placeholder.in === "path" || row?.facts.required !== false,
    description: row?.description ?? describeAlternatives(placeholder),
    source: row?.source ?? line.source,
  };
}

/** The values that a placeholder accepts, if it has several names: `{id | userPrincipalName}`. */
function describeAlternatives({ spellings, in: location }: Placeholder): string {
  if (location !== "path" || spellings.length < 2) return "";
  return spellings.map((spelling) => `\`${spelling}\``).join(" or ");
}

function queryPlaceholders(query: string): string[] {
  const found = [...query.matchAll(/\{([^{}]*)\}/g)].map(([, name = ""]) => name.trim());
  return [...new Set(found.filter((name) => name !== ""))];
}

function elided(line: RequestLine) {
  return finding(
    "elided-route",
    line.source,
    `The path ${line.path} omits segments, so it cannot be called. Write each path in full.`,
    { subject: line.path },
  );
}

function duplicate(line: RequestLine, known: Route) {
  const subject = `${line.method} ${line.path}`;
  const message = `Line ${known.source.line.toString()} has the same request. Remove or correct one of the two lines.`;
  return finding("duplicate-route", line.source, message, { subject });
}
