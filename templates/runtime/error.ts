import { parseJson, toPlain } from "./json-format.js";

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

  /**
   * @param code - the code if the body does not have one
   * @param message - the message if the body does not have one
   */
  constructor(code: string, message: string, { method, url, response, body }: Call & Outcome) {
    const error = record(record(body)["error"]);
    super(text(error["message"]) ?? message);
    const innerError = error["innerError"] ?? error["innererror"];
    const inner = record(innerError);
    this.status = response?.status ?? 0;
    this.code = text(error["code"]) ?? code;
    this.method = method;
    this.url = url;
    this.headers = response?.headers ?? new Headers();
    this.requestId = this.headers.get("request-id") ?? text(inner["request-id"]);
    this.date = text(inner["date"]) ?? this.headers.get("date") ?? undefined;
    this.innerError = innerError === undefined ? undefined : inner;
    this.body = body;
  }
}

/** Creates an error. @param what - the end of the message, after method and URL, if the body does not have a message */
export function failure(code: ClientErrorCode, call: Call, what: string, outcome?: Outcome): GraphError {
  return new GraphError(code, `${call.method} ${call.url} ${what}`, { ...call, ...outcome });
}

/** Reads an error response. If the connection breaks, the error has the part of the body that was received. */
export async function readError(call: Call, response: Response): Promise<GraphError> {
  const start = await readStart(response);
  const what = `failed with status ${response.status} ${response.statusText}`;
  // A gateway may respond with HTML or without a body.
  const body = toPlain(parse(start));
  return failure("unknownError", call, what, { response, body: body === undefined ? start : body });
}

/** Characters of an error body that are read. Error bodies of the service are far shorter. */
const errorLimit = 65_536;

async function readStart({ body }: Response): Promise<string> {
  const decoder = new TextDecoder();
  let start = "";
  const sink = new WritableStream<Uint8Array>({
    write(part) {
      start += decoder.decode(part, { stream: true });
      if (start.length > errorLimit) throw new RangeError("The body is longer than an error");
    },
  });
  // If the connection breaks, the text that was received before is kept.
  await body?.pipeTo(sink).catch(() => undefined);
  return start.slice(0, errorLimit);
}

/** Parses JSON like `parseJson`. @returns `undefined` if it is not JSON */
export function parse(json: string): unknown {
  try {
    return parseJson(json);
  } catch {
    return undefined;
  }
}

/** `value` if it is an object, else an empty object. */
export function record(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}

/** `value` if it is a non-empty string. */
export function text(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}
