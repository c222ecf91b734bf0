import type { Section } from "../markdown/section.js";
import type { OperationFacts, RequestBodyFacts } from "../page.js";
import type { PageReading } from "../page-reading.js";
import { readExamples } from "./examples.js";
import { readHttpRequests } from "./http-requests.js";
import { readParameters, readQueryOptions } from "./parameters.js";
import { readPermissions } from "./permissions.js";
import { readRequestBody } from "./request-body.js";
import { readErrors, readResponse } from "./response.js";

/** The facts of an API page, section by section. */
export function readOperation(root: Section, reading: PageReading): OperationFacts {
  const requests = readHttpRequests(root, reading);
  const requestHeaders = readParameters(root, "requestHeaders", reading);
  const functionParameters = readParameters(root, "functionParameters", reading);
  const body = readRequestBody(root, requestHeaders, reading);
  const examples = readExamples(root, reading);
  // A function is called with GET, which has no body: what stands in the body section are its parameters.
  const isFunction = requests.length > 0 && requests.every((request) => request.method === "GET");
  if (isFunction && (body?.type || body?.stream)) reportBodyOfGet(body, reading);
  return {
    permissions: readPermissions(root, reading),
    requests,
    pathParameters: readParameters(root, "pathParameters", reading),
    queryParameters: readParameters(root, "queryParameters", reading),
    queryOptions: readQueryOptions(root, reading),
    functionParameters: isFunction ? [...functionParameters, ...(body?.fields ?? [])] : functionParameters,
    requestHeaders,
    requestBody: isFunction && body !== null ? { ...body, none: true, type: null, fields: [] } : body,
    response: readResponse(root, examples, reading),
    errors: readErrors(root, reading),
    examples,
  };
}

/** {@link https://www.rfc-editor.org/rfc/rfc9110#section-9.3.1 | RFC 9110, GET} */
function reportBodyOfGet({ source }: RequestBodyFacts, reading: PageReading): void {
  const message = "A GET request has no body, so what this section asks for was not read; say that there is none.";
  reading.report({ rule: "unexpected-content", severity: "warning", message, ...source });
}
