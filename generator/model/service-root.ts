import { byCodeUnits } from "../collections/order.js";
import { fromServiceRoot } from "../page/grammar/request-line.js";
import type { ExampleFacts, Page } from "../page/page.js";
import { isObject } from "./payload.js";
import { matchesUrl } from "./url-match.js";

/** The part of the examples that must show the same root. */
const AGREEMENT = 0.8;

/** The service root of Microsoft Graph depends on the version of the docs, so examples do not decide about it. */
const GRAPH = /^https:\/\/graph\.microsoft\.com(?:\/|$)/i;

/** A URL without placeholders: `https://{server}/api` is not an address. */
const CONTEXT = /^(https:\/\/[a-z0-9.-]+(?::\d{1,5})?(?:\/[\w.~-]{1,100}){0,10})\/\$metadata(?:#|$)/i;
const ADDRESS = /^https:\/\/[a-z0-9.-]+(?::\d{1,5})?(?=\/)/i;

/**
 * Finds the service root that the examples show: the part before `$metadata` in the context URLs of responses, else the
 * part of the request URLs before the documented path.
 *
 * @returns `undefined` if the examples do not show one, if they do not agree, or if it is Microsoft Graph's
 * {@link https://docs.oasis-open.org/odata/odata-json-format/v4.01/odata-json-format-v4.01.html#sec_ControlInformationcontextodatacontext | OData JSON Format 4.01, context}
 */
export function documentedServiceRoot(pages: readonly Page[]): string | undefined {
  const contexts = pages.flatMap(({ operation }) => operation?.examples.flatMap(rootOfContext) ?? []);
  const roots = contexts.length > 0 ? contexts : pages.flatMap(rootsOfRequests);
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

/** The roots of the example requests that a request line of the page documents. Others go to another service. */
function rootsOfRequests({ operation }: Page): string[] {
  if (operation === null) return [];
  return operation.examples.flatMap(({ request: { url } }) => {
    if (!ADDRESS.test(url) || !operation.requests.some(({ path }) => matchesUrl(url, path))) return [];
    return [url.slice(0, url.length - fromServiceRoot(url).length)];
  });
}
