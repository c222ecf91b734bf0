import { readPath } from "../page/grammar/path.js";
import type { MessageFacts, OperationFacts, StatusFact } from "../page/page.js";
import { UNTYPED } from "./declared-names.js";
import { shownType } from "./examples.js";
import { finding, type Report } from "./findings.js";
import type { ErrorResponse, Response } from "./model.js";
import { isObject, wrappedItems } from "./payload.js";
import { collectionOf, itemType } from "./qualified-name.js";
import type { IndexedType, TypeIndex } from "./type-index.js";
import type { Resolve } from "./type-names.js";

type ResponseExample = MessageFacts & { readonly status: number };

/**
 * The responses that the page's sentences promise. Where they say less than the examples (no status, no type), the
 * examples are asked. Where a sentence promises one item and every example shows a collection, or the other way round,
 * the examples are believed, unless the path ends in a key, which leads to one item whatever they show.
 *
 * Reports `response-by-example` where examples speak alone, and `one-or-many` where they contradict the sentence.
 */
export function responsesOf(
  facts: OperationFacts,
  resolve: Resolve,
  types: TypeIndex<IndexedType>,
  report: Report,
): Response[] {
  const examples = facts.examples.flatMap(({ response }) => (response && !response.expectError ? [response] : []));
  const promised = facts.response?.statuses ?? [];
  if (promised.length === 0)
    return distinctStatuses(examples.map((example) => shownResponse(example, resolve, report)));
  const keyed = endsInKey(facts);
  return distinctStatuses(
    promised.map((fact) => {
      const shown = examples.filter(({ status }) => status === fact.status);
      const { status, headers, description, source } = fact;
      const type = promisedType(fact, shown, keyed, resolve, types, report);
      return { status, type, headers, description, source };
    }),
  );
}

/** The errors that a page's tables document. */
export function errorsOf(facts: OperationFacts): ErrorResponse[] {
  return facts.errors.map(({ status, code, description, source }) => ({ status, code, description, source }));
}

function promisedType(
  fact: StatusFact,
  shown: readonly ResponseExample[],
  keyed: boolean,
  resolve: Resolve,
  types: TypeIndex<IndexedType>,
  report: Report,
): string | null {
  if (fact.stream) return "Edm.Stream";
  if (!fact.type) return shown.map((example) => typeShown(example, resolve)).find((type) => type !== null) ?? null;
  const promised = itemType(resolve(fact.type));
  const wraps = types.property(promised.type, "value") === undefined;
  const shapes = wraps ? shown.map((example) => showsCollection(example, resolve)) : [];
  const contradicted = shapes.length > 0 && shapes.every((collection) => collection === !promised.collection);
  const type = (contradicted ? !promised.collection && !keyed : promised.collection)
    ? collectionOf(promised.type)
    : promised.type;
  if (contradicted) {
    const [said, seen] = promised.collection ? ["a collection", "one item"] : ["one item", "a collection"];
    const message = `The sentence promises ${said} and the example shows ${seen}; the response is read as ${type}.`;
    report(finding("one-or-many", "info", message, fact.source));
  }
  return type;
}

function endsInKey({ requests: [request] }: OperationFacts): boolean {
  return request !== undefined && readPath(request.path).segments.at(-1)?.kind === "key";
}

/** Whether an example shows a collection or one item; `null` where it shows too little to tell. */
function showsCollection(example: ResponseExample, resolve: Resolve): boolean | null {
  const annotated = shownType(example, resolve);
  if (annotated !== null && itemType(annotated).collection) return true;
  if (!isObject(example.body) || Object.keys(example.body).length === 0) return null;
  if (wrappedItems(example.body) !== null) return true;
  return Object.hasOwn(example.body, "value") ? null : false;
}

function typeShown(example: ResponseExample, resolve: Resolve): string | null {
  if (example.body === null && !example.malformed) return null;
  const type = shownType(example, resolve) ?? (typeof example.body === "string" ? "Edm.Stream" : UNTYPED);
  const wrapped = !itemType(type).collection && wrappedItems(example.body) !== null;
  return wrapped ? collectionOf(type) : type;
}

function shownResponse(example: ResponseExample, resolve: Resolve, report: Report): Response {
  const { status, source } = example;
  const message = `No sentence says what the method returns; ${String(status)} is read from the example.`;
  report(finding("response-by-example", "info", message, source));
  return { status, type: typeShown(example, resolve), headers: [], description: "", source };
}

/** One response a status: the first that has a body, else the first. */
function distinctStatuses(responses: readonly Response[]): Response[] {
  const byStatus = new Map<number, Response>();
  for (const response of responses) {
    const known = byStatus.get(response.status);
    if (!known || (known.type === null && response.type !== null)) byStatus.set(response.status, response);
  }
  return [...byStatus.values()];
}
