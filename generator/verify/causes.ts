import type { TypeIndex } from "../model/type-index.js";
import { itemType } from "../model/qualified-name.js";
import { nearestName } from "../lint/nearest-name.js";

/** Why the docs probably differ, and what would be right where that is a name. */
export interface Cause {
  /** A sentence for the writer; empty where nothing is likely. */
  readonly text: string;
  readonly suggestion: string | null;
}

const NO_CAUSE: Cause = { text: "", suggestion: null };

/** The share of letters in which a misspelt name differs; with more it is another word. */
const MAX_MISSPELLED_SHARE = 1 / 5;

/**
 * Why a name is not found among those that the metadata has in its place.
 *
 * @param elsewhere the names of types that have it
 */
export function nameCause(written: string, names: readonly string[], elsewhere: readonly string[] = []): Cause {
  const sameLetters = names.find((name) => name.toLowerCase() === written.toLowerCase());
  if (sameLetters !== undefined) {
    return { text: `Only the case differs from \`${sameLetters}\`.`, suggestion: sameLetters };
  }
  if (elsewhere.length > 0) {
    const types = elsewhere.map((name) => `\`${name}\``).join(", ");
    return { text: `${types} ${elsewhere.length === 1 ? "has" : "have"} it.`, suggestion: null };
  }
  return spellingCause(written, names);
}

/** Why a type is not among those of the metadata. */
export function typeNameCause(written: string, names: readonly string[]): Cause {
  const local = localName(written);
  const namesakes = names.filter((name) => localName(name).toLowerCase() === local.toLowerCase());
  const exact = namesakes.find((name) => localName(name) === local) ?? namesakes[0];
  if (exact !== undefined) return renameCause(written, exact);
  const near = spellingCause(local, names.map(localName));
  const meant = names.find((name) => localName(name) === near.suggestion);
  return meant === undefined ? NO_CAUSE : { text: `Perhaps a spelling of \`${meant}\`.`, suggestion: meant };
}

/** Why the docs give one type and the metadata another. */
export function typeCause(docs: string, metadata: string, types: TypeIndex): Cause {
  const [said, is] = [itemType(docs), itemType(metadata)];
  if (said.type === is.type) {
    const text = is.collection ? "The docs forget that it is a collection." : "It is one value and no collection.";
    return { text, suggestion: metadata };
  }
  const name = typeCauseOfItem(said.type, is.type, types);
  return said.collection === is.collection ? { ...name, suggestion: metadata } : { ...NO_CAUSE, suggestion: metadata };
}

function typeCauseOfItem(said: string, is: string, types: TypeIndex): Cause {
  if (localName(said).toLowerCase() === localName(is).toLowerCase()) return renameCause(said, is);
  if (said === "Edm.String" && types.get(is)?.kind === "enum") {
    return { text: "The docs name the type of the values' spelling in place of the enumeration.", suggestion: is };
  }
  if (types.ancestors(is).some(({ name }) => name === said))
    return { text: "The docs name a base type.", suggestion: is };
  if (types.ancestors(said).some(({ name }) => name === is)) {
    return { text: "The docs name a type that derives from it.", suggestion: is };
  }
  return typeNameCause(said, [is]);
}

/** Names that differ in numbers alone are names of different things. */
function spellingCause(written: string, names: readonly string[]): Cause {
  const nearest = nearestName(written, names, MAX_MISSPELLED_SHARE);
  if (nearest === null || nearest.replaceAll(/\d/g, "") === written.replaceAll(/\d/g, "")) return NO_CAUSE;
  return { text: `Perhaps a spelling of \`${nearest}\`.`, suggestion: nearest };
}

function renameCause(written: string, name: string): Cause {
  const text =
    localName(written) === localName(name)
      ? `It is in another namespace: \`${name}\`.`
      : `Only the case differs from \`${name}\`.`;
  return { text, suggestion: name };
}

function localName(name: string): string {
  return name.slice(name.lastIndexOf(".") + 1);
}
