import type { GraphContext } from "./context.js";

/** What a relationship leads to: an id, an object that has one, or the URL of the object, alone or as OData has it. */
export type Reference = string | { readonly id: string } | { readonly "@odata.id": string };

/**
 * A reference as it goes over the wire: the URL of the object, in the cloud that the context is for.
 * {@link https://docs.oasis-open.org/odata/odata-json-format/v4.01/odata-json-format-v4.01.html#sec_EntityReference | OData JSON, entity reference}
 *
 * @param collection where the docs have objects of this kind: `/directoryObjects`
 * @throws TypeError for an id that is empty, which would refer to the collection in place of its item
 */
export function toReference(
  { baseUrl }: GraphContext,
  collection: string,
  reference: Reference,
): { readonly "@odata.id": string } {
  if (typeof reference === "object" && "@odata.id" in reference) return { "@odata.id": reference["@odata.id"] };
  const id = typeof reference === "string" ? reference : reference.id;
  if (!id) throw new TypeError("A reference needs an id");
  const isUrl = /^https?:\/\//.test(id);
  return { "@odata.id": isUrl ? id : `${baseUrl}${collection}/${encodeURIComponent(id)}` };
}
