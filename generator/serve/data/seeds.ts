import type { Example, JsonValue } from "../../model/model.js";
import { isList, isObject, type JsonObject, wrappedItems } from "../../model/payload.js";
import type { Paging } from "../../vocabulary.js";
import type { TypeIndex } from "../../model/type-index.js";
import { isPlaceholder, readSegments } from "./paths.js";
import type { Place, PlaceOperation } from "./places.js";

/** The first items of a collection, by key. */
export interface Seeds {
  readonly items: ReadonlyMap<string, JsonObject>;
  /** Keys of items by other keys that the docs show in URLs, such as a user principal name. */
  readonly aliases: ReadonlyMap<string, string>;
}

/** Returns the property with the key of a type's items; `null` if its items do not have a key. */
export function keyProperty(type: string | null, types: TypeIndex): string | null {
  const lineage = type === null ? [] : types.lineage(type);
  const [key] = lineage.flatMap(({ key: names }) => names);
  if (key !== undefined) return key;
  const [declared] = lineage;
  if (declared === undefined || declared.kind === "entity") return "id";
  return types.property(declared.name, "id") === undefined ? null : "id";
}

/**
 * Collects the items that the examples of a collection show. If several examples show the same item, the item has the
 * properties of all of them, and the first value of each property counts.
 */
export function seedItems(place: Place, types: TypeIndex, paging: Paging): Seeds {
  const items = new Map<string, JsonObject[]>();
  const aliases = new Map<string, string>();
  const key = keyProperty(place.type, types);
  const add = (id: string, item: JsonObject): void => {
    const shown = items.get(id);
    if (shown === undefined) items.set(id, [item]);
    else shown.push(item);
  };

  const lists = place.operations.filter(({ intent }) => intent === "list" || intent === "get");
  const shown = examplesOf(lists, "GET").map(({ body }) =>
    (isList(body) ? body : (wrappedItems(body, paging) ?? [])).filter(isObject),
  );
  for (const item of shown.flat()) {
    const id = key === null ? `#${String(items.size)}` : keyOf(item, key);
    if (id !== null) add(id, item);
  }
  // Examples can leave out the key. If all do, the items of the first list are shown, and they cannot be addressed.
  if (items.size === 0)
    for (const [index, item] of shown.find((list) => list.length > 0)?.entries() ?? []) add(`#${String(index)}`, item);
  const byText = key === null ? indexByText(items) : new Map<string, string>();
  for (const { id: inUrl, body } of examplesOf(withIntent(place, "get"), "GET")) {
    if (!isObject(body) || Object.hasOwn(body, paging.items)) continue;
    const id = (key === null ? byText.get(inUrl ?? "") : keyOf(body, key)) ?? inUrl;
    if (id === null) continue;
    add(id, { ...(key !== null && { [key]: id }), ...body });
    if (key !== null && inUrl !== null && inUrl !== id) aliases.set(inUrl, id);
  }
  for (const intent of ["update", "replace", "delete"] as const) {
    for (const { id: inUrl, body } of examplesOf(withIntent(place, intent), null)) {
      const id = inUrl ?? (key !== null && isObject(body) ? keyOf(body, key) : null);
      if (id === null || items.has(id) || aliases.has(id) || byText.has(id)) continue;
      add(id, { ...(isObject(body) && body), ...(key !== null && { [key]: id }) });
    }
  }
  return { items: new Map([...items].map(([id, shown]) => [id, merged(shown)])), aliases };
}

/** An object with the properties of all objects. The first value of each property counts. */
function merged(objects: readonly JsonObject[]): JsonObject {
  const values = new Map<string, JsonValue>();
  for (const [name, value] of objects.flatMap((one) => Object.entries(one))) {
    if (!values.has(name)) values.set(name, value);
  }
  return Object.fromEntries(values);
}

/** Indexes items without a key by the texts in their properties, because one of these texts is the key in URLs. */
function indexByText(items: ReadonlyMap<string, readonly JsonObject[]>): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (const [id, shown] of items) {
    for (const value of shown.flatMap((item) => Object.values(item)))
      if (typeof value === "string" && !texts.has(value)) texts.set(value, id);
  }
  return texts;
}

/** Returns the object that the examples of a place show; `null` if there is none. */
export function seedObject({ operations }: Place): JsonObject | null {
  const gets = examplesOf(
    operations.filter(({ intent }) => intent === "get"),
    "GET",
  );
  const shown = gets.map(({ body }) => body).filter(isObject);
  return shown.length === 0 ? null : merged(shown);
}

/** Returns the key of an item as text; `null` if the item does not have one. */
export function keyOf(item: JsonObject, key: string): string | null {
  const value = Object.hasOwn(item, key) ? item[key] : null;
  return typeof value === "string" || typeof value === "number" ? String(value) : null;
}

function withIntent({ itemOperations }: Place, intent: PlaceOperation["intent"]): readonly PlaceOperation[] {
  return itemOperations.filter((one) => one.intent === intent);
}

interface ShownResponse {
  /** The last segment of the request's URL; `null` if it is a placeholder. */
  readonly id: string | null;
  readonly body: JsonValue;
}

/** The successful examples of operations. Examples without `$select` and `$expand` come first. */
function examplesOf(operations: readonly PlaceOperation[], method: string | null): readonly ShownResponse[] {
  const shown = operations.flatMap(({ examples }) =>
    examples.filter(({ request, response }) => {
      if (response === null || response.malformed || response.status >= 300) return false;
      return method === null || request.method === method;
    }),
  );
  const isPartial = ({ request }: Example): number => Number(/[?&]\$(?:select|expand)=/i.test(request.url));
  return shown
    .sort((one, other) => isPartial(one) - isPartial(other))
    .map(({ request, response }) => {
      const last = readSegments(request.url.split("?", 1)[0] ?? "").at(-1);
      return {
        id: last === undefined || isPlaceholder(last) ? null : last,
        body: unwrapped(response?.body ?? null),
      };
    });
}

/** Some docs show a single object in the property `value`, which OData has for lists. */
function unwrapped(body: JsonValue): JsonValue {
  const inner = isObject(body) && Object.hasOwn(body, "value") ? body["value"] : null;
  return inner !== undefined && isObject(inner) ? inner : body;
}
