import type { MessageFacts, OperationFacts, StatusFact } from "../page/page.js";
import { shownType } from "./examples.js";
import type { Report } from "./findings.js";
import { finding } from "./findings.js";
import type { ErrorResponse, Response } from "./model.js";
import { isObject, wrappedItems } from "./payload.js";
import { collectionOf, itemType } from "./qualified-name.js";
import { UNTYPED, type Resolve } from "./type-names.js";

type ResponseExample = MessageFacts & { readonly status: number };

/**
 * The responses that the page's sentences promise; where they say less than the examples (no type, no status, one item
 * where a collection is shown), the examples are asked.
 *
 * Reports `response-by-example` where an example decides about a collection, or about everything.
 */
export function responsesOf(facts: OperationFacts, resolve: Resolve, report: Report): Response[] {
  const examples = facts.examples.flatMap(({ response }) => (response && !response.expectError ? [response] : []));
  const promised = facts.response?.statuses ?? [];
  if (promised.length === 0) return distinctStatuses(shownResponses(examples, resolve, report));
  return distinctStatuses(promised.map((status) => promisedResponse(status, examples, resolve, report)));
}

/** The errors that a page's tables document. */
export function errorsOf(facts: OperationFacts): ErrorResponse[] {
  return facts.errors.map(({ status, code, description, source }) => ({ status, code, description, source }));
}

function promisedResponse(
  fact: StatusFact,
  examples: readonly ResponseExample[],
  resolve: Resolve,
  report: Report,
): Response {
  const { status, headers, description, source } = fact;
  const shown = examples.filter((example) => example.status === status);
  return { status, type: promisedType(fact, shown, resolve, report), headers, description, source };
}

function promisedType(
  fact: StatusFact,
  shown: readonly ResponseExample[],
  resolve: Resolve,
  report: Report,
): string | null {
  if (fact.stream) return "Edm.Stream";
  if (!fact.type) return typeShown(shown, resolve);
  const type = resolve(fact.type);
  if (itemType(type).collection || !shown.some((example) => showsCollection(example, resolve))) return type;
  report(
    finding(
      "response-by-example",
      "info",
      `The sentence promises one ${type}, the example shows a collection; it is read as a collection.`,
      fact.source,
    ),
  );
  return collectionOf(type);
}

function showsCollection(example: ResponseExample, resolve: Resolve): boolean {
  const annotated = shownType(example, resolve);
  if (annotated !== null && itemType(annotated).collection) return true;
  const context = isObject(example.body) ? example.body["@odata.context"] : undefined;
  return wrappedItems(example.body) !== null && typeof context === "string" && !context.endsWith("$entity");
}

function typeShown(shown: readonly ResponseExample[], resolve: Resolve): string | null {
  for (const example of shown) {
    if (example.body === null && !example.malformed) continue;
    const type = shownType(example, resolve) ?? (typeof example.body === "string" ? "Edm.Stream" : UNTYPED);
    const wrapped = !itemType(type).collection && wrappedItems(example.body) !== null;
    return wrapped ? collectionOf(type) : type;
  }
  return null;
}

function* shownResponses(examples: readonly ResponseExample[], resolve: Resolve, report: Report): Generator<Response> {
  for (const example of examples) {
    const { status, source } = example;
    report(
      finding(
        "response-by-example",
        "info",
        `No sentence says what the method returns; ${String(status)} is read from the example.`,
        source,
      ),
    );
    yield { status, type: typeShown([example], resolve), headers: [], description: "", source };
  }
}

/** One response a status: the first that has a body, else the first. */
function distinctStatuses(responses: Iterable<Response>): Response[] {
  const byStatus = new Map<number, Response>();
  for (const response of responses) {
    const known = byStatus.get(response.status);
    if (!known) byStatus.set(response.status, response);
    else if (known.type === null && response.type !== null) byStatus.set(response.status, response);
  }
  return [...byStatus.values()];
}
