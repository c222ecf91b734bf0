/** Finds the item whose name differs from `name` only in case. Returns `null` if an item has exactly this name. */
export function otherSpelling<Item extends { readonly name: string }>(
  items: readonly Item[],
  name: string,
): Item | null {
  if (items.some((one) => one.name === name)) return null;
  return items.find((one) => one.name.toLowerCase() === name.toLowerCase()) ?? null;
}

/** The note about a name that is not added. @param place - where the other spelling is */
export function spellingNote(name: string, known: string, place: string): string {
  return `Left out: ${name}, because ${place} has ${known}. The names differ only in case. Correct the name there.`;
}
