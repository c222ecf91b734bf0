import type { Place } from "../findings/finding.js";
import { type JsonPlaces, placeInJson } from "../page/grammar/json-places.js";
import type {
  FieldRow,
  MessageFacts,
  OperationFacts,
  Page,
  Representation,
  TypeExpression,
  TypeFacts,
} from "../page/page.js";
import type { JsonValue } from "./model.js";
import { isList, isObject, odataType, payloadProperties } from "./payload.js";

/** A place where a page names a type. */
export interface TypeMention {
  readonly page: Page;
  readonly expression: TypeExpression;
  /** Values in the row that names the type. They show that a type without a page is an enumeration. */
  readonly values: readonly string[] | null;
  /** Whether the row that names the type says that values can be combined. */
  readonly flags: boolean;
  /** Whether a row of a table names the type of a field, so the type can be an enumeration. */
  readonly ofField: boolean;
  /** Whether the name is in a JSON payload or its annotation. Otherwise, the name is in a table or a sentence. */
  readonly inPayload: boolean;
}

/** Lists all places where a page names a type, in the page's order. */
export function typeMentions(page: Page): readonly TypeMention[] {
  const known = mentionsOf.get(page) ?? [...findMentions(page)];
  mentionsOf.set(page, known);
  return known;
}

/** Several steps need the mentions of a page, and `watch` needs them again after each change of another page. */
const mentionsOf = new WeakMap<Page, readonly TypeMention[]>();

function* findMentions(page: Page): Generator<TypeMention> {
  for (const { expression, row = null, ofField = row !== null, inPayload = false } of expressions(page)) {
    // A list of values in a collection is not one combined value.
    const flags = row?.facts.flags === true && !expression.collection;
    yield { page, expression, values: row?.facts.values ?? null, flags, ofField, inPayload };
    for (const alternative of expression.alternatives) {
      yield { page, expression: alternative, values: null, flags: false, ofField, inPayload };
    }
  }
}

interface Mentioned {
  readonly expression: TypeExpression;
  readonly row?: FieldRow;
  readonly ofField?: boolean;
  readonly inPayload?: boolean;
}

function* expressions(page: Page): Generator<Mentioned> {
  for (const type of page.types) yield* typeExpressions(type);
  if (page.operation) yield* operationExpressions(page.operation);
}

function* typeExpressions(type: TypeFacts): Generator<Mentioned> {
  if (type.base && isTypeName(type.base)) yield { expression: type.base };
  yield* rowExpressions(type.properties);
  for (const mentioned of rowExpressions(type.relationships)) yield { ...mentioned, ofField: false };
  for (const { returnType } of type.methods) if (returnType) yield* returnedTypes(returnType);
  if (type.representation) yield* representedTypes(type, type.representation);
}

/**
 * Yields each type that a table of methods says a method returns. The types are not alternatives, because the page of the
 * method says which type it returns.
 */
function* returnedTypes({ alternatives, ...first }: TypeExpression): Generator<Mentioned> {
  for (const one of [first, ...alternatives]) yield { expression: { ...one, alternatives: [] } };
}

/**
 * Yields the types that the JSON representation names in properties without a table row. Other properties have the type
 * of their row.
 */
function* representedTypes(type: TypeFacts, { value, source, typeSources }: Representation): Generator<Mentioned> {
  if (!isObject(value)) return;
  const documented = new Set([...type.properties, ...type.relationships].map(({ name }) => name));
  for (const [name, shown] of payloadProperties(value))
    if (!documented.has(name)) yield* annotations(shown, typeSources, source);
}

function* operationExpressions(operation: OperationFacts): Generator<Mentioned> {
  yield* rowExpressions(operation.pathParameters);
  yield* rowExpressions(operation.queryParameters);
  yield* rowExpressions(operation.functionParameters);
  const { requestBody, response } = operation;
  if (requestBody?.type && isTypeName(requestBody.type)) yield { expression: requestBody.type };
  if (requestBody) yield* rowExpressions(requestBody.fields);
  for (const { type } of response?.statuses ?? []) if (type && isTypeName(type)) yield { expression: type };
  for (const example of operation.examples) {
    yield* messageExpressions(example.request);
    if (example.response && !isErrorResponse(example.response)) yield* messageExpressions(example.response);
  }
}

function* rowExpressions(rows: readonly FieldRow[]): Generator<Mentioned> {
  for (const row of rows) {
    if (row.type) yield { expression: row.type, row };
    const { inheritedFrom } = row.facts;
    if (inheritedFrom && isTypeName(inheritedFrom)) yield { expression: inheritedFrom };
  }
}

function* messageExpressions(message: MessageFacts): Generator<Mentioned> {
  const annotated = messageTypeExpression(message);
  if (annotated) yield { expression: annotated, inPayload: true };
  yield* annotations(message.body, message.typeSources, message.bodySource ?? message.source);
}

/**
 * Whether a word in a sentence is a type name. The text of a link is a type name, and so is a word that does not
 * consist of lower-case letters only.
 */
function isTypeName({ name, link }: TypeExpression): boolean {
  return link !== null || name === null || !/^\p{Ll}+$/u.test(name);
}

/** Tells whether the response of an example is an error. The docs do not name the type of an error body. */
export function isErrorResponse(response: MessageFacts & { readonly status: number }): boolean {
  return response.expectError || response.status >= 400;
}

/** Returns the type that the annotation of a message names; `null` if it does not name one. */
export function messageTypeExpression(message: MessageFacts): TypeExpression | null {
  if (message.type === null) return null;
  const annotated = parseTypeAnnotation(message.type, message.source, message.collection);
  const inBody = typeInBody(message.body);
  return inBody === null ? annotated : { ...annotated, inBody };
}

/** The type that a body names for itself or for its first item. */
function typeInBody(body: JsonValue): string | null {
  if (!isObject(body)) return null;
  const item = isList(body["value"] ?? null) ? (body["value"] as readonly JsonValue[])[0] : null;
  const own = odataType(body) ?? (item !== undefined && isObject(item) ? odataType(item) : null);
  return own?.replace(/^#/, "") ?? null;
}

/** Parses a type as payloads and annotations spell it: `#microsoft.graph.user`, `Collection(microsoft.graph.user)`. */
export function parseTypeAnnotation(text: string, source: Place, collection = false): TypeExpression {
  const wrapped = /^#?Collection\((.*)\)$/i.exec(text.trim());
  const name = (wrapped?.[1] ?? text).trim().replace(/^#/, "");
  return { text, name: name || null, collection: collection || wrapped !== null, link: null, alternatives: [], source };
}

/**
 * Yields the types that `@odata.type` names in a JSON value.
 *
 * @param places - the places of these names
 * @param body - the place of the whole body, for names without a place
 */
function* annotations(value: JsonValue, places: JsonPlaces, body: Place): Generator<Mentioned> {
  if (isList(value)) for (const item of value) yield* annotations(item, places, body);
  if (!isObject(value)) return;
  const own = odataType(value);
  if (own !== null) yield { expression: parseTypeAnnotation(own, placeInJson(own, places, body)), inPayload: true };
  for (const child of Object.values(value)) yield* annotations(child, places, body);
}
