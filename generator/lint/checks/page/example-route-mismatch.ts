import type { ExampleFacts, Page, RequestLine } from "../../../page/page.js";
import { isOutsideApi } from "../../../page/grammar/request-line.js";
import type { CheckFinding, PageCheck } from "../../check.js";
import { matchingRoutes } from "../../../model/url-match.js";

export const exampleRouteMismatch: PageCheck = { rule: "example-route-mismatch", check: checkPage };

function* checkPage({ operation }: Page): Generator<CheckFinding> {
  const requests = operation?.requests ?? [];
  if (requests.length === 0) return;
  // A request with several responses is in several examples, but is checked only once.
  const byLine = new Map((operation?.examples ?? []).map(({ request }) => [request.source.line, request]));
  for (const request of byLine.values()) {
    if (isOutsideApi(request.url)) continue;
    const sameUrl = matchingRoutes(request.url, requests);
    if (sameUrl.some(({ method }) => method === request.method)) continue;
    const { line, column, file } = request.source;
    const subject = `${request.method} ${request.url}`;
    yield { message: messageFor(request, sameUrl), source: { file, line: line + 1, column }, subject };
  }
}

function messageFor({ method, url }: ExampleFacts["request"], sameUrl: readonly RequestLine[]): string {
  const [other] = sameUrl;
  const shown = url.length > 100 ? `${url.slice(0, 99)}…` : url;
  if (other !== undefined)
    return `The example uses ${method}, but the page documents ${other.method} ${other.path}. Use the same method.`;
  return `${method} ${shown} does not match a documented request. Correct the URL, or document the request.`;
}
