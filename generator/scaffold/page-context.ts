import { posix } from "node:path";
import type { PhrasingContent } from "mdast";
import { itemType } from "../model/qualified-name.js";
import type { TypeIndex } from "../model/type-index.js";
import type { Draft, PageFacts } from "./draft.js";
import { link, strong, text } from "./markdown.js";
import { shownName } from "./names.js";
import { placeholders } from "./placeholder.js";

/** The facts about other pages that the writer of a page needs. */
export interface PageContext extends PageFacts {
  /** The types of the docs, of the draft and of the metadata. */
  readonly types: TypeIndex;
  readonly draft: Draft;
  /** The page of a type, relative to the docs folder; `null` if no page describes it. */
  readonly pageOf: (type: string) => string | null;
}

/** Whether the API follows OData. */
export function isOData({ api }: PageContext): boolean {
  return api.odata !== false;
}

/** A type as a cell or a sentence shows it: a link to its page, and `collection` for collections. */
export function typeReference(type: string, folder: PageFolder, context: PageContext): PhrasingContent[] {
  const { type: item, collection } = itemType(type);
  return [itemReference(item, folder, context), ...(collection ? [text(" collection")] : [])];
}

/** The folder of a page. */
export type PageFolder = "api" | "resources";

/** A link to the page of a type, or its name if it does not have a page. */
export function itemReference(type: string, folder: PageFolder, context: PageContext): PhrasingContent {
  if (type.startsWith("Edm.")) return text(type.slice("Edm.".length));
  const name = shownName(type, context.api.namespace);
  const page = context.pageOf(type);
  return page === null ? text(name) : link(name, pageLink(page, folder, context));
}

function pageLink(page: string, folder: PageFolder, { base }: PageContext): string {
  const path = posix.relative(`${base}${folder}`, page);
  // The template links resource pages from a resource page through their folder, too.
  return path.includes("/") ? path : `../${folder}/${path}`;
}

/** A description, or a placeholder if the description is empty. */
export function descriptionOf(description: string): PhrasingContent {
  return description.trim() === "" ? strong(placeholders.description) : text(description.trim());
}

/**
 * The description of a property or parameter. The members of an enumeration without a page are listed here, so that
 * docwright knows them.
 */
export function fieldDescription(
  field: { readonly type: string; readonly description: string },
  context: PageContext,
): PhrasingContent[] {
  const { type } = itemType(field.type);
  const members = context.pageOf(type) === null ? (context.types.get(type)?.members ?? []) : [];
  const listed = members.flatMap(({ name }, index): PhrasingContent[] => [
    text(index === 0 ? " The possible values are: " : ", "),
    { type: "inlineCode", value: name },
  ]);
  return [descriptionOf(field.description), ...listed, ...(listed.length === 0 ? [] : [text(".")])];
}
