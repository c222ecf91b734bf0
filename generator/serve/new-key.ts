import type { Operation } from "../model/model.js";
import type { JsonObject } from "../model/payload.js";
import { ApiError } from "./api-error.js";
import { keyOf } from "./data/seeds.js";
import type { Collection, Store } from "./data/store.js";
import { findProperty } from "./stored-properties.js";

/**
 * Chooses the key of a new item. The key in the body counts only if clients choose the keys of such items. Docs often
 * copy the body of an example from its response, with the key that the service chose.
 *
 * @param shown the key in the documented response
 * @throws ApiError with status 409 if the client chose the key of an existing item
 */
export function newKey(
  sent: JsonObject,
  shown: string | null,
  operation: Operation,
  collection: Collection,
  store: Store,
): string {
  const { key, place } = collection;
  const wanted = key === null ? null : keyOf(sent, key);
  if (key === null || wanted === null) return collection.newId(shown);
  const row = operation.requestBody?.properties.find(({ name }) => name === key);
  const declared = place.type === null ? undefined : findProperty(key, place.type, store.types);
  const isChosen = row === undefined ? declared?.readOnly !== true : row.readOnly !== true;
  if (!isChosen) return collection.newId(shown);
  if (collection.find(wanted) === null) return wanted;
  const isDocumented = row !== undefined || declared?.required === true;
  if (!isDocumented && GENERATED.test(wanted)) return collection.newId(shown);
  throw new ApiError(
    409,
    "conflict",
    `An item with the key ${JSON.stringify(wanted)} already exists. Choose another key.`,
  );
}

/** A GUID, also as a part of a key: `SHFT_577b75d2-a927-48c0-a5d1-dc984894e7b8`. People do not choose such keys. */
const GENERATED = /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/i;
