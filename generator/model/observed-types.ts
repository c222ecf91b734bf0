import type { Place } from "../findings/finding.js";
import type { Paging } from "../vocabulary.js";
import type { Page } from "../page/page.js";
import { typeOfJson, type JsonReader } from "./json-types.js";
import type { JsonValue, Operation, Property } from "./model.js";
import { isList, isObject, odataType, payloadProperties, wrappedItems, type JsonObject } from "./payload.js";
import { createProperty } from "./properties.js";
import { collectionOf, itemType } from "./qualified-name.js";
import type { IndexedType, TypeIndex } from "./type-index.js";
import { parseTypeAnnotation } from "./type-mentions.js";
import { UNTYPED } from "./type-lookup.js";
import type { TypeNames } from "./type-names.js";

/** The facts that examples show about a type without a page. */
export interface ObservedType {
  /** In the order in which the examples first show them. */
  readonly properties: readonly Property[];
  /** Strings that examples show as values of the type. They show that the type may be an enumeration. */
  readonly values: readonly string[];
  readonly source: Place;
}

/**
 * Collects the properties and values that examples show for types without a page. Visits the bodies of all examples and
 * determines the type of each value from the known types.
 *
 * @param types - the declared types, and the types without a page. The latter have the properties that tables show
 * @param pages - the pages of the operations
 */
export function collectObservedTypes(
  operations: readonly Operation[],
  types: TypeIndex<IndexedType>,
  names: TypeNames,
  pages: readonly Page[],
  paging: Paging,
): ReadonlyMap<string, ObservedType> {
  const observed = new Map<string, Observation>();
  const wanted = new Set(names.undeclared.map(({ name }) => name));
  const pageOf = new Map(pages.map((page) => [page.file, page]));
  for (const operation of operations) {
    const page = pageOf.get(operation.source.file);
    if (!page) continue;
    const resolve = names.resolverFor(page);
    for (const body of exampleBodies(operation, paging)) {
      const reader: JsonReader = {
        text: () => "Edm.String",
        annotated: (type) => resolve(parseTypeAnnotation(type, body.source)),
      };
      observe(body.value, body.type, { types, wanted, reader, source: body.source, observed });
    }
  }
  return new Map(
    [...observed].map(([name, { properties, values, source }]) => [
      name,
      { properties: [...properties.values()], values: [...values], source },
    ]),
  );
}

interface Observation {
  readonly properties: Map<string, Property>;
  readonly values: Set<string>;
  readonly source: Place;
}

interface Walk {
  readonly types: TypeIndex<IndexedType>;
  readonly wanted: ReadonlySet<string>;
  readonly reader: JsonReader;
  readonly source: Place;
  readonly observed: Map<string, Observation>;
}

interface ExampleBody {
  readonly value: JsonValue;
  readonly type: string;
  readonly source: Place;
}

function* exampleBodies({ examples, requestBody, responses }: Operation, paging: Paging): Generator<ExampleBody> {
  for (const { request, response, source } of examples) {
    yield { value: request.body, type: requestBody?.type ?? UNTYPED, source };
    if (!response) continue;
    const documented = responses.find(({ status }) => status === response.status)?.type;
    const type = response.type ?? documented ?? UNTYPED;
    const items = wrappedItems(response.body, paging);
    const wrapped = items !== null && (itemType(type).collection || documented === collectionOf(type));
    yield { value: wrapped ? items : response.body, type: itemType(type).type, source: response.source };
  }
}

function observe(value: JsonValue, expected: string, walk: Walk): void {
  if (isList(value)) {
    for (const item of value) observe(item, itemType(expected).type, walk);
  } else if (isObject(value)) {
    observeObject(value, expected, walk);
  }
}

function observeObject(value: JsonObject, expected: string, walk: Walk): void {
  const own = odataType(value);
  const type = own === null ? expected : walk.reader.annotated(own);
  const observation = walk.wanted.has(type) ? observationOf(type, walk) : null;
  for (const [name, child] of payloadProperties(value)) {
    const declared = walk.types.property(type, name)?.type;
    observation?.properties.set(name, mergeObservation(observation.properties.get(name), name, child, walk));
    const childType = declared ?? UNTYPED;
    if (walk.wanted.has(itemType(childType).type)) collectValues(child, itemType(childType).type, walk);
    observe(child, childType, walk);
  }
}

function observationOf(type: string, { observed, source }: Walk): Observation {
  const known = observed.get(type);
  if (known) return known;
  const added: Observation = { properties: new Map(), values: new Set(), source };
  observed.set(type, added);
  return added;
}

function collectValues(value: JsonValue, type: string, walk: Walk): void {
  for (const item of isList(value) ? value : [value]) {
    if (typeof item === "string" && item !== "") observationOf(type, walk).values.add(item);
  }
}

function mergeObservation(
  known: Property | undefined,
  name: string,
  value: JsonValue,
  { reader, source }: Walk,
): Property {
  const type = typeOfJson(value, reader);
  if (!known) return createProperty(name, type, source);
  return { ...known, type: commonType(known.type, type) };
}

const WIDTHS = ["Edm.Int32", "Edm.Int64", "Edm.Double"];

/** Returns the type that accepts the values of both types. */
function commonType(a: string, b: string): string {
  if (a === b || b === UNTYPED) return a;
  if (a === UNTYPED) return b;
  const [first, second] = [itemType(a), itemType(b)];
  if (first.collection && second.collection) return collectionOf(commonType(first.type, second.type));
  const width = Math.max(WIDTHS.indexOf(a), WIDTHS.indexOf(b));
  return WIDTHS.includes(a) && WIDTHS.includes(b) ? (WIDTHS[width] ?? UNTYPED) : UNTYPED;
}
