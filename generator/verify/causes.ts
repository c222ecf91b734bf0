import { groupBy } from "../collections/group-by.js";
import type { TypeIndex } from "../model/type-index.js";
import { itemType } from "../model/qualified-name.js";
import { createNameFinder, type NameFinder } from "./name-finder.js";

/** The probable cause of a mismatch, and the correct name if it is known. */
export interface Cause {
  /** A sentence for the message; empty if no cause is probable. */
  readonly text: string;
  readonly suggestion: string | null;
}

const NO_CAUSE: Cause = { text: "", suggestion: null };

/**
 * Finds the probable reason why the metadata does not have a name.
 *
 * @param names - the names that the metadata has instead
 * @param elsewhere - the types that have the name
 */
export function nameCause(written: string, names: NameFinder, elsewhere: readonly string[] = []): Cause {
  const [sameLetters] = names.sameLetters(written);
  if (sameLetters !== undefined) {
    return { text: `Only the capitalization differs: write \`${sameLetters}\`.`, suggestion: sameLetters };
  }
  if (elsewhere.length > 0) {
    const types = elsewhere.map((name) => `\`${name}\``).join(", ");
    return { text: `It belongs to ${types}.`, suggestion: null };
  }
  return spellingCause(written, names);
}

/** Creates a function that finds the probable reason why the metadata does not have a type. */
export function typeNameCauses(names: readonly string[]): (written: string) => Cause {
  const byLocalName = groupBy(names, localName);
  const local = createNameFinder([...byLocalName.keys()]);
  return (written) => {
    const [namesake] = local.sameLetters(localName(written));
    const [same] = byLocalName.get(localName(written)) ?? byLocalName.get(namesake ?? "") ?? [];
    if (same !== undefined) return renameCause(written, same);
    const [meant] = byLocalName.get(spellingCause(localName(written), local).suggestion ?? "") ?? [];
    return meant === undefined ? NO_CAUSE : { text: `Did you mean \`${meant}\`?`, suggestion: meant };
  };
}

/** Finds the probable reason why docs and metadata name different types. */
export function typeCause(docs: string, metadata: string, types: TypeIndex): Cause {
  const [inDocs, inMetadata] = [itemType(docs), itemType(metadata)];
  if (inDocs.type === inMetadata.type) {
    const text = inMetadata.collection ? "Document a collection." : "Document one value, not a collection.";
    return { text, suggestion: metadata };
  }
  const cause = itemTypeCause(inDocs.type, inMetadata.type, types);
  return { ...(inDocs.collection === inMetadata.collection ? cause : NO_CAUSE), suggestion: metadata };
}

function itemTypeCause(inDocs: string, inMetadata: string, types: TypeIndex): Cause {
  const suggestion = inMetadata;
  if (localName(inDocs).toLowerCase() === localName(inMetadata).toLowerCase()) return renameCause(inDocs, inMetadata);
  if (inDocs === "Edm.String" && types.get(inMetadata)?.kind === "enum") {
    return { text: "Document the enumeration as the type.", suggestion };
  }
  if (types.ancestors(inMetadata).some(({ name }) => name === inDocs)) {
    return { text: "The docs have the base type. Document the derived type.", suggestion };
  }
  if (types.ancestors(inDocs).some(({ name }) => name === inMetadata)) {
    return { text: "The docs have a derived type. Document the base type.", suggestion };
  }
  return typeNameCauses([inMetadata])(inDocs);
}

/** Suggests the nearest name. Names that differ only in digits are different names and not misspellings. */
function spellingCause(written: string, names: NameFinder): Cause {
  const nearest = names.nearest(written);
  if (nearest === null || nearest.replaceAll(/\d/g, "") === written.replaceAll(/\d/g, "")) return NO_CAUSE;
  return { text: `Did you mean \`${nearest}\`?`, suggestion: nearest };
}

function renameCause(written: string, name: string): Cause {
  const text =
    localName(written) === localName(name)
      ? `The namespace differs: write \`${name}\`.`
      : `Only the capitalization differs: write \`${name}\`.`;
  return { text, suggestion: name };
}

function localName(name: string): string {
  return name.slice(name.lastIndexOf(".") + 1);
}
