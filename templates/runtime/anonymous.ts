import type { GraphContext } from "./context.js";
import { failure } from "./error.js";
import { isConfidential, parseUrl } from "./origin.js";

/**
 * Derives the context for a pre-authenticated URL on any origin: no token is sent, and errors contain only the origin of
 * the URL, because the rest of it contains a key.
 *
 * @param url - absolute; the path of the request
 * @throws GraphError `foreignOrigin` if the URL does not use HTTPS
 */
export function anonymousContext(context: GraphContext, url: string): GraphContext {
  const target = parseUrl(url);
  const origin = String(target?.origin);
  if (target && isConfidential(target)) return { ...context, origin, anonymous: true };
  throw failure(
    "foreignOrigin",
    { method: "GET", url: origin },
    "was not sent: its URL contains a key and needs https",
  );
}
