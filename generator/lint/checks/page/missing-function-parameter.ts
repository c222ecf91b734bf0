import type { Page } from "../../../page/page.js";
import type { Finding, PageRule } from "../../rule.js";

export const missingFunctionParameter: PageRule = {
  kind: "page",
  name: "missing-function-parameter",
  severity: "warning",
  summary: "A parameter of a function stands in none of the page's requests",
  check: checkPage,
};

function* checkPage({ operation }: Page): Generator<Finding> {
  if (operation === null || operation.requests.length === 0) return;
  const requests = operation.requests.map(({ path, query }) => `${path}?${query ?? ""}`.toLowerCase());
  for (const { name, source } of operation.functionParameters) {
    if (requests.some((request) => request.includes(name.toLowerCase()))) continue;
    const message = `No request of this page shows where ${name} goes; write it as ${name}={${name}}.`;
    yield { message, source };
  }
}
