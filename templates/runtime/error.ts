import { mask } from "./secrets.js";

/** Codes of errors for which the service did not return a code. */
export type ClientErrorCode =
  /** The error response does not have a code. */
  | "unknownError"
  /** There was no response, or the connection broke. The service may or may not have processed the request. */
  | "networkError"
  /** An attempt took longer than `timeout`. The service may or may not have processed the request. */
  | "timeout"
  /** The service processed the request, but the response is not in the documented form. */
  | "invalidResponse"
  /**
   * The content to upload is empty, or a stream differs from its `size` or no longer has bytes that the service needs.
   */
  | "invalidContent"
  /** The URL does not have the origin of the service. The request was not sent. */
  | "foreignOrigin"
  /** A hook asked for more retries than are allowed. */
  | "retryLimit"
  /** A next link points to a page that was already read, or 1,000 pages in a row were empty. */
  | "repeatedPage"
  /** The credential returned nothing, or a text that cannot be a token. The request was not sent. */
  | "noToken"
  /** A long-running operation failed, and the service did not return a code. */
  | "operationFailed";

/** The request that an error is about. */
export interface Call {
  readonly method: string;
  readonly url: string;
  /** The tokens of all attempts, which errors must not contain. */
  tokens?: string[];
  /**
   * The requests and timeouts of all attempts. Node can collect signals that only other signals refer to. Then neither the
   * timeout nor the signal of the caller would stop an attempt.
   * {@link https://github.com/nodejs/node/issues/57736 | AbortSignal.any() with timeout signals}
   */
  inUse?: unknown[];
}

/** The response of a failed request, if the service returned one. */
export interface Outcome {
  readonly response?: Response;
  /** The body as text. */
  readonly body?: string;
}

/**
 * A request that failed: the service returned an error, did not respond, or responded in an undocumented form.
 * {@link https://learn.microsoft.com/graph/errors | Microsoft Graph error responses}
 *
 * Logs contain the message and the enumerable properties. These contain neither the token nor keys of URLs. `headers`
 * and `body` are unchanged, so they are not enumerable. The error does not have a `cause`, because logs would print it unchanged.
 */
export class GraphError extends Error {
  override readonly name = "GraphError";
  // The constructor sets the properties. Without `declare`, the bundle would also set each property to `undefined`.
  /** The HTTP status; 0 if there was no response. */
  declare readonly status: number;
  /** The error code of the service, or of the SDK if the service did not return one. */
  declare readonly code: ClientErrorCode | (string & {});
  declare readonly method: string;
  /**
   * The URL of the request, with `***` in the place of secrets. Tokens of pages (`$skiptoken`, `$deltatoken`) are replaced,
   * too, because services may put data of users in them. To continue a list later, store the `nextLink` of a page.
   */
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
  constructor(code: string, message: string, { method, url, tokens, response, body }: Call & Outcome) {
    const shown = (value: unknown): string | undefined =>
      typeof value === "string" && value ? mask(value, tokens) : undefined;
    const content = parse(body);
    const error = record(record(content)["error"]);
    super(shown(error["message"]) ?? shown(message));
    const headers = response?.headers ?? new Headers();
    const innerError = parse(undefined, () =>
      JSON.parse(mask(JSON.stringify(error["innerError"] ?? error["innererror"]), tokens)),
    );
    const inner = record(innerError);
    this.status = response?.status ?? 0;
    this.code = shown(error["code"]) ?? code;
    this.method = method;
    this.url = shown(url) ?? "";
    this.requestId = shown(headers.get("request-id") ?? inner["request-id"]);
    this.date = shown(inner["date"] ?? headers.get("date"));
    this.innerError = innerError ? inner : undefined;
    Object.defineProperties(this, {
      headers: { value: headers },
      body: { value: content === undefined ? body : content },
    });
  }
}

/**
 * Creates an error.
 *
 * @param what - the end of the message, after method and URL. It is used if the body does not have a message.
 */
export function failure(code: ClientErrorCode, call: Call, what: string, outcome?: Outcome): GraphError {
  return new GraphError(code, `${call.method} ${call.url} ${what}`, { ...call, ...outcome });
}

/** Reads an error response. If the connection breaks, the error has the part of the body that was received. */
export async function readError(call: Call, response: Response): Promise<GraphError> {
  return failure("unknownError", call, `failed with status ${response.status} ${response.statusText}`, {
    response,
    body: await readStart(response),
  });
}

/** The highest number of characters that are read of an error body. Error bodies of the service are far shorter. */
const errorLimit = 65_536;

async function readStart({ body }: Response): Promise<string> {
  const decoder = new TextDecoder();
  let reader: ReadableStreamDefaultReader<Uint8Array> | undefined;
  let start = "";
  try {
    reader = body?.getReader();
    for (let part; start.length < errorLimit && (part = (await reader?.read())?.value);)
      start += decoder.decode(part, { stream: true });
  } catch {
    // If the connection breaks, the text that was received before is kept. A hook may have read the body already.
  }
  discard(reader);
  return start.slice(0, errorLimit);
}

/**
 * Closes the connection of a body, without waiting for it. The wait would never end if a clone of the response is not
 * read.
 */
export function discard(body: Pick<ReadableStream, "cancel"> | null | undefined): void {
  body?.cancel().catch(() => undefined);
}

/**
 * Parses JSON.
 *
 * @returns `undefined` if the text is not JSON, such as the HTML of a gateway
 */
export function parse(json = "", parser: (json: string) => unknown = JSON.parse): unknown {
  try {
    return parser(json);
  } catch {
    return undefined;
  }
}

/** Whether a JSON value is an object, and neither a list nor null. */
export function isObject(value: unknown): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Returns a value as an object, so that code can read its properties. Returns an empty object for `null` and `undefined`. */
export const record: (value: unknown) => Record<string, unknown> = Object;

/** `value` if it is a non-empty string, else `undefined`. */
export function text(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}
