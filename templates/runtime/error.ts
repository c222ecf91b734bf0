/** Codes of errors without a code from the service. */
export type ClientErrorCode =
  /** The error response has no code. */
  | "unknownError"
  /** There was no response, or the connection broke. The service may or may not have processed the request. */
  | "networkError"
  /** An attempt took longer than `timeout`. The service may or may not have processed the request. */
  | "timeout"
  /** The service processed the request, but the response is not in the documented form. */
  | "invalidResponse"
  /** The URL has another origin than the service. The request was not sent. */
  | "foreignOrigin"
  /** A hook asked for more retries than are allowed. */
  | "retryLimit"
  /** A next link points to a page that was already read. */
  | "repeatedPage"
  /** The credential did not return a token. The request was not sent. */
  | "noToken"
  /** A long-running operation failed, and the service did not return a code. */
  | "operationFailed";

/** A request, for error messages. */
export interface Call {
  readonly method: string;
  readonly url: string;
}

/** The response to a request that failed, or the error that prevented one. */
export interface Outcome {
  readonly response?: Response;
  readonly body?: unknown;
  readonly cause?: unknown;
}

/**
 * A request that failed: the service returned an error, did not respond, or responded in an undocumented form.
 * {@link https://learn.microsoft.com/graph/errors | Microsoft Graph error responses}
 */
export class GraphError extends Error {
  override readonly name = "GraphError";
  // The constructor sets the properties. With `declare`, a bundle has no second piece of code for them.
  /** The HTTP status; 0 if there was no response. */
  declare readonly status: number;
  /** The error code of the service, or of the SDK if the service did not return one. */
  declare readonly code: ClientErrorCode | (string & {});
  declare readonly method: string;
  declare readonly url: string;
  /** The id of the request in the service's logs. Include it in support requests. */
  declare readonly requestId: string | undefined;
  /** When the error occurred, as stated by the service. */
  declare readonly date: string | undefined;
  /** The service's `innerError`: more specific codes, and other properties. */
  declare readonly innerError: Readonly<Record<string, unknown>> | undefined;
  /** Headers of the response; empty if there was no response. */
  declare readonly headers: Headers;
  /** The body of the response: parsed if it is JSON, else its first 65,536 characters. */
  declare readonly body: unknown;

  constructor(code: string, message: string, facts: Call & Outcome) {
    super(message, facts);
    const error = errorOf(facts.body);
    const innerError = error["innerError"] ?? error["innererror"];
    const inner = record(innerError);
    this.status = facts.response?.status ?? 0;
    this.code = code;
    this.method = facts.method;
    this.url = facts.url;
    this.headers = facts.response?.headers ?? new Headers();
    this.requestId = this.headers.get("request-id") ?? text(inner["request-id"]);
    this.date = text(inner["date"]) ?? this.headers.get("date") ?? undefined;
    this.innerError = innerError === undefined ? undefined : inner;
    this.body = facts.body;
  }
}

/** Creates an error without a code from the service. @param what the end of the message, after method and URL */
export function failure(code: ClientErrorCode, { method, url }: Call, what: string, outcome?: Outcome): GraphError {
  return new GraphError(code, `${method} ${url} ${what}`, { method, url, ...outcome });
}

/** Reads an error response. If the connection breaks, the error has the part of the body that was received. */
export async function readError(call: Call, response: Response): Promise<GraphError> {
  const start = await readStart(response);
  let body: unknown = start;
  try {
    body = JSON.parse(start);
  } catch {
    // A gateway may respond with HTML or without a body.
  }
  const outcome = { response, body };
  const { code, message } = errorOf(body);
  const unnamed = failure(
    "unknownError",
    call,
    `failed with status ${response.status} ${response.statusText}`,
    outcome,
  );
  return new GraphError(text(code) ?? unnamed.code, text(message) ?? unnamed.message, { ...call, ...outcome });
}

/** Characters of an error body that are read. Error bodies of the service are far shorter. */
const errorLimit = 65_536;

async function readStart({ body }: Response): Promise<string> {
  if (!body) return "";
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let start = "";
  try {
    for (let part = await reader.read(); !part.done && start.length < errorLimit; part = await reader.read()) {
      start += decoder.decode(part.value, { stream: true });
    }
    await reader.cancel();
  } catch {
    // Keep the text that was received before the connection broke.
  }
  return start.slice(0, errorLimit);
}

function errorOf(body: unknown): Record<string, unknown> {
  return record(record(body)["error"]);
}

/** `value` if it is an object, else an empty object. */
export function record(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}

/** `value` if it is a non-empty string. */
export function text(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}
