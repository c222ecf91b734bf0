import type { ExampleFacts, Page, StatusFact } from "../../../page/page.js";
import type { CheckFinding, PageCheck } from "../../check.js";

export const responseBodyMismatch: PageCheck = { rule: "response-body-mismatch", check: checkPage };

function* checkPage({ operation, diagnostics }: Page): Generator<CheckFinding> {
  if (diagnostics.some(({ rule }) => rule === "missing-status")) return;
  for (const { request, response } of operation?.examples ?? []) {
    if (response === null || response.expectError || request.url.includes("/$count")) continue;
    // A response to HEAD never has a body (RFC 9110, section 9.3.2).
    if (request.method === "HEAD") continue;
    const documented = operation?.response?.statuses.filter(({ status }) => status === response.status) ?? [];
    const message = documented.length === 0 ? null : mismatch(response, documented);
    if (message === null) continue;
    const subject = `${request.method} ${request.url} ${response.status}`;
    yield { message, source: response.bodySource ?? response.source, subject };
  }
}

function mismatch(
  { status, body, malformed, truncated, headers }: NonNullable<ExampleFacts["response"]>,
  documented: readonly StatusFact[],
): string | null {
  const showsBody = body !== null || malformed;
  const typed = documented.find(({ type }) => type !== null)?.type;
  if (typed != null && status !== 204 && !showsBody) {
    if (truncated || !isJson(headers)) return null;
    return `The response section says that status ${status} has a body of type ${typed.text}. Show this body in the example.`;
  }
  const isEmpty = documented.every(({ type, stream }) => type === null && !stream);
  return status === 204 && isEmpty && showsBody
    ? "A response with status 204 cannot have a body. Remove the body, or correct the status."
    : null;
}

/** Tells whether the content is JSON. Content without a Content-Type header is taken for JSON. */
function isJson(headers: Readonly<Record<string, string>>): boolean {
  const [, type = "json"] = Object.entries(headers).find(([name]) => name.toLowerCase() === "content-type") ?? [];
  return /json/i.test(type);
}
