import { finding } from "../findings/create-finding.js";
import type { Finding } from "../findings/finding.js";
import { isKeyed, readPath } from "../page/grammar/path.js";
import type { MessageFacts, OperationFacts, StatusFact } from "../page/page.js";
import { UNTYPED } from "./type-lookup.js";
import { resolveMessageType } from "./examples.js";
import type { Response } from "./model.js";
import type { OperationContext } from "./operation-context.js";
import { isObject, wrappedItems } from "./payload.js";
import { collectionOf, itemType } from "./qualified-name.js";
import { isErrorResponse } from "./type-mentions.js";
import type { Resolve } from "./type-names.js";

type ResponseExample = MessageFacts & { readonly status: number };

/**
 * Builds the success responses from the sentences of the page's Response section. If the sentences do not name a status
 * or a type, the examples decide. If a sentence says one item and all examples show a collection, or the reverse, the
 * examples decide, unless the path ends in a key: then the response is one item.
 *
 * Reports `response-by-example` if no sentence names a status, `one-or-many` if examples contradict a sentence, and
 * `unexpected-content` if a sentence names a type for a status without content.
 */
export function buildResponses(reading: OperationContext): Response[] {
  const { examples, response } = reading.facts;
  const shown = examples.flatMap((example) =>
    example.response && !isErrorResponse(example.response) ? [example.response] : [],
  );
  const promised = (response?.statuses ?? []).filter(({ status }) => status < 400);
  if (promised.length === 0) return distinctStatuses(shown.map((example) => responseFromExample(example, reading)));
  return distinctStatuses(
    promised.map((fact) => {
      const { status, headers, description, source } = fact;
      const type = documentedType(
        fact,
        shown.filter((example) => example.status === status),
        reading,
      );
      return { status, type, headers, description, source };
    }),
  );
}

function documentedType(fact: StatusFact, shown: readonly ResponseExample[], reading: OperationContext): string | null {
  const { facts, resolve, report } = reading;
  if (STATUSES_WITHOUT_CONTENT.has(fact.status)) {
    if (fact.type) report(unexpectedContent(fact));
    return null;
  }
  if (fact.stream) return "Edm.Stream";
  const said = fact.type ? resolve(fact.type) : null;
  if (said === null || !isKnown(said, reading)) {
    const types = shown.map((example) => exampleType(example, resolve)).filter((type) => type !== null);
    return types.find((type) => isKnown(type, reading)) ?? said ?? types[0] ?? null;
  }
  if (!isContradicted(said, shown, reading)) return said;
  const { type: item, collection } = itemType(said);
  const type = collection || endsInKey(facts) ? item : collectionOf(item);
  const [sentence, example] = collection ? ["a collection", "one item"] : ["one item", "a collection"];
  const message = `The sentence promises ${sentence} and the example shows ${example}; the response is read as ${type}.`;
  report(finding("one-or-many", fact.source, message));
  return type;
}

/** Tells whether a type is declared by a page or primitive. */
function isKnown(name: string, { types }: OperationContext): boolean {
  const { type } = itemType(name);
  return type !== UNTYPED && (type.startsWith("Edm.") || types.get(type) !== undefined);
}

/** Tells whether all examples show a collection where the sentence says one item, or the reverse. */
function isContradicted(said: string, shown: readonly ResponseExample[], reading: OperationContext): boolean {
  const { type, collection } = itemType(said);
  // An object with a property `value` looks like a collection.
  if (shown.length === 0 || reading.types.property(type, "value")) return false;
  return shown.every((example) => showsCollection(example, reading.resolve) === !collection);
}

/** Statuses whose responses never have content. {@link https://www.rfc-editor.org/rfc/rfc9110#section-6.4.1 | RFC 9110} */
const STATUSES_WITHOUT_CONTENT: ReadonlySet<number> = new Set([204, 205, 304]);

function unexpectedContent({ status, source }: StatusFact): Finding {
  const message = `A ${String(status)} response has no content; name the status that comes with the object, or leave it out.`;
  return finding("unexpected-content", source, message);
}

function endsInKey({ requests: [request] }: OperationFacts): boolean {
  const last = request && readPath(request.path).segments.at(-1);
  return last !== undefined && (last.kind === "key" || isKeyed(last));
}

/** Tells whether an example shows a collection; `null` if it does not show enough. */
function showsCollection(example: ResponseExample, resolve: Resolve): boolean | null {
  const annotated = resolveMessageType(example, resolve);
  if (annotated !== null && itemType(annotated).collection) return true;
  if (!isObject(example.body) || Object.keys(example.body).length === 0) return null;
  if (wrappedItems(example.body) !== null) return true;
  return Object.hasOwn(example.body, "value") ? null : false;
}

function exampleType(example: ResponseExample, resolve: Resolve): string | null {
  if (example.body === null && !example.malformed) return null;
  const type = resolveMessageType(example, resolve) ?? (typeof example.body === "string" ? "Edm.Stream" : UNTYPED);
  const wrapped = !itemType(type).collection && wrappedItems(example.body) !== null;
  return wrapped ? collectionOf(type) : type;
}

function responseFromExample(example: ResponseExample, { resolve, report }: OperationContext): Response {
  const { status, source } = example;
  const message = `No sentence says what the method returns; ${String(status)} is read from the example.`;
  report(finding("response-by-example", source, message));
  return { status, type: exampleType(example, resolve), headers: [], description: "", source };
}

/** Keeps one response for each status: the first with a body, else the first. */
function distinctStatuses(responses: readonly Response[]): Response[] {
  const byStatus = new Map<number, Response>();
  for (const response of responses) {
    const known = byStatus.get(response.status);
    if (!known || (known.type === null && response.type !== null)) byStatus.set(response.status, response);
  }
  return [...byStatus.values()];
}
