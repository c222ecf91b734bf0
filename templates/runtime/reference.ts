import type { GraphContext } from "./context.js";

/** The target of a relationship: its id, an object with its id, its URL, or an OData entity reference. */
export type Reference = string | { readonly id: string } | { readonly "@odata.id": string };

/**
 * Converts a reference to an OData entity reference, with the URL of the object in the cloud of the context.
 * {@link https://docs.oasis-open.org/odata/odata-json-format/v4.01/odata-json-format-v4.01.html#sec_EntityReference | OData JSON, entity reference}
 *
 * @param collection path of the collection that contains the object: `/directoryObjects`
 * @throws TypeError for an empty id, which would refer to the collection instead of an item
 */
export function toReference(
  { baseUrl }: GraphContext,
  collection: string,
  reference: Reference,
): { readonly "@odata.id": string } {
  if (typeof reference === "object" && "@odata.id" in reference) return { "@odata.id": reference["@odata.id"] };
  const id = typeof reference === "string" ? reference : reference.id;
  if (!id) throw new TypeError("The id of a reference must not be empty");
  const isUrl = /^https?:\/\//.test(id);
  return { "@odata.id": isUrl ? id : `${baseUrl}${collection}/${encodeURIComponent(id)}` };
}
