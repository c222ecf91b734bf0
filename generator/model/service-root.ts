import { byCodeUnits } from "../collections/order.js";
import { fromServiceRoot } from "../page/grammar/request-line.js";
import type { ExampleFacts, Page } from "../page/page.js";
import { isObject } from "./payload.js";
import { matchingRoutes } from "./url-match.js";

/** The share of the examples that must show a root before the root is taken for the service root of the API. */
const AGREEMENT = 0.8;

/** The service root of Microsoft Graph comes from the version of the docs and not from examples. */
const GRAPH = /^https:\/\/graph\.microsoft\.com(?:\/|$)/i;

/** Only URLs without placeholders match, because `https://{server}/api` is not an address. */
const CONTEXT = /^(https:\/\/[a-z0-9.-]+(?::\d{1,5})?(?:\/[\w.~-]{1,100}){0,10})\/\$metadata(?:#|$)/i;
const ADDRESS = /^https:\/\/[a-z0-9.-]+(?::\d{1,5})?(?=\/)/i;

/**
 * Finds the service root in the docs. The first of these that the docs contain counts:
 *
 * 1. the part before `$metadata` in the context URLs of example responses
 * 2. the part before the documented path in the URLs of example requests
 * 3. the part before the path in request lines with an absolute URL
 *
 * @returns `undefined` if the docs do not show a root, if too few examples show the same root, or if the root is that
 * of Microsoft Graph
 * {@link https://docs.oasis-open.org/odata/odata-json-format/v4.01/odata-json-format-v4.01.html#sec_ControlInformationcontextodatacontext | OData JSON Format 4.01, context}
 */
export function documentedServiceRoot(pages: readonly Page[]): string | undefined {
  const contexts = pages.flatMap(({ operation }) => operation?.examples.flatMap(rootOfContext) ?? []);
  const shown = contexts.length > 0 ? contexts : pages.flatMap(rootsOfRequests);
  const roots = shown.length > 0 ? shown : pages.flatMap(rootsOfRequestLines);
  const counts = new Map<string, number>();
  for (const root of roots) counts.set(root, (counts.get(root) ?? 0) + 1);
  const [best] = [...counts].sort(([a, timesA], [b, timesB]) => timesB - timesA || byCodeUnits(a, b));
  if (best === undefined || best[1] < roots.length * AGREEMENT || GRAPH.test(best[0])) return undefined;
  return best[0];
}

function rootOfContext({ response }: ExampleFacts): string[] {
  const body = response?.body ?? null;
  const context = isObject(body) ? body["@odata.context"] : undefined;
  const root = typeof context === "string" ? CONTEXT.exec(context)?.[1] : undefined;
  return root === undefined ? [] : [root];
}

function rootsOfRequestLines({ operation }: Page): string[] {
  const lines = operation?.requests ?? [];
  return lines.flatMap(({ root }) => (root !== undefined && ADDRESS.test(`${root}/`) ? [root] : []));
}

/**
 * The roots of example requests. Ignores requests that do not match a request line of their page, because they can go
 * to another service.
 */
function rootsOfRequests({ operation }: Page): string[] {
  if (operation === null) return [];
  return operation.examples.flatMap(({ request: { url } }) => {
    if (!ADDRESS.test(url) || matchingRoutes(url, operation.requests).length === 0) return [];
    return [url.slice(0, url.length - fromServiceRoot(url).length)];
  });
}
