import { readPath } from "../../../page/grammar/path.js";
import type { OperationFacts, Page } from "../../../page/page.js";
import type { CheckFinding, PageCheck } from "../../check.js";

export const missingFunctionParameter: PageCheck = { rule: "missing-function-parameter", check: checkPage };

function* checkPage({ operation, translated }: Page): Generator<CheckFinding> {
  if (operation === null || operation.requests.length === 0) return;
  // Translation changes the names in the table, such as `data` for `date`, but not those in the request.
  if (translated !== undefined && hasUnlistedArgument(operation)) return;
  const requests = operation.requests.map(({ path, query }) => `${path}?${query ?? ""}`.toLowerCase());
  for (const { name, source } of operation.functionParameters) {
    if (requests.some((request) => request.includes(name.toLowerCase()))) continue;
    const message = `The parameter ${name} is missing from the HTTP request. Add ${name}={${name}} to the request.`;
    yield { message, source, subject: name };
  }
}

/** Whether a request has an argument that is not in the table of parameters. */
function hasUnlistedArgument({ requests, functionParameters }: OperationFacts): boolean {
  const listed = new Set(functionParameters.map(({ name }) => name.toLowerCase()));
  const calls = requests.flatMap(({ path }) => readPath(path).segments).flatMap((segment) => segment.arguments);
  return calls.some(({ name }) => name !== "" && !listed.has(name.toLowerCase()));
}
