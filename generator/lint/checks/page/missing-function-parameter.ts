import { readPath } from "../../../page/grammar/path.js";
import type { OperationFacts, Page } from "../../../page/page.js";
import type { CheckFinding, PageCheck } from "../../check.js";

export const missingFunctionParameter: PageCheck = { rule: "missing-function-parameter", check: checkPage };

function* checkPage({ operation, translated }: Page): Generator<CheckFinding> {
  if (operation === null || operation.requests.length === 0) return;
  // Translation changes the names in the table, such as `data` for `date`, but not those in the request.
  if (translated !== undefined && hasUnlistedArgument(operation)) return;
  const requests = operation.requests.map(({ path, query }) => `${path}?${query ?? ""}`.toLowerCase());
  for (const { name, facts, source } of operation.functionParameters) {
    if (requests.some((request) => request.includes(name.toLowerCase()))) continue;
    const message = `The parameter ${name} is missing from the HTTP request. ${fixFor(name, facts.required === false)}`;
    yield { message, source, subject: name };
  }
}

/** A call may omit an optional parameter, so the request without this parameter is right. */
function fixFor(name: string, optional: boolean): string {
  return optional
    ? `Add a request line with ${name}={${name}}, because the parameter is optional.`
    : `Add ${name}={${name}} to the request.`;
}

/** Whether a request has an argument that is not in the table of parameters. */
function hasUnlistedArgument({ requests, functionParameters }: OperationFacts): boolean {
  const listed = new Set(functionParameters.map(({ name }) => name.toLowerCase()));
  const calls = requests.flatMap(({ path }) => readPath(path).segments).flatMap((segment) => segment.arguments);
  return calls.some(({ name }) => name !== "" && !listed.has(name.toLowerCase()));
}
