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

/** An item or a path that the server does not have: status 404. */
export function notFound(message: string): ApiError {
  return new ApiError(404, "notFound", message);
}
