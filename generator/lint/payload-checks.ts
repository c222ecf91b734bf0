import { bodyShape } from "../model/body-shape.js";
import {
  checkObject,
  checkValue,
  MissingProperties,
  namedType,
  type Contradiction,
  type ValueUse,
} from "../model/check-value.js";
import type { JsonValue, Operation } from "../model/model.js";
import { isList, isObject, odataType, payloadProperties, wrappedItems, type JsonObject } from "../model/payload.js";
import { itemType } from "../model/qualified-name.js";
import type { TypeIndex } from "../model/type-index.js";
import { propertyFinder } from "./name-finders.js";
import type { Paging } from "../vocabulary.js";

/** Checks the body of a request against the table of the operation and against the type of the request body. */
export function checkRequest(
  body: JsonValue,
  operation: Operation,
  types: TypeIndex,
  paging: Paging,
): readonly Contradiction[] {
  const { requestBody: documented, intent } = operation;
  if (documented === null || documented.type === "Edm.Stream" || !isObject(body)) return [];
  const use: ValueUse = intent === "update" ? "update" : "create";
  const declared = documented.type === null ? undefined : types.get(documented.type);
  if (documented.type !== null && declared?.kind !== "entity" && declared?.kind !== "complex") return [];

  const named = declared === undefined ? null : namedType(body, declared, types);
  if (typeof named === "string") return checkValue(body, declared?.name ?? "", types, use);
  if (named !== null && !resembles(body, named.name, types)) return [];
  const all = bodyShape(operation, named, types);
  const shape = use === "create" ? all : { ...all, required: new Set<string>() };
  // If the table describes an item, and the body is a list of these items, each item is checked against the table.
  const items = named === null && shape.property(paging.items) === undefined ? wrappedItems(body, paging) : null;
  if (items === null) return checkObject(body, shape, types, use);
  const missing = new MissingProperties();
  return items.flatMap((item, index) =>
    isObject(item) ? checkObject(item, shape, types, use, `/${paging.items}/${index.toString()}`, missing) : [],
  );
}

/**
 * Checks the body of a response against its possible types: the type of the annotation and the type of the response
 * section. Returns the contradictions with the type that has the fewest.
 *
 * @param isComplete whether the body has to contain all required properties. With OData, it does not, because `$select`
 * can leave out properties.
 */
export function checkResponse(
  body: JsonValue,
  candidates: readonly string[],
  types: TypeIndex,
  paging: Paging,
  isComplete = false,
): readonly Contradiction[] {
  const [first = [], ...others] = candidates.map((type) => [
    ...checkPayload(body, type, types, paging, "read"),
    ...(isComplete ? checkPayload(body, type, types, paging, "create").filter(isMissing) : []),
  ]);
  return others.reduce((least, other) => (faultsOf(other) < faultsOf(least) ? other : least), first);
}

/**
 * The number of contradictions. A body that names a type in `@odata.type` has the candidate from which this type
 * derives, even if the body contradicts the type in other ways.
 */
function faultsOf(found: readonly Contradiction[]): number {
  return found.some(({ path }) => path === "/@odata.type") ? Infinity : found.length;
}

function isMissing({ rule }: Contradiction): boolean {
  return rule === "missing-required";
}

/**
 * OData wraps collections and primitive values in a property `value`. Other APIs use another name for this property.
 */
function checkPayload(
  body: JsonValue,
  type: string,
  types: TypeIndex,
  paging: Paging,
  use: ValueUse,
): readonly Contradiction[] {
  const { items: name } = paging;
  const { type: item, collection: isCollection } = itemType(type);
  if (!isObject(body)) return isList(body) ? checkList(body, item, types, use, "") : [];
  const listed = wrappedItems(body, paging);
  // A type can have a property with the name of the wrapper, such as `value`. Its value is not a list of objects.
  const wraps = types.property(item, name) === undefined || (isCollection && listed?.some(isObject) === true);
  const items = wraps ? listed : null;
  if (items !== null) return checkList(items, item, types, use, `/${name}`);
  const isWrapped = wraps && Object.keys(body).every((key) => key === name || key === paging.next || key.includes("@"));
  if (isWrapped && body[name] !== undefined) return checkValue(body[name], item, types, use, `/${name}`);
  return item.startsWith("Edm.") || !resembles(body, item, types) ? [] : checkValue(body, item, types, use);
}

/**
 * Tells whether an object can be of a type. An object without `@odata.type` and without any property of the type belongs
 * to another type, so its properties are not checked.
 */
function resembles(value: JsonObject, type: string, types: TypeIndex): boolean {
  if (odataType(value) !== null) return true;
  const names = payloadProperties(value).map(([name]) => name);
  if (names.length === 0 || names.some((name) => types.property(type, name) !== undefined)) return true;
  const nearest = propertyFinder(type, types);
  return names.some((name) => nearest(name) !== null);
}

function checkList(
  items: readonly JsonValue[],
  item: string,
  types: TypeIndex,
  use: ValueUse,
  at: string,
): Contradiction[] {
  const missing = new MissingProperties();
  return items.flatMap((value, index) =>
    isObject(value) && !resembles(value, item, types)
      ? []
      : checkValue(value, item, types, use, `${at}/${index}`, missing),
  );
}
