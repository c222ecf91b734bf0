import type { Page } from "../../../page/page.js";
import type { CheckFinding, PageCheck } from "../../check.js";

export const exampleVersionMismatch: PageCheck = { rule: "example-version-mismatch", check: checkPage };

const VERSION = /^https?:\/\/[^/\s]+\/(v\d{1,3}(?:\.\d{1,3})?|beta)(?=[/?]|$)/i;

function* checkPage({ operation, version }: Page): Generator<CheckFinding> {
  if (operation === null || version === null) return;
  // A request with several responses is in several examples, but is checked only once.
  const byLine = new Map(operation.examples.map(({ request }) => [request.source.line, request]));
  for (const { method, url, source } of byLine.values()) {
    const called = VERSION.exec(url)?.[1];
    if (called === undefined || called.toLowerCase() === version.toLowerCase()) continue;
    const { file, line, column } = source;
    const message = `The example calls ${called}, but the page documents ${version}. Write ${version} in the URL.`;
    yield { message, source: { file, line: line + 1, column }, subject: `${method} ${url}` };
  }
}
