/** Words of a name: `salesCRMEntries` has `sales`, `CRM` and `Entries`. */
const WORD = /\p{Lu}{1,100}(?!\p{Ll})|\p{Lu}?\p{Ll}{1,100}|[^\p{L}]{1,100}|\p{L}/gu;

/**
 * Returns a name in lower case with each of its words in the singular: `itemcategory` for `itemCategories`. Docs often
 * write the name of an entity set (`customers`) or plain words instead of the name of the type. Compare only results
 * with each other: the singular of a word such as `status` is not a word.
 *
 * @param name without a namespace
 */
export function singularForm(name: string): string {
  return (name.match(WORD) ?? []).map((word) => singular(word.toLowerCase())).join("");
}

function singular(word: string): string {
  if (word.endsWith("people")) return `${word.slice(0, -"people".length)}person`;
  if (word.endsWith("ies")) return `${word.slice(0, -3)}y`;
  if (/(?:s|x|z|ch|sh)es$/.test(word)) return word.slice(0, -2);
  return word.endsWith("s") && !word.endsWith("ss") ? word.slice(0, -1) : word;
}
