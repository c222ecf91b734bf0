import { finding } from "../findings/create-finding.js";
import type { Finding, Place } from "../findings/finding.js";
import { isKeyed, readPath } from "../page/grammar/path.js";
import type { MessageFacts, OperationFacts, StatusFact, TypeExpression } from "../page/page.js";
import { typeOfJson } from "./json-types.js";
import { UNTYPED } from "./type-lookup.js";
import { resolveMessageType } from "./examples.js";
import type { Response } from "./model.js";
import type { OperationContext } from "./operation-context.js";
import { isObject, odataType, payloadProperties, wrappedItems } from "./payload.js";
import { collectionOf, itemType, shortName } from "./qualified-name.js";
import { isErrorResponse, parseTypeAnnotation } from "./type-mentions.js";
import { matchingRoutes } from "./url-match.js";

type ResponseExample = MessageFacts & { readonly status: number };

/**
 * Builds the success responses from the sentences of the page's Response section. If the sentences do not name a status
 * or a type, the examples decide.
 *
 * Examples contradict a sentence if all of them show a collection although the sentence says one item, or the reverse.
 * Exception: if an example reads an item of the documented collection, the examples belong to another request.
 * The examples then override the sentence. Exception: if the path ends in a key, the response is one item.
 *
 * Reports `response-by-example` if no sentence names a status, `one-or-many` if examples contradict a sentence,
 * `conflicting-response` if the examples show a collection of another type, and `unexpected-content` if a sentence names
 * a type for a status without content.
 */
export function buildResponses(context: OperationContext): Response[] {
  const { examples, response } = context.facts;
  const inExamples = examples.flatMap((example) =>
    example.response && !isErrorResponse(example.response) ? [example.response] : [],
  );
  const inSentences = (response?.statuses ?? []).filter(({ status }) => status < 400);
  if (inSentences.length === 0) {
    return distinctStatuses(inExamples.map((example) => responseFromExample(example, context)));
  }
  return distinctStatuses(
    inSentences.map((fact) => {
      const { status, headers, description, source } = fact;
      const sameStatus = inExamples.filter((example) => example.status === status);
      return { status, type: responseType(fact, sameStatus, context), headers, description, source };
    }),
  );
}

/** Determines the type of a response whose status a sentence names. */
function responseType(
  fact: StatusFact,
  examples: readonly ResponseExample[],
  context: OperationContext,
): string | null {
  const { facts, resolve, report } = context;
  if (STATUSES_WITHOUT_CONTENT.has(fact.status)) {
    if (fact.type) report(unexpectedContent(fact));
    return null;
  }
  if (fact.stream) return "Edm.Stream";
  const documented = fact.type ? resolve(fact.type) : null;
  if (documented === null || !isKnown(documented, context)) {
    const types = examples.map((example) => exampleType(example, context)).filter((type) => type !== null);
    if (documented !== null && types.includes(documented)) return documented;
    const shown = types.filter((type) => isKnown(type, context));
    if (shown.length > 0) return commonType(shown, fact.source, context);
    if (documented === null || itemType(documented).type === UNTYPED) return documented ?? types[0] ?? null;
  }
  if (!isContradicted(documented, examples, context)) return documented;
  const { type: item, collection } = itemType(documented);
  if (!collection && examples.every((example) => showsOtherItems(example, item, context))) {
    const message = `The Response section describes ${documented}, but the examples show a collection of objects without a property of this type. Name the type of these objects in the Response section, or correct the examples.`;
    report(finding("conflicting-response", fact.source, message));
    return collectionOf(UNTYPED);
  }
  const type = collection || endsInKey(facts) ? item : collectionOf(item);
  if (!collection && type !== item && (facts.response?.several === true || isPlural(fact.type, documented, context)))
    return type;
  const [sentence, example] = collection ? ["a collection", "one item"] : ["one item", "a collection"];
  const message = `This sentence describes ${sentence}, but the examples show ${example}. docwright uses ${type}. Correct the sentence or the examples.`;
  report(finding("one-or-many", fact.source, message));
  return type;
}

/**
 * Whether a type name is in the plural, as in "the **default dimensions**" and "the [users](user.md)". The names of
 * declared types are not.
 */
function isPlural(written: TypeExpression | null, resolved: string, context: OperationContext): boolean {
  const name = shortName(written?.name ?? "");
  return (
    /[^s]s$/.test(name) && (!isKnown(resolved, context) || name.toLowerCase() !== shortName(resolved).toLowerCase())
  );
}

/**
 * Returns the common base of types, or else the first type. A base with at most one property, such as `entity` with its
 * `id`, does not describe a body.
 */
function commonType(shown: readonly string[], source: Place, { resolve, types }: OperationContext): string | null {
  const [first, ...others] = [...new Set(shown)].map((type) => parseTypeAnnotation(type, source));
  if (first === undefined) return null;
  const common = resolve({
    ...first,
    alternatives: others.filter(({ collection }) => collection === first.collection),
  });
  const properties = types.get(itemType(common).type)?.properties ?? [];
  return properties.length > 1 ? common : (shown[0] ?? null);
}

/** Tells whether a type is declared by a page or primitive. */
function isKnown(name: string, { types }: OperationContext): boolean {
  const { type } = itemType(name);
  return type !== UNTYPED && (type.startsWith("Edm.") || types.get(type) !== undefined);
}

/** Tells whether all examples show a collection but the sentence says one item, or the reverse. */
function isContradicted(documented: string, examples: readonly ResponseExample[], context: OperationContext): boolean {
  const { facts, types, paging } = context;
  const { type, collection } = itemType(documented);
  // An item of this type has the same property that holds the items of a list response. An example therefore does not
  // show whether the body is an item or a list.
  if (examples.length === 0 || types.property(type, paging.items)) return false;
  if (collection && facts.examples.some(({ request }) => readsItem(request.url, facts))) return false;
  return examples.every((example) => showsCollection(example, context) === !collection);
}

/** Whether a URL is the URL of an item in a documented collection: `/users/1` on a page that documents `/users`. */
function readsItem(url: string, { requests }: OperationFacts): boolean {
  const [path = ""] = url.split("?");
  const collection = path.slice(0, path.lastIndexOf("/"));
  return matchingRoutes(path, requests).length === 0 && matchingRoutes(collection, requests).length > 0;
}

/** Whether an example shows a collection of objects, none of which has a property of the type. */
function showsOtherItems(
  { body, type: annotated }: ResponseExample,
  type: string,
  { types, paging }: OperationContext,
): boolean {
  const items = annotated === null ? (wrappedItems(body, paging) ?? []) : [];
  const names = items.flatMap((item) => (isObject(item) ? payloadProperties(item).map(([name]) => name) : []));
  const isDescribed = types.lineage(type).some(({ properties }) => properties.length > 0);
  return isDescribed && names.length > 0 && names.every((name) => types.property(type, name) === undefined);
}

/** Statuses whose responses never have content. {@link https://www.rfc-editor.org/rfc/rfc9110#section-6.4.1 | RFC 9110} */
const STATUSES_WITHOUT_CONTENT: ReadonlySet<number> = new Set([204, 205, 304]);

function unexpectedContent({ status, source }: StatusFact): Finding {
  const message = `This sentence gives a type for the body, but a ${String(status)} response cannot have a body. Correct the status, or remove the type.`;
  return finding("unexpected-content", source, message);
}

function endsInKey({ requests: [request] }: OperationFacts): boolean {
  const last = request && readPath(request.path).segments.at(-1);
  return last !== undefined && (last.kind === "key" || isKeyed(last));
}

/** Tells whether an example shows a collection; `null` if the example does not show enough to decide. */
function showsCollection(example: ResponseExample, { resolve, paging }: OperationContext): boolean | null {
  const annotated = resolveMessageType(example, resolve);
  if (annotated !== null && itemType(annotated).collection) return true;
  if (!isObject(example.body) || Object.keys(example.body).length === 0) return null;
  if (wrappedItems(example.body, paging) !== null) return true;
  return Object.hasOwn(example.body, paging.items) ? null : false;
}

function exampleType(example: ResponseExample, { resolve, paging }: OperationContext): string | null {
  const { body, malformed } = example;
  if (body === null && !malformed) return null;
  const type = resolveMessageType(example, resolve) ?? unannotatedType(example);
  const wrapped = !itemType(type).collection && wrappedItems(body, paging) !== null;
  return wrapped ? collectionOf(type) : type;
}

/**
 * The type of a body without an annotation. An object that has only `value` contains a primitive value. Malformed JSON is
 * text in the facts, but does not mean that the response is text.
 * {@link https://docs.oasis-open.org/odata/odata-json-format/v4.01/odata-json-format-v4.01.html#sec_IndividualPropertyorOperationRespons | OData JSON Format 4.01}
 */
function unannotatedType({ body, malformed }: ResponseExample): string {
  if (typeof body === "string") return malformed ? UNTYPED : "Edm.Stream";
  const [property, ...others] = isObject(body) && odataType(body) === null ? payloadProperties(body) : [];
  if (property?.[0] !== "value" || others.length > 0 || typeof property[1] === "object") return UNTYPED;
  return typeOfJson(property[1], { text: () => "Edm.String", annotated: () => UNTYPED });
}

function responseFromExample(example: ResponseExample, context: OperationContext): Response {
  const { status, source } = example;
  const message = `No Response section of this operation names a status code, so docwright uses ${String(status)} from this example. Name the status code in the Response section.`;
  context.report(finding("response-by-example", source, message));
  return { status, type: exampleType(example, context), headers: [], description: "", source };
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
