import { finding } from "../../findings/create-finding.js";
import { nestInnerFields } from "../inner-fields.js";
import { readPath } from "../grammar/path.js";
import type { Section } from "../markdown/section.js";
import type { FieldRow, OperationFacts, RequestPart, RequestBodyFacts } from "../page.js";
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
import { readFormType, readRequestBody } from "./request-body.js";
import { readErrors, readResponse } from "./response.js";
import { splitParameters } from "./split-parameters.js";

/** Reads the facts of an API page, section by section. */
export function readOperation(root: Section, reading: PageReading): OperationFacts {
  const requests = readHttpRequests(root, reading);
  const listed = readParameters(root, "functionParameters", reading);
  const listedIn = (wanted: RequestPart): FieldRow[] => listed.filter(({ location }) => location === wanted);
  const requestHeaders = [...readParameters(root, "requestHeaders", reading), ...listedIn("header")];
  const outsideUrl = listed.filter(({ location = "body" }) => location === "body");
  const body = readRequestBody(root, requestHeaders, reading);
  const examples = readExamples(root, requests, reading);
  const response = readResponse(root, examples, reading);
  // A function is called with GET. A GET request does not have a body, so the request body section lists the parameters
  // of the function.
  const isFunction = requests.length > 0 && requests.every((request) => request.method === "GET");
  if (isFunction && (body?.type || body?.stream) && body.fields.length === 0) reportBodyOfGet(body, reading);
  const { odata } = reading.lookup.dialect;
  const isAction = requests.length > 0 && !isFunction && !(odata && requests.some(({ path }) => hasArguments(path)));
  const { inPath, inQuery, whole, others } = odata
    ? { inPath: [], inQuery: [], whole: null, others: outsideUrl }
    : splitParameters(outsideUrl, requests, reading);
  if (isFunction && !odata && body?.fields.length) reportBodyOfGet(body, reading);
  return {
    shared: {
      permissions: readPermissions(root, reading),
      noQueryOptions: readNoQueryOptions(root, reading),
      onlyListedQueryOptions: readOnlyListedQueryOptions(root, reading),
      ...unsupportedQueryOptions(root),
      errors: readErrors(root, response, reading),
    },
    requests,
    pathParameters: [...readParameters(root, "pathParameters", reading), ...listedIn("path"), ...inPath],
    queryParameters: [...readParameters(root, "queryParameters", reading), ...listedIn("query"), ...inQuery],
    queryOptions: readQueryOptions(root, reading),
    functionParameters: isAction || !odata ? [] : isFunction ? [...others, ...(body?.fields ?? [])] : others,
    requestHeaders,
    requestBody: isAction ? bodyOfAction() : isFunction ? withoutContent(body) : body,
    response,
    examples: withStatuses(examples, response?.statuses ?? [], reading),
  };

  function bodyOfAction(): RequestBodyFacts | null {
    const written = whole ?? withFields(body, nestInnerFields(others, reading, { isJson: false }));
    return odata ? written : markOptional(withFormType(written, root));
  }
}

function withFormType(body: RequestBodyFacts | null, root: Section): RequestBodyFacts | null {
  return body?.contentType === null ? { ...body, contentType: readFormType(root) } : body;
}

/** Marks a body as optional if the docs call each of its properties optional. */
function markOptional(body: RequestBodyFacts | null): RequestBodyFacts | null {
  if (body?.type !== null || body.fields.length === 0) return body;
  const isOptional = body.fields.every(({ facts }) => facts.required === false);
  return isOptional ? { ...body, optional: true } : body;
}

function unsupportedQueryOptions(root: Section): Pick<OperationFacts["shared"], "unsupportedQueryOptions"> {
  const unsupportedQueryOptions = readUnsupportedQueryOptions(root);
  return unsupportedQueryOptions.length === 0 ? {} : { unsupportedQueryOptions };
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
