import type { ExampleFacts, Page, StatusFact } from "../../../page/page.js";
import type { CheckFinding, PageCheck } from "../../check.js";

export const responseBodyMismatch: PageCheck = { rule: "response-body-mismatch", check: checkPage };

function* checkPage({ operation, diagnostics }: Page): Generator<CheckFinding> {
  if (diagnostics.some(({ rule }) => rule === "missing-status")) return;
  for (const { request, response } of operation?.examples ?? []) {
    if (response === null || response.expectError || request.url.includes("/$count")) continue;
    const promises = operation?.response?.statuses.filter(({ status }) => status === response.status) ?? [];
    const message = promises.length === 0 ? null : mismatch(response, promises);
    if (message !== null) yield { message, source: response.bodySource ?? response.source };
  }
}

function mismatch(
  { status, body, malformed, truncated, headers }: NonNullable<ExampleFacts["response"]>,
  promises: readonly StatusFact[],
): string | null {
  const showsBody = body !== null || malformed;
  const typed = promises.find(({ type }) => type !== null)?.type;
  if (typed != null && status !== 204 && !showsBody) {
    if (truncated || !isJson(headers)) return null;
    return `The response section promises ${typed.text} with ${status}, the example shows no body; show it.`;
  }
  const isEmpty = promises.every(({ type, stream }) => type === null && !stream);
  return status === 204 && isEmpty && showsBody
    ? "An answer with 204 has no body, and the example shows one; take it out or name another status."
    : null;
}

/** A message that does not name its content may hold JSON. */
function isJson(headers: Readonly<Record<string, string>>): boolean {
  const [, type = "json"] = Object.entries(headers).find(([name]) => name.toLowerCase() === "content-type") ?? [];
  return /json/i.test(type);
}
