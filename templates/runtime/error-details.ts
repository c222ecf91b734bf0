import { isObject, record, text, type GraphError } from "./error.js";

/**
 * One of several errors in an error response.
 * {@link https://docs.oasis-open.org/odata/odata-json-format/v4.01/odata-json-format-v4.01.html#sec_ErrorResponse | OData JSON, error response}
 */
export interface ErrorDetail {
  readonly code: string | undefined;
  readonly message: string | undefined;
  /** What the error is about, such as the name of a property. */
  readonly target: string | undefined;
}

/**
 * Returns the single errors of an error response, if the service lists them. Like `error.body`, they are unchanged, so
 * they can contain secrets.
 */
export function detailsOf(error: GraphError): ErrorDetail[] {
  const { details } = record(record(error.body)["error"]);
  return (Array.isArray(details) ? details : []).filter(isObject).map((detail: unknown) => {
    const { code, message, target } = record(detail);
    return { code: text(code), message: text(message), target: text(target) };
  });
}
