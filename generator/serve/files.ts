import type { JsonValue, Operation } from "../model/model.js";
import { isObject, type JsonObject } from "../model/payload.js";
import { allResponses, responsesOfRoute } from "../model/route-responses.js";
import { ApiError, notImplemented } from "./api-error.js";
import type { Call } from "./call.js";
import { findDriveItem } from "./data/drive.js";
import type { ItemPath } from "./data/item-paths.js";
import { above, below, collectionOf, isItem, itemOf, type Spot } from "./data/paths.js";
import type { Store } from "./data/store.js";
import { documentedResponse } from "./documented-response.js";
import { statusOf, written } from "./respond.js";
import { storedProperties } from "./stored-properties.js";

/** The bytes of a file. */
interface Bytes {
  readonly bytes: ArrayBuffer;
  readonly contentType: string;
}

/**
 * Stores an uploaded file. If the file belongs to a stored item, the response is this item.
 *
 * @param spot the spot of the content; `null` if the request addresses an item by its path
 */
export async function upload(call: Call, spot: Spot | null, store: Store): Promise<Response> {
  const { match, request } = call;
  const content: Bytes = {
    bytes: await request.arrayBuffer(),
    contentType: request.headers.get("content-type") ?? "application/octet-stream",
  };
  if (match.itemPath !== null) {
    const behavior = call.url.searchParams.get(CONFLICT_BEHAVIOR);
    const saved = saveAtPath(call, withConflictBehavior(match.itemPath, behavior, store), content, store);
    if (saved !== undefined) return saved;
  }
  if (spot === null) return documentedResponse(match, null, store, call.roots);
  const owner = above(spot);
  const type = responsesOfRoute(match.route, match.operation).find((one) => one.status < 300)?.type ?? null;
  if (type !== null && type !== "Edm.Stream" && isStored(owner, store)) return saveItem(call, owner, content, store);
  const responses = responsesOfRoute(match.route, match.operation).filter(({ status }) => status < 300);
  const isNew = store.content(spot) === undefined;
  store.setContent(spot, content);
  const created = responses.find(({ status }) => status === 201);
  const chosen = (isNew ? created : responses.find(({ status }) => status !== 201)) ?? responses[0];
  if (chosen?.type !== "Edm.Stream") return documentedResponse(match, null, store, call.roots);
  return new Response(content.bytes, { status: chosen.status, headers: { "content-type": content.contentType } });
}

/** Whether the server has the collection of an item. */
function isStored(spot: Spot, store: Store): boolean {
  return isItem(spot) && store.collection(collectionOf(spot)) !== undefined;
}

/** Stores the content of an item, and its size. */
function saveItem(call: Call, spot: Spot, content: Bytes, store: Store): Response {
  const collection = store.collection(collectionOf(spot));
  const id = spot.location.at(-1) ?? "";
  const before = collection?.find(id) ?? null;
  const own = before?.id ?? id;
  const item = {
    ...(collection?.key != null && { [collection.key]: own }),
    ...before?.item,
    size: content.bytes.byteLength,
  };
  collection?.set(own, item);
  const saved = itemOf(collectionOf(spot), own);
  store.setContent(below(saved, "content"), content);
  return written(call, item, saved, collection?.place.type ?? null, store, { status: before === null ? 201 : 200 });
}

/** @returns `undefined` if the server does not hold the items of the drive */
function saveAtPath(call: Call, path: ItemPath, content: Bytes, store: Store): Response | undefined {
  const before = findDriveItem(path, store, false);
  const target = before ?? findDriveItem(path, store, true);
  if (target == null) return undefined;
  const response = saveItem(call, target.spot, content, store);
  return before === null && response.status === 200
    ? new Response(response.body, { status: 201, headers: response.headers })
    : response;
}

/** Decides what happens if a file with the name exists: `fail`, `rename` or `replace` (default). */
const CONFLICT_BEHAVIOR = "@microsoft.graph.conflictBehavior";

/**
 * Applies the behavior for a name that exists.
 * {@link https://learn.microsoft.com/graph/api/resources/driveitem#instance-attributes | Instance attributes}
 *
 * @throws ApiError with status 409 if a file has the name and the behavior is `fail`
 */
function withConflictBehavior(path: ItemPath, behavior: JsonValue, store: Store): ItemPath {
  if ((behavior !== "fail" && behavior !== "rename") || findDriveItem(path, store, false) == null) return path;
  const name = path.names.at(-1) ?? "";
  if (behavior === "fail") {
    const message = `An item with the name ${JSON.stringify(name)} already exists. Choose another name, or another ${CONFLICT_BEHAVIOR}.`;
    throw new ApiError(409, "nameAlreadyExists", message);
  }
  for (let number = 1; ; number += 1) {
    const free = name.replace(/(?=\.[^.]*$|$)/, ` ${String(number)}`);
    const renamed = { ...path, names: [...path.names.slice(0, -1), free] };
    if (findDriveItem(renamed, store, false) == null) return renamed;
  }
}

/** Whether an operation opens an upload session: its response has the property `uploadUrl`. */
export function opensSession(operation: Operation, { types }: Store): boolean {
  return allResponses(operation).some(
    ({ status, type }) => status < 300 && type !== null && types.property(type, "uploadUrl") !== undefined,
  );
}

/**
 * Opens an upload session of this server. The file is stored when all its bytes were received.
 *
 * @param sent the body of the request
 * @throws ApiError if the request asks for something that this server does not support
 */
export function openSession(call: Call, spot: Spot | null, sent: JsonValue, store: Store): Response {
  const { match, roots, uploads } = call;
  const options = isObject(sent) ? sent : {};
  const item = Object.values(options).find(isObject) ?? {};
  if (options["deferCommit"] === true) {
    throw notImplemented("docwright serve does not support deferCommit. Leave it out.");
  }
  const path =
    match.itemPath === null ? null : withConflictBehavior(match.itemPath, item[CONFLICT_BEHAVIOR] ?? null, store);
  const session = uploads.open(roots, (bytes) => {
    const content = { bytes, contentType: "application/octet-stream" };
    const saved = path === null ? undefined : saveAtPath(call, path, content, store);
    return (
      saved ??
      (spot === null ? new Response(null, { status: 201 }) : saveOwner(call, above(spot), content, item, store))
    );
  });
  return Response.json(session, { status: statusOf(match, 200) });
}

/** Stores the file of a session: as the content of an item, or as a new item of a collection, such as an attachment. */
function saveOwner(call: Call, owner: Spot, content: Bytes, described: JsonObject, store: Store): Response {
  if (isStored(owner, store)) return saveItem(call, owner, content, store);
  const collection = store.collection(owner);
  if (collection === undefined) {
    store.setContent(below(owner, "content"), content);
    return new Response(null, { status: 201 });
  }
  const id = collection.newId(null);
  const properties = storedProperties(described, collection.place.type, store);
  collection.set(id, { ...properties, [collection.key ?? "id"]: id });
  store.setContent(below(itemOf(owner, id), "content"), content);
  const path = call.url.pathname.slice(0, call.url.pathname.lastIndexOf("/"));
  return new Response(null, { status: 201, headers: { location: `${call.roots.own}${path}/${id}` } });
}
