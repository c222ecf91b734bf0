import type { ExampleFacts, Page, RequestLine } from "../../../page/page.js";
import type { CheckFinding, PageCheck } from "../../check.js";
import { matchesUrl } from "../../../model/url-match.js";

export const exampleRouteMismatch: PageCheck = { rule: "example-route-mismatch", check: checkPage };

function* checkPage({ operation }: Page): Generator<CheckFinding> {
  const requests = operation?.requests ?? [];
  if (requests.length === 0) return;
  const said = new Set<ExampleFacts["request"]>();
  for (const { request } of operation?.examples ?? []) {
    // A request with several responses is an example with each of them.
    if (said.has(request)) continue;
    said.add(request);
    if (isElsewhere(request.url)) continue;
    const sameUrl = requests.filter(({ path }) => matchesUrl(request.url, path));
    if (sameUrl.some(({ method }) => method === request.method)) continue;
    const { line, column, file } = request.source;
    yield { message: messageFor(request, sameUrl), source: { file, line: line + 1, column } };
  }
}

/** An upload URL or a webhook: another origin, and no version of the API behind it. */
function isElsewhere(url: string): boolean {
  return /^https?:/i.test(url) && !/^https?:\/\/[^/]*\/(?:v\d{1,3}(?:\.\d{1,3})?|beta)(?:[/?]|$)/i.test(url);
}

function messageFor({ method, url }: ExampleFacts["request"], sameUrl: readonly RequestLine[]): string {
  const [other] = sameUrl;
  const shown = url.length > 100 ? `${url.slice(0, 99)}…` : url;
  if (other !== undefined)
    return `The page documents ${other.method} ${other.path}, not ${method}; show the same method.`;
  return `${method} ${shown} is none of the requests that the page documents; mend the URL or add the request.`;
}
