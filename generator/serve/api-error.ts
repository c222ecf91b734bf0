/** An error that the server answers in the API's error format. */
export class ApiError extends Error {
  override readonly name = "ApiError";

  /**
   * @param status HTTP status of the response
   * @param code the code in the body: `notFound`
   * @param message one fact, the actual value, and the fix
   * @param headers additional headers of the response
   */
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
  }
}

/** An error of the request: status 400. */
export function badRequest(message: string): ApiError {
  return new ApiError(400, "badRequest", message);
}

/**
 * A part of OData that this server does not have: status 501.
 * {@link https://docs.oasis-open.org/odata/odata/v4.01/odata-v4.01-part1-protocol.html#sec_ResponseCode501NotImplemented | OData Protocol 4.01, 501 Not Implemented}
 */
export function notImplemented(message: string): ApiError {
  return new ApiError(501, "notImplemented", message);
}

/** An item or a path that the server does not have: status 404. */
export function notFound(message: string): ApiError {
  return new ApiError(404, "notFound", message);
}
