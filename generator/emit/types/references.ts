import type { HttpMethod, JsonValue } from "../../model/model.js";
import { isObject } from "../../model/payload.js";
import type { Call } from "../calls/calls.js";
import type { DocumentedRoute } from "../calls/documented-route.js";

/**
 * Finds the collection of the objects that a call adds to a relationship, such as `/directoryObjects`. The collection
 * is taken from the URLs in example bodies.
 * {@link https://docs.oasis-open.org/odata/odata/v4.01/odata-v4.01-part1-protocol.html#sec_AddingaReferencetoaCollectionValuedN | OData, adding a reference}
 *
 * @returns `null` for a call that does not send a reference, and for a call whose examples show several collections or
 * none
 */
export function referencedCollection({ steps, pages, method }: Call): string | null {
  if (steps.at(-1)?.name !== "$ref" || (method !== "POST" && method !== "PUT")) return null;
  const collections = new Set(pages.flatMap((page) => shownBodies(page, method)).map(collectionOf));
  const [collection = null] = collections;
  return collections.size === 1 ? collection : null;
}

function shownBodies({ operation }: DocumentedRoute, method: HttpMethod): JsonValue[] {
  const requests = operation.examples.map(({ request }) => request);
  return requests.filter((request) => request.method === method && request.body !== null).map(({ body }) => body);
}

/** Extracts the path of the collection from the URL of a reference: the part after the version and before the key. */
function collectionOf(body: JsonValue): string | null {
  const url = isObject(body) && Object.keys(body).length === 1 ? body["@odata.id"] : undefined;
  if (typeof url !== "string") return null;
  return /^https?:\/\/[^/]+\/[^/]+((?:\/[A-Za-z]+)+)\/[^/]+$/.exec(url)?.[1] ?? null;
}
