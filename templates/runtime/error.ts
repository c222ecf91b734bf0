/** Codes of failures that the service did not name itself. */
export type ClientErrorCode =
  /** The service answered with an error that has no code. */
  | "unknownError"
  /** No answer, or one that broke off. The request may or may not have been carried out. */
  | "networkError"
  /** One attempt took longer than `timeout`. The request may or may not have been carried out. */
  | "timeout"
  /** The request was carried out, and the body of the answer is not what it claims to be. */
  | "invalidResponse"
  /** A link in an answer leads to another origin. It was not followed. */
  | "foreignOrigin"
  /** A next link leads to a page that was already read. */
  | "repeatedPage"
  /** The credential gave no token. Nothing was sent. */
  | "noToken"
  /** An operation that the service had taken on did not succeed, and the service gives no code. */
  | "operationFailed";

/** Which request it was. */
export interface Call {
  readonly method: string;
  readonly url: string;
}

/** What came of it. */
export interface Outcome {
  readonly response?: Response;
  readonly body?: unknown;
  readonly cause?: unknown;
}

/**
 * A request that failed: refused by the service, never answered, or answered with something else than promised.
 * {@link https://learn.microsoft.com/graph/errors | Microsoft Graph error responses}
 */
export class GraphError extends Error {
  override readonly name = "GraphError";
  /** The HTTP status; 0 where there was no answer. */
  readonly status: number;
  readonly code: ClientErrorCode | (string & {});
  readonly method: string;
  readonly url: string;
  /** Names the request in the service's logs: what support asks for. */
  readonly requestId: string | undefined;
  /** When the service met the error, as it says. */
  readonly date: string | undefined;
  /** The innermost account of the error, with more specific codes and properties of its own. */
  readonly innerError: Readonly<Record<string, unknown>> | undefined;
  readonly headers: Headers;
  /** The parsed body where it is JSON, else the start of its text. */
  readonly body: unknown;

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

/** A failure that the service did not name: `what` goes on after the request's method and URL. */
export function failure(code: ClientErrorCode, { method, url }: Call, what: string, outcome?: Outcome): GraphError {
  return new GraphError(code, `${method} ${url} ${what}`, { method, url, ...outcome });
}

/** Reads the error that `response` stands for. An error body that breaks off is read as far as it came. */
export async function readError(call: Call, response: Response): Promise<GraphError> {
  const start = await readStart(response);
  let body: unknown = start;
  try {
    body = JSON.parse(start);
  } catch {
    // A gateway in between speaks HTML or nothing; its text is the body then.
  }
  const outcome = { response, body };
  const { code, message } = errorOf(body);
  const unnamed = failure("unknownError", call, `was answered with ${response.status} ${response.statusText}`, outcome);
  return new GraphError(text(code) ?? unnamed.code, text(message) ?? unnamed.message, { ...call, ...outcome });
}

/** Enough for any error; more would be a page that was not meant for us. */
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
    // What came before the connection broke still says more than nothing.
  }
  return start.slice(0, errorLimit);
}

function errorOf(body: unknown): Record<string, unknown> {
  return record(record(body)["error"]);
}

/** An object's members; none of what is no object. */
export function record(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}

/** Text that says something. */
export function text(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}
