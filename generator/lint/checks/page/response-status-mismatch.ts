import type { Page } from "../../../page/page.js";
import type { CheckFinding, PageCheck } from "../../check.js";
import { matchingRoutes } from "../../../model/url-match.js";

export const responseStatusMismatch: PageCheck = { rule: "response-status-mismatch", check: checkPage };

function* checkPage({ operation, diagnostics }: Page): Generator<CheckFinding> {
  const documented = operation?.response?.statuses.map(({ status }) => status) ?? [];
  const statuses = new Set(documented.filter((status) => status < 400));
  if (statuses.size === 0 || diagnostics.some(({ rule }) => rule === "missing-status")) return;
  const named = [...statuses].join(" and ");
  const examples = operation?.examples ?? [];
  const requestsWithDocumentedStatus = new Set(
    examples.filter(({ response }) => statuses.has(response?.status ?? 0)).map(({ request }) => request.source.line),
  );
  for (const { request, response } of examples) {
    // If one response to a request has a documented status, the other responses may be later stages, such as the
    // response after a redirect.
    if (requestsWithDocumentedStatus.has(request.source.line)) continue;
    // The rule example-route-mismatch reports examples of other requests.
    const documentedRoutes = matchingRoutes(request.url, operation?.requests ?? []);
    if (!documentedRoutes.some(({ method }) => method === request.method)) continue;
    if (response === null || response.expectError || response.status >= 400 || statuses.has(response.status)) continue;
    const { file, line, column } = response.source;
    const message = `The example has status ${response.status}; the response section says ${named}. Use the same status in the example and in the response section.`;
    const subject = `${request.method} ${request.url} ${response.status}`;
    yield { message, source: { file, line: line + 1, column }, subject };
  }
}
