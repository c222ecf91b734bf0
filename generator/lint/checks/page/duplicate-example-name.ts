import type { Page } from "../../../page/page.js";
import type { CheckFinding, PageCheck } from "../../check.js";

export const duplicateExampleName: PageCheck = { rule: "duplicate-example-name", check: checkPage };

function* checkPage({ operation }: Page): Generator<CheckFinding> {
  // A request with several responses is in several examples, but is checked only once.
  const byLine = new Map((operation?.examples ?? []).map((example) => [example.request.source.line, example]));
  const first = new Map<string, number>();
  for (const {
    name,
    request: { source },
  } of byLine.values()) {
    if (name === null) continue;
    const line = first.get(name);
    first.set(name, line ?? source.line);
    if (line === undefined) continue;
    const message = `The example in line ${String(line)} is also named ${name}. Give each example its own name.`;
    yield { message, source, subject: name };
  }
}
