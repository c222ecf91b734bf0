import type { GraphContext } from "./context.js";
import { discard, failure, GraphError, record, type Call } from "./error.js";
import { isConfidential, parseUrl } from "./origin.js";

/** Headers that are kept when a request is redirected to another origin. */
const keptHeaders = ["accept", "range"];

export interface TransmitOptions {
  /** Timeout of the attempt, in milliseconds. */
  readonly timeout: number | false;
  /** Claims that the token must have, as JSON. */
  readonly claims?: string | undefined;
}

/**
 * Sends one attempt at a request. This is the only place that adds the token, and only for the origin of the service.
 *
 * Redirects of GET and HEAD are followed here (downloads redirect to storage hosts), because `fetch` may send the token
 * to the other host. Redirects of other methods become errors.
 * {@link https://www.rfc-editor.org/rfc/rfc9110#section-15.4 | RFC 9110, redirection}
 *
 * @throws GraphError. The code is `networkError` if the connection breaks or the signal is aborted, `timeout` after the
 * timeout, and `noToken` if the token is not valid. If the signal is aborted before the token is requested, throws its
 * reason. Errors of the credential are not changed.
 */
export async function transmit(
  context: GraphContext,
  call: Call,
  request: Request,
  { timeout, claims }: TransmitOptions,
): Promise<Response> {
  let sameOrigin = !context.anonymous;
  for (let hops = 0; ; hops++) {
    // After a redirect to another origin, later requests do not get the token, even if they go to the service again.
    sameOrigin &&= request.url.startsWith(`${context.origin}/`);
    request.headers.delete("authorization");
    if (sameOrigin) await authorize(context, call, request, claims);
    const response = await fetchOnce(context, call, request, timeout).catch(throwInterruption(call));
    const redirected = hops < 5 ? redirect(request, response) : undefined;
    if (!redirected) return response;
    discard(response.body);
    request = redirected;
  }
}

/** Makes a function that throws the error for a broken connection or a timeout. */
export function throwInterruption(call: Call): (cause: unknown) => never {
  return (cause) => {
    if (cause instanceof GraphError) throw cause;
    const { name, cause: inner } = record(cause);
    const code = name === "TimeoutError" ? "timeout" : "networkError";
    // In Node, the code of the inner error says more than "fetch failed".
    throw failure(code, call, `failed: ${(record(inner)["code"] ?? cause) as string}`);
  };
}

async function authorize(context: GraphContext, call: Call, request: Request, claims?: string): Promise<void> {
  const { headers, signal } = request;
  signal.throwIfAborted();
  const token = await new Promise<string | undefined>((resolve, reject) => {
    // A credential may ignore the signal, for example while a person signs in.
    signal.addEventListener("abort", reject);
    context.token(signal, claims).then(resolve, reject);
  });
  // `Headers` would refuse other characters with an error that contains the token.
  if (!token || /[^ -~]/.test(token)) throw failure("noToken", call, "was not sent: its token is invalid");
  (call.tokens ??= []).push(token, ...token.split(/\W/));
  headers.set("authorization", `Bearer ${token}`);
}

/** The timeout starts after the credential has returned, because a person may have to sign in. */
async function fetchOnce(
  context: GraphContext,
  call: Call,
  request: Request,
  timeout: number | false,
): Promise<Response> {
  // `fetch` is called as a variable, because browsers throw if it is called as a method of another object.
  const fetch = context.fetch ?? globalThis.fetch;
  const timer = timeout === false ? [] : [AbortSignal.timeout(timeout)];
  const signal = AbortSignal.any([request.signal, ...timer]);
  (call.inUse ??= []).push(request, timer);
  const response = await fetch(request, { signal, redirect: "manual" });
  // Browsers do not show the target of a redirect to scripts, so `fetch` follows it here. On a redirect to another
  // origin, browsers remove the token.
  return response.type === "opaqueredirect" && isRead(request) ? fetch(request, { signal }) : response;
}

function redirect(request: Request, { status, headers }: Response): Request | undefined {
  const { method, url, signal } = request;
  const location = headers.get("location");
  const target = location ? parseUrl(location, url) : undefined;
  if (!target || !/30[12378]/.test(`${status}`) || !isRead(request) || !isConfidential(target)) return undefined;
  const sameOrigin = url.startsWith(`${target.origin}/`);
  const kept = [...request.headers].filter(([name]) => sameOrigin || keptHeaders.includes(name));
  return new Request(target, { method, signal, headers: kept });
}

function isRead({ method }: Request): boolean {
  return /^(GET|HEAD)$/.test(method);
}
