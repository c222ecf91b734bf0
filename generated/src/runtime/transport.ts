import type { GraphContext } from "./context.js";
import { failure, GraphError, type Call } from "./error.js";
import { isConfidential } from "./origin.js";

const redirects = [301, 302, 303, 307, 308];

/** Headers that a request keeps when it is redirected to another origin. */
const harmless = ["accept", "range"];

/**
 * Sends one request: the one place where a token is put on, and only ever towards the service's own origin.
 *
 * Redirects of GET and HEAD are followed here, since a `fetch` that follows by itself may carry the token along:
 * downloads are handed over to storage hosts that way. Other redirects are answers, and end as errors.
 *
 * @throws GraphError `networkError`, `timeout` or `noToken`; what the credential throws; the signal's reason.
 */
export async function transmit(
  context: GraphContext,
  call: Call,
  request: Request,
  { timeout, follow }: { readonly timeout: number | false; readonly follow: boolean },
): Promise<Response> {
  const { signal } = request;
  let home = true;
  for (let hops = 0; ; hops++) {
    // Whoever sends us away does not get to choose what the token is used for afterwards.
    home &&= new URL(request.url).origin === context.origin;
    request.headers.delete("authorization");
    if (home) await authorize(context, request);
    const response = await fetchOnce(context, request, timeout).catch((error: unknown) => {
      signal.throwIfAborted();
      throw interruption(call, error);
    });
    const redirected = follow && hops < 5 ? redirect(request, response) : undefined;
    if (!redirected) return response;
    await response.body?.cancel();
    request = redirected;
  }
}

/** What broke a connection, as an error that says which request it was. */
export function interruption(call: Call, cause: unknown): GraphError {
  if (cause instanceof GraphError) return cause;
  return cause instanceof Error && cause.name === "TimeoutError"
    ? failure("timeout", call, "took longer than it may", { cause })
    : failure("networkError", call, `broke off: ${String(cause)}`, { cause });
}

async function authorize(context: GraphContext, request: Request): Promise<void> {
  const { headers, signal } = request;
  signal.throwIfAborted();
  const token = await context.token(signal);
  if (!token) throw failure("noToken", request, "was not sent: the credential gave no token");
  headers.set("authorization", `Bearer ${token}`);
}

/** The time runs from here: someone may sit in front of the credential and type. */
async function fetchOnce(context: GraphContext, request: Request, timeout: number | false): Promise<Response> {
  // Browsers refuse a fetch that is called as a method of something else.
  const fetch = context.fetch ?? globalThis.fetch;
  const signal = timeout === false ? request.signal : AbortSignal.any([request.signal, AbortSignal.timeout(timeout)]);
  const response = await fetch(request, { signal, redirect: "manual" });
  // Browsers hide where a redirect leads, and drop the token themselves when it leads to another origin.
  return response.type === "opaqueredirect" && isRead(request) ? fetch(request, { signal }) : response;
}

function redirect(request: Request, { status, headers }: Response): Request | undefined {
  const { method, url, signal } = request;
  const location = headers.get("location");
  if (!location || !redirects.includes(status) || !isRead(request) || !URL.canParse(location, url)) return undefined;
  const target = new URL(location, url);
  if (!isConfidential(target)) return undefined;
  const sameOrigin = target.origin === new URL(url).origin;
  const kept = [...request.headers].filter(([name]) => sameOrigin || harmless.includes(name));
  return new Request(target, { method, signal, headers: kept });
}

function isRead({ method }: Request): boolean {
  return method === "GET" || method === "HEAD";
}
