import type { Page } from "../../../page/page.js";
import type { CheckFinding, PageCheck } from "../../check.js";

export const missingFunctionParameter: PageCheck = { rule: "missing-function-parameter", check: checkPage };

function* checkPage({ operation }: Page): Generator<CheckFinding> {
  if (operation === null || operation.requests.length === 0) return;
  const requests = operation.requests.map(({ path, query }) => `${path}?${query ?? ""}`.toLowerCase());
  for (const { name, source } of operation.functionParameters) {
    if (requests.some((request) => request.includes(name.toLowerCase()))) continue;
    const message = `The parameter ${name} is missing from the HTTP request. Add ${name}={${name}} to it.`;
    yield { message, source, subject: name };
  }
}
