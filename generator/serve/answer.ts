import type { JsonValue } from "../model/model.js";
import { formEncoding } from "../model/forms.js";
import { isObject, wrappedItems, type JsonObject } from "../model/payload.js";
import { itemType } from "../model/qualified-name.js";
import { responsesOfRoute } from "../model/route-responses.js";
import { badRequest, notFound } from "./api-error.js";
import { answerList, type ListRequest } from "./answer-list.js";
import { afterItem, findDriveItem } from "./data/drive.js";
import { above, collectionOf, isItem, itemOf, readSegments, type Spot } from "./data/paths.js";
import { keyOf } from "./data/seeds.js";
import type { Call } from "./call.js";
import { openSession, opensSession, upload } from "./files.js";
import { newKey } from "./new-key.js";
import { findProperty, pickProperties, storedProperties } from "./stored-properties.js";
import type { Collection, Store } from "./data/store.js";
import { documentedResponse } from "./documented-response.js";
import { readQuery, refuseUnsupported, type Query } from "./query.js";
import { checkBody, readBody, readJson, readObject } from "./request-body.js";
import { contextUrl, idOf, shape, statusOf, written } from "./respond.js";
import { checkSelection, mergeItem } from "./shape-items.js";

/**
 * Answers a request: from the stored data if the operation reads or changes data, else with the documented response.
 *
 * @throws ApiError if the request is not valid, or if there is no such item
 */
export async function answer(call: Call, store: Store): Promise<Response> {
  const { operation } = call.match;
  if (call.roots.isOData) refuseUnsupported(call.url.searchParams, operation);
  const spot = findSpot(call, store);
  if (opensSession(operation, store)) {
    const sent = await readJson(call.request);
    checkBody(sent ?? {}, call.match, store);
    return openSession(call, spot, sent, store);
  }
  if (operation.intent === "upload") return upload(call, spot, store);
  return (spot === null ? null : await answerFromStore(call, spot, store)) ?? documented(call, store);
}

/**
 * Finds the stored data that a request addresses.
 *
 * @returns `null` if the server does not hold the data
 * @throws ApiError with status 404 if a path leads to a file that does not exist
 */
function findSpot({ match, request }: Call, store: Store): Spot | null {
  const { itemPath } = match;
  if (itemPath === null) return match.spot === null ? null : store.resolveKeys(match.spot);
  const found = findDriveItem(itemPath, store, false);
  if (found != null) return store.resolveKeys(afterItem(found.spot, itemPath));
  const { intent } = match.operation;
  const needsItem = itemPath.after.template.length === 0 || intent === "download" || intent === "create";
  if (found === undefined || !needsItem || request.method === "PUT") return null;
  throw notFound(
    `${match.route.path}: no item has the path ${JSON.stringify(itemPath.names.join("/"))}. Upload the file first, or use the path of a listed item.`,
  );
}

async function documented({ match, request, roots }: Call, store: Store): Promise<Response> {
  const contentType = request.headers.get("content-type");
  const isText = /json/i.test(contentType ?? "") || formEncoding([contentType ?? ""]) !== null;
  const sent = isText ? await readBody(request, match, store) : null;
  const isMissing = contentType === null && match.operation.requestBody?.optional !== true;
  checkBody(isMissing ? {} : sent, match, store);
  return documentedResponse(match, sent, store, roots);
}

/** @returns `null` if the server does not hold the data of the operation */
async function answerFromStore(call: Call, spot: Spot, store: Store): Promise<Response | null> {
  const removed = store.removedAncestor(spot);
  if (removed !== null)
    throw notFound(
      `The item with the key ${JSON.stringify(removed.at(-1))} was deleted. Create the item again, or use another key.`,
    );
  switch (call.match.operation.intent) {
    case "list":
    case "get":
    case "count":
      return read(call, spot, store);
    case "create":
      return create(call, spot, store);
    case "update":
    case "replace":
      return update(call, spot, store);
    case "delete":
      return remove(call, spot, store);
    case "delta":
      return delta(call, spot, store);
    case "addReference":
    case "setReference":
      return setReference(call, spot, store);
    case "removeReference":
      return removeReference(call, spot, store);
    case "download": {
      const content = store.content(spot);
      return content === undefined
        ? null
        : new Response(content.bytes, { headers: { "content-type": content.contentType } });
    }
    case "upload":
    case "listReferences":
    case "action":
    case "function":
      return null;
  }
}

function read(call: Call, spot: Spot, store: Store): Response | null {
  const { url, roots } = call;
  const isCount = spot.place.endsWith("/$count");
  const collection = returnsObject(call, spot, store)
    ? undefined
    : store.collection(isItem(spot) ? collectionOf(spot) : isCount ? above(spot) : spot);
  const query = readQuery(roots.isOData ? url.searchParams : new URLSearchParams());
  if (collection !== undefined && !isItem(spot)) {
    const items = (one: JsonObject, inner: Query): JsonObject =>
      shape(one, inner, itemOf(spot, idOf(one, collection)), collection.place.type, store);
    const list: ListRequest = { call, query, collection, context: contextUrl(call, spot, false), shape: items };
    return answerList(list, store);
  }
  const object = collection === undefined ? store.object(spot) : find(call, spot, collection).item;
  if (object === undefined) return null;
  if (object === null) throw notFound(`${url.pathname} was deleted. Restart the server to restore it.`);
  const type = store.place(collection === undefined ? spot : collectionOf(spot))?.type ?? null;
  checkSelection(query, type, store.types);
  return Response.json({ ...contextUrl(call, spot, true), ...shape(object, query, spot, type, store) });
}

/** Whether the examples of a path show one object, although requests below the path have keys. */
function returnsObject({ match }: Call, spot: Spot, store: Store): boolean {
  if (isItem(spot) || match.operation.intent !== "get" || match.suffix.length > 0) return false;
  const type = responsesOfRoute(match.route, match.operation).find(({ status }) => status < 300)?.type ?? null;
  const object = store.object(spot) ?? null;
  return type !== null && !itemType(type).collection && isObject(object) && wrappedItems(object, store.paging) === null;
}

/** Finds the item at a spot. @throws ApiError with status 404 */
function find(
  { match }: Call,
  { location }: Spot,
  collection: Collection,
): { readonly id: string; readonly item: JsonObject } {
  const id = location.at(-1) ?? "";
  const found = collection.find(id);
  if (found !== null) return found;
  throw notFound(`${match.route.path}: no item has the key ${JSON.stringify(id)}. Use the key of a listed item.`);
}

async function create(call: Call, spot: Spot, store: Store): Promise<Response | null> {
  const { match, request } = call;
  const collection = store.collection(spot);
  const documentedBody = match.operation.requestBody;
  if (collection === undefined || match.route.method !== "POST" || documentedBody?.type === "Edm.Stream") return null;
  const sent = await readObject(request, match, store);
  checkBody(sent, match, store);
  const { key, place } = collection;
  const example = match.operation.examples.find(({ response }) => response !== null && response.status < 300);
  const shown = example?.response?.body ?? null;
  const shownKey = key !== null && isObject(shown) ? keyOf(shown, key) : null;
  const id = newKey(sent, shownKey, match.operation, collection, store);
  const added = isObject(shown) ? propertiesOfService(shown, example?.request.body ?? null) : {};
  const item = { ...added, ...storedProperties(sent, place.type, store), ...(key !== null && { [key]: id }) };
  collection.set(id, item);
  const location = `${call.url.origin}${call.url.pathname}/${encodeURIComponent(id)}`;
  return written(call, item, itemOf(spot, id), place.type, store, { status: statusOf(match, 201), location });
}

/** The properties that the service sets: those in the documented response that the documented request does not send. */
function propertiesOfService(response: JsonObject, request: JsonValue): JsonObject {
  const sent = isObject(request) ? request : {};
  return pickProperties(response, (name) => !Object.hasOwn(sent, name));
}

/** The properties of an item that PUT does not replace. */
function keptProperties(item: JsonObject, type: string | null, { types }: Store): JsonObject {
  return pickProperties(item, (name) => type !== null && findProperty(name, type, types)?.readOnly === true);
}

async function update(call: Call, spot: Spot, store: Store): Promise<Response | null> {
  const { match, request } = call;
  const collection = isItem(spot) ? store.collection(collectionOf(spot)) : undefined;
  const place = store.place(isItem(spot) ? collectionOf(spot) : spot);
  if (place === undefined || (collection === undefined && place.isCollection)) return null;
  const { type } = place;
  const sent = await readObject(request, match, store);
  checkBody(sent, match, store);
  const changes = storedProperties(sent, type, store);
  const isReplacement = match.route.method === "PUT";
  const apply = (before: JsonObject): JsonObject =>
    isReplacement ? { ...keptProperties(before, type, store), ...changes } : mergeItem(before, changes);
  if (collection === undefined) {
    const object = apply(store.object(spot) ?? {});
    store.setObject(spot, object);
    return written(call, object, spot, type, store, { status: statusOf(match, 200) });
  }
  const { key } = collection;
  const isNew = collection.find(spot.location.at(-1) ?? "") === null;
  const creates = isReplacement && responsesOfRoute(match.route, match.operation).some(({ status }) => status === 201);
  const { id, item } = isNew && creates ? { id: spot.location.at(-1) ?? "", item: {} } : find(call, spot, collection);
  const next = { ...apply(item), ...(key !== null && { [key]: id }) };
  collection.set(id, next);
  return written(call, next, spot, type, store, { status: isNew ? 201 : statusOf(match, 200) });
}

function remove(call: Call, spot: Spot, store: Store): Response | null {
  if (isItem(spot)) {
    const collection = store.collection(collectionOf(spot));
    if (collection === undefined) return null;
    const { id } = find(call, spot, collection);
    collection.delete(id);
  } else {
    const place = store.place(spot);
    if (place === undefined || place.isCollection) return null;
    if (store.object(spot) === null)
      throw notFound(`${call.match.route.path} was deleted. Restart the server to restore it.`);
    store.setObject(spot, null);
  }
  store.deleteBelow(spot);
  const status = statusOf(call.match, 204);
  return new Response(null, { status: status === 200 || status === 202 ? status : 204 });
}

/** {@link https://docs.oasis-open.org/odata/odata/v4.01/odata-v4.01-part1-protocol.html#sec_RequestingChanges | OData Protocol 4.01, Requesting Changes} */
function delta(call: Call, spot: Spot, store: Store): Response | null {
  const list = above(spot);
  const collection = store.collection(list);
  if (collection === undefined) return null;
  const { url, roots } = call;
  const query = readQuery(url.searchParams);
  checkSelection(query, collection.place.type, store.types);
  const since = Number(/^\d{1,9}$/.exec(url.searchParams.get("$deltatoken") ?? "0")?.[0] ?? 0);
  const value = collection
    .changesSince(since)
    .map((change) =>
      change.kind === "removed"
        ? { "@removed": { reason: "deleted" }, [collection.key ?? "id"]: change.id }
        : shape(change.item, query, itemOf(list, idOf(change.item, collection)), collection.place.type, store),
    );
  const link = new URL(url);
  link.searchParams.set("$deltatoken", String(collection.version));
  return Response.json({
    ...contextUrl(call, list, false),
    value,
    "@odata.deltaLink": `${roots.own}${link.pathname}${link.search.replaceAll("%24", "$")}`,
  });
}

/** Adds an item to a collection, or sets a single related item. The body names the item by its URL. */
async function setReference({ request, match }: Call, spot: Spot, store: Store): Promise<Response | null> {
  const target = spot.place.endsWith("/$ref") ? above(spot) : spot;
  const collection = store.collection(target);
  if (collection === undefined && store.place(target) === undefined) return null;
  const body = await readObject(request, match, store);
  const reference = body["@odata.id"];
  if (typeof reference !== "string")
    throw badRequest("The body does not have @odata.id as a string. Send the URL of the item in @odata.id.");
  const [owner = "", id = ""] = readSegments(reference.split("?", 1)[0] ?? "").slice(-2);
  const named = { place: `/${owner.toLowerCase()}`, location: [owner.toLowerCase()] };
  const item = store.collection(named)?.find(id)?.item ?? { id };
  if (collection === undefined) store.setObject(target, item);
  else collection.set(id, item);
  return new Response(null, { status: 204 });
}

/** `DELETE /groups/{id}/members/{id}/$ref`, `DELETE /groups/{id}/members/$ref?$id={url}` */
function removeReference(call: Call, spot: Spot, store: Store): Response | null {
  const target = spot.place.endsWith("/$ref") ? above(spot) : spot;
  const reference = call.url.searchParams.get("$id");
  const item =
    reference === null || isItem(target)
      ? target
      : itemOf(target, readSegments(reference.split("?", 1)[0] ?? "").at(-1) ?? "");
  const collection = isItem(item) ? store.collection(collectionOf(item)) : undefined;
  if (collection !== undefined) collection.delete(find(call, item, collection).id);
  else if (store.place(target) === undefined) return null;
  else store.setObject(target, null);
  return new Response(null, { status: 204 });
}
