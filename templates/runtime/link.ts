import type { GraphContext } from "./context.js";
import { failure, type Call } from "./error.js";
import { parseUrl } from "./origin.js";

/**
 * Resolves a link in a response to an absolute URL. Services return absolute URLs, and paths with or without the
 * version.
 * {@link https://docs.oasis-open.org/odata/odata-json-format/v4.01/odata-json-format-v4.01.html#sec_RelativeURLs | OData JSON, relative URLs}
 *
 * @param name - the name of the link in errors
 * @throws GraphError `invalidResponse` if the link is not a URL
 */
export function resolveLink({ baseUrl, origin }: GraphContext, call: Call, name: string, link: unknown): URL {
  const url = typeof link === "string" ? parseUrl(...partsOf(link, baseUrl, origin, call.url)) : undefined;
  // A `blob:` URL has the origin of the URL in it, although it does not address the service.
  if (!url || url.protocol === "blob:") throw failure("invalidResponse", call, `returned a ${name} that is not a URL`);
  // Requests do not contain the fragment, so links that differ only in the fragment are the same link.
  url.hash = "";
  return url;
}

/** The link, and the URL to which it is relative. */
function partsOf(link: string, baseUrl: string, origin: string, request: string): [string, string] {
  if (link.startsWith("?")) return [link, request];
  const isPath = link.startsWith("/") && !link.startsWith("//");
  const version = new URL(baseUrl).pathname.replace(/\/$/, "");
  return [isPath && !link.startsWith(`${version}/`) ? baseUrl + link : link, isPath ? origin : `${baseUrl}/`];
}
