import { finding } from "../../findings/create-finding.js";
import { readPath } from "../grammar/path.js";
import type { Section } from "../markdown/section.js";
import type { FieldRow, OperationFacts, RequestPart, RequestBodyFacts, RequestLine } from "../page.js";
import type { PageReading } from "../page-reading.js";
import { readExamples, withStatuses } from "./examples.js";
import { readHttpRequests } from "./http-requests.js";
import {
  readParameters,
  readQueryOptions,
  readOnlyListedQueryOptions,
  readNoQueryOptions,
  readUnsupportedQueryOptions,
} from "./parameters.js";
import { readPermissions } from "./permissions.js";
import { readRequestBody } from "./request-body.js";
import { readErrors, readResponse } from "./response.js";

/** Reads the facts of an API page, section by section. */
export function readOperation(root: Section, reading: PageReading): OperationFacts {
  const requests = readHttpRequests(root, reading);
  const listed = readParameters(root, "functionParameters", reading);
  const listedIn = (wanted: RequestPart): FieldRow[] => listed.filter(({ location }) => location === wanted);
  const requestHeaders = [...readParameters(root, "requestHeaders", reading), ...listedIn("header")];
  const parameters = listed.filter(({ location = "body" }) => location === "body");
  const body = readRequestBody(root, requestHeaders, reading);
  const examples = readExamples(root, requests, reading);
  const response = readResponse(root, examples, reading);
  // A function is called with GET. A GET request does not have a body, so the request body section lists the parameters
  // of the function.
  const isFunction = requests.length > 0 && requests.every((request) => request.method === "GET");
  if (isFunction && (body?.type || body?.stream) && body.fields.length === 0) reportBodyOfGet(body, reading);
  const isAction = requests.length > 0 && !isFunction && !requests.some(({ path }) => hasArguments(path));
  // Without OData, a GET request does not have arguments in parentheses, so its other parameters are in the query.
  const inQuery = isFunction && !reading.lookup.dialect.odata ? outsidePaths(parameters, requests) : [];
  return {
    shared: {
      permissions: readPermissions(root, reading),
      noQueryOptions: readNoQueryOptions(root, reading),
      onlyListedQueryOptions: readOnlyListedQueryOptions(root, reading),
      ...unsupportedQueryOptions(root),
      errors: readErrors(root, response, reading),
    },
    requests,
    pathParameters: [...readParameters(root, "pathParameters", reading), ...listedIn("path")],
    queryParameters: [...readParameters(root, "queryParameters", reading), ...listedIn("query"), ...inQuery],
    queryOptions: readQueryOptions(root, reading),
    functionParameters: isAction ? [] : isFunction ? [...parameters, ...(body?.fields ?? [])] : parameters,
    requestHeaders,
    requestBody: isAction ? withFields(body, parameters) : isFunction ? withoutContent(body) : body,
    response,
    examples: withStatuses(examples, response?.statuses ?? [], reading),
  };
}

function unsupportedQueryOptions(root: Section): Pick<OperationFacts["shared"], "unsupportedQueryOptions"> {
  const unsupportedQueryOptions = readUnsupportedQueryOptions(root);
  return unsupportedQueryOptions.length === 0 ? {} : { unsupportedQueryOptions };
}

/** The parameters that are not a placeholder in the path of a request. */
function outsidePaths(parameters: readonly FieldRow[], requests: readonly RequestLine[]): readonly FieldRow[] {
  const placeholders = requests.flatMap(({ path }) => readPath(path).placeholders);
  const names = new Set(placeholders.flatMap(({ spellings }) => spellings.map((name) => name.toLowerCase())));
  return parameters.filter(({ name }) => !names.has(name.toLowerCase()));
}

/** Whether a path calls a function with arguments: `/range/resizedRange(deltaRows={n})`. */
function hasArguments(path: string): boolean {
  return readPath(path).segments.some((segment) => segment.kind === "call" && segment.arguments.length > 0);
}

/**
 * Adds the parameters of an action to its body. Some pages list these parameters in a section for function parameters.
 */
function withFields(body: RequestBodyFacts | null, parameters: readonly FieldRow[]): RequestBodyFacts | null {
  const [first] = parameters;
  if (first === undefined) return body;
  if (body !== null) {
    return {
      ...body,
      none: false,
      ...(body.none ? { optional: true } : {}),
      fields: [...body.fields, ...parameters],
    };
  }
  const { source } = first;
  return { none: false, contentType: null, type: null, stream: false, fields: parameters, description: "", source };
}

function withoutContent(body: RequestBodyFacts | null): RequestBodyFacts | null {
  if (body === null) return null;
  const { required: _, ...others } = body;
  return { ...others, none: true, type: null, fields: [] };
}

/** {@link https://www.rfc-editor.org/rfc/rfc9110#section-9.3.1 | RFC 9110, GET} */
function reportBodyOfGet({ source }: RequestBodyFacts, reading: PageReading): void {
  const message =
    'A GET request does not have a body, so docwright skips this section. Replace the section with "Don\'t supply a request body."';
  reading.report(finding("unexpected-content", source, message));
}
