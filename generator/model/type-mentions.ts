import type { Place } from "../findings/finding.js";
import type { FieldRow, MessageFacts, OperationFacts, Page, TypeExpression, TypeFacts } from "../page/page.js";
import type { JsonValue } from "./model.js";
import { isList, isObject, odataType } from "./payload.js";

/** A place where a page names a type. */
export interface TypeMention {
  readonly page: Page;
  readonly expression: TypeExpression;
  /** Values in the row that names the type. A type without a page is an enumeration if it has some. */
  readonly values: readonly string[] | null;
  readonly flags: boolean;
  /** The name is in a JSON payload or its annotation, not in a table or a sentence. */
  readonly inPayload: boolean;
}

/** Yields all places where a page names a type, in the page's order. */
export function* typeMentions(page: Page): Generator<TypeMention> {
  for (const { expression, row = null, inPayload = false } of expressions(page)) {
    yield { page, expression, values: row?.facts.values ?? null, flags: row?.facts.flags ?? false, inPayload };
    for (const alternative of expression.alternatives) {
      yield { page, expression: alternative, values: null, flags: false, inPayload };
    }
  }
}

interface Mentioned {
  readonly expression: TypeExpression;
  readonly row?: FieldRow;
  readonly inPayload?: boolean;
}

function* expressions(page: Page): Generator<Mentioned> {
  for (const type of page.types) yield* typeExpressions(type);
  if (page.operation) yield* operationExpressions(page.operation);
}

function* typeExpressions(type: TypeFacts): Generator<Mentioned> {
  if (type.base && isTypeName(type.base)) yield { expression: type.base };
  yield* rowExpressions(type.properties);
  yield* rowExpressions(type.relationships);
  for (const { returnType } of type.methods) if (returnType) yield { expression: returnType };
  if (type.representation) yield* annotations(type.representation.value, type.representation.source);
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
  yield* annotations(message.body, message.bodySource ?? message.source);
}

/** Tells a type's name in a sentence from a plain word (`the existing object`): a plain word is lower case and not a link. */
function isTypeName({ name, link }: TypeExpression): boolean {
  return link !== null || name === null || !/^\p{Ll}+$/u.test(name);
}

/** Tells whether the response of an example is an error. The body of an error is not of a documented type. */
export function isErrorResponse(response: MessageFacts & { readonly status: number }): boolean {
  return response.expectError || response.status >= 400;
}

/** Returns the type that the annotation of a message names; `null` if it does not name one. */
export function messageTypeExpression(message: MessageFacts): TypeExpression | null {
  return message.type === null ? null : parseTypeAnnotation(message.type, message.source, message.collection);
}

/** Parses a type as payloads and annotations spell it: `#microsoft.graph.user`, `Collection(microsoft.graph.user)`. */
export function parseTypeAnnotation(text: string, source: Place, collection = false): TypeExpression {
  const wrapped = /^#?Collection\((.*)\)$/i.exec(text.trim());
  const name = (wrapped?.[1] ?? text).trim().replace(/^#/, "");
  return { text, name: name || null, collection: collection || wrapped !== null, link: null, alternatives: [], source };
}

function* annotations(value: JsonValue, source: Place): Generator<Mentioned> {
  if (isList(value)) for (const item of value) yield* annotations(item, source);
  if (!isObject(value)) return;
  const own = odataType(value);
  if (own !== null) yield { expression: parseTypeAnnotation(own, source), inPayload: true };
  for (const child of Object.values(value)) yield* annotations(child, source);
}
