import { readPath } from "../../../page/grammar/path.js";
import { primitiveType } from "../../../page/grammar/primitive-type.js";
import type { FieldRow, OperationFacts, Page } from "../../../page/page.js";
import type { CheckFinding, PageCheck } from "../../check.js";

export const missingFunctionParameter: PageCheck = { rule: "missing-function-parameter", check: checkPage };

function* checkPage({ operation, translated }: Page): Generator<CheckFinding> {
  if (operation === null || operation.requests.length === 0) return;
  // Translation changes the names in the table, such as `data` for `date`, but not those in the request.
  if (translated !== undefined && hasUnlistedArgument(operation)) return;
  const requests = operation.requests.map(({ path, query }) => `${path}?${query ?? ""}`.toLowerCase());
  const words = new Set(requests.flatMap((request) => request.match(/[\w.@$-]+/g) ?? []));
  const searched = requests.slice(0, MAX_SEARCHED);
  const isNamed = (name: string): boolean => words.has(name) || searched.some((request) => request.includes(name));
  const missing = operation.functionParameters.filter(({ name }) => !isNamed(name.toLowerCase()));
  const isOptional = omittedParameters(operation);
  const required = missing.filter((parameter) => !isOptional(parameter));
  const listed = required.length <= MAX_LISTED ? required : [];
  for (const parameter of missing) {
    const { name, source } = parameter;
    // A call may omit an optional parameter, so the request without this parameter is right.
    const fix = isOptional(parameter)
      ? `Add a request line that ends in ${callWith([...listed, parameter], operation)}, because the parameter is optional.`
      : `Write ${callWith(listed.length > 0 ? listed : [parameter], operation)} at the end of the request.`;
    yield { message: `The parameter ${name} is missing from the HTTP request. ${fix}`, source, subject: name };
  }
}

/** Tells whether the docs call a parameter optional, unless each example passes it. */
function omittedParameters({ examples }: OperationFacts): (parameter: FieldRow) => boolean {
  const urls = examples.map(({ request }) => request.url.toLowerCase());
  return ({ name, facts }) =>
    facts.required === false && !(urls.length > 0 && urls.every((url) => url.includes(name.toLowerCase())));
}

/** A name can be a part of a word in this many requests. Searching more requests for each name would take quadratic time. */
const MAX_SEARCHED = 100;

/** A message lists at most this many parameters, so that the messages of a long table stay short. */
const MAX_LISTED = 10;

/** The last segment of the request with more arguments: `sold(day='{day}')`. */
function callWith(added: readonly FieldRow[], { requests: [request] }: OperationFacts): string {
  const last = readPath(request?.path ?? "").segments.at(-1);
  const given = (last?.arguments ?? []).map(({ name, value }) => (name === "" ? value : `${name}=${value}`));
  const more = added.map(({ name, type }) =>
    primitiveType(type?.name ?? "") === "Edm.String" ? `${name}='{${name}}'` : `${name}={${name}}`,
  );
  return `${last?.name ?? ""}(${[...given, ...more].join(",")})`;
}

/** Whether a request has an argument that is not in the table of parameters. */
function hasUnlistedArgument({ requests, functionParameters }: OperationFacts): boolean {
  const listed = new Set(functionParameters.map(({ name }) => name.toLowerCase()));
  const calls = requests.flatMap(({ path }) => readPath(path).segments).flatMap((segment) => segment.arguments);
  return calls.some(({ name }) => name !== "" && !listed.has(name.toLowerCase()));
}
