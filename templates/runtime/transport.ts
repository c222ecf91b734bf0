import type { GraphContext } from "./context.js";
import { failure, type Call, type GraphError } from "./error.js";
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
export async function transmit(context: GraphContext, request: Request, timeout: number | false): Promise<Response> {
  const { signal } = request;
  const limited = timeout === false ? signal : AbortSignal.any([signal, AbortSignal.timeout(timeout)]);
  for (let hops = 0; ; hops++) {
    await authorize(context, request, limited);
    const response = await fetchOnce(context, request, limited);
    const target = redirects.includes(response.status) ? redirectTarget(request, response) : undefined;
    if (!target || hops === 5) return response;
    await response.body?.cancel();
    request = new Request(target, { method: request.method, headers: headersFor(target, request), signal });
  }
}

/** What broke a connection, as an error that says which request it was. */
export function interruption(call: Call, cause: unknown): GraphError {
  return cause instanceof Error && cause.name === "TimeoutError"
    ? failure("timeout", call, "took longer than it may", { cause })
    : failure("networkError", call, `broke off: ${String(cause)}`, { cause });
}

async function authorize(context: GraphContext, request: Request, signal: AbortSignal): Promise<void> {
  const { headers, url } = request;
  headers.delete("authorization");
  if (new URL(url).origin !== context.origin) return;
  signal.throwIfAborted();
  const token = await context.token(signal);
  if (!token) throw failure("noToken", request, "was not sent: the credential gave no token");
  headers.set("authorization", `Bearer ${token}`);
}

async function fetchOnce(context: GraphContext, request: Request, signal: AbortSignal): Promise<Response> {
  // Browsers refuse a fetch that is called as a method of something else.
  const fetch = context.fetch ?? globalThis.fetch;
  try {
    const response = await fetch(request, { signal, redirect: "manual" });
    // Browsers hide where a redirect leads, and drop the token themselves when it leads to another origin.
    return response.type === "opaqueredirect" && isRead(request) ? await fetch(request, { signal }) : response;
  } catch (error) {
    request.signal.throwIfAborted();
    throw interruption(request, error);
  }
}

function redirectTarget(request: Request, response: Response): URL | undefined {
  const location = response.headers.get("location");
  if (location === null || !isRead(request) || !URL.canParse(location, request.url)) return undefined;
  const target = new URL(location, request.url);
  return isConfidential(target) ? target : undefined;
}

function headersFor(target: URL, request: Request): Headers {
  const sameOrigin = target.origin === new URL(request.url).origin;
  return new Headers([...request.headers].filter(([name]) => sameOrigin || harmless.includes(name)));
}

function isRead({ method }: Request): boolean {
  return method === "GET" || method === "HEAD";
}
