import { posix } from "node:path";
import { documentedRequests } from "../../../model/documented-requests.js";
import type { Example, Operation, Route } from "../../../model/model.js";
import { decodePath, matchingRoutes } from "../../../model/url-match.js";
import { readPath } from "../../../page/grammar/path.js";
import { isOutsideApi } from "../../../page/grammar/request-line.js";
import type { ApiCheck, CheckFinding, LintedApi } from "../../check.js";

export const exampleRouteMismatch: ApiCheck = { rule: "example-route-mismatch", check: checkApi };

function* checkApi({ model }: LintedApi): Generator<CheckFinding> {
  const documentedRequest = documentedRequests(model.operations);
  for (const operation of model.operations) {
    if (operation.routes.length > 0) yield* checkOperation(operation, documentedRequest);
  }
}

function* checkOperation(
  operation: Operation,
  documentedRequest: ReturnType<typeof documentedRequests>,
): Generator<CheckFinding> {
  const { examples, routes } = operation;
  const byEnd = routesByEnd(routes);
  // A request with several responses is in several examples, but is checked only once.
  const byLine = new Map(examples.map((example) => [example.source.line, example]));
  for (const { request, source } of byLine.values()) {
    const { method, url } = request;
    if (isOutsideApi(url)) continue;
    const sameUrl = matchingRoutes(url, routes);
    if (sameUrl.some((route) => route.method === method)) continue;
    const other = documentedRequest(request);
    const message = messageFor(request, {
      sameUrl: sameUrl[0] ?? null,
      sameMethod: byEnd.get(endOf(method, url)) ?? byEnd.get(method) ?? null,
      other: other === null ? null : { path: other.path, place: placeOf(other.operation, operation) },
    });
    const { line, column, file } = source;
    yield { message, source: { file, line: line + 1, column }, subject: `${method} ${url}` };
  }
}

/** The documented requests that an undocumented request resembles. */
interface Resembling {
  /** The route of the page with the same URL and another method. */
  readonly sameUrl: Route | null;
  /** A route of the page with the same method, if possible with the same last segment. */
  readonly sameMethod: Route | null;
  /** The same request on another page. */
  readonly other: { readonly path: string; readonly place: string } | null;
}

function messageFor({ method, url }: Example["request"], { sameUrl, sameMethod, other }: Resembling): string {
  if (sameUrl !== null) {
    const move = other === null ? "" : `, or move the example to ${other.place}`;
    return `The example uses ${method}, but the page documents ${sameUrl.method} ${sameUrl.path}. Use the same method${move}.`;
  }
  if (other !== null)
    return `${method} ${other.path} is not documented here, but in ${other.place}. Move the example there, or correct the URL.`;
  const shown = url.length > 100 ? `${url.slice(0, 99)}…` : url;
  const such = sameMethod === null ? "" : `, such as ${method} ${sameMethod.path}`;
  return `${method} ${shown} does not match a documented request${such}. Correct the URL, or document the request.`;
}

/** The page of an operation, relative to another page. If both are the same page, the section of the operation. */
function placeOf({ source, title }: Operation, from: Operation): string {
  if (source.file === from.source.file) return `the section "${title}"`;
  return posix.relative(posix.dirname(from.source.file), source.file);
}

/** The first route for each method, and for each method and last segment. */
function routesByEnd(routes: readonly Route[]): ReadonlyMap<string, Route> {
  const keys = (route: Route): string[] => [route.method, endOf(route.method, route.path)];
  return new Map(routes.flatMap((route) => keys(route).map((key) => [key, route] as const)).reverse());
}

function endOf(method: string, url: string): string {
  return `${method} ${readPath(decodePath(url)).segments.at(-1)?.name.toLowerCase() ?? ""}`;
}
