import type { GraphContext } from "./context.js";
import { failure } from "./error.js";
import { isConfidential, parseUrl } from "./origin.js";

/**
 * Derives the context for a pre-authenticated URL on any origin. No token is sent, and errors contain only the origin
 * of the URL, because the rest of the URL contains a key.
 *
 * @param url - the absolute URL, which is also the path of the request
 * @throws GraphError `foreignOrigin` if the URL does not use HTTPS
 */
export function anonymousContext(context: GraphContext, url: string): GraphContext {
  const target = parseUrl(url);
  const origin = String(target?.origin);
  if (target && isConfidential(target)) return { ...context, origin, anonymous: true };
  throw failure(
    "foreignOrigin",
    { method: "GET", url: origin },
    "was not sent: its URL contains a key, but does not use HTTPS",
  );
}
