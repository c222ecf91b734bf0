/** Words of a name: `salesCRMEntries` has `sales`, `CRM` and `Entries`. */
const WORD = /\p{Lu}{1,100}(?!\p{Ll})|\p{Lu}?\p{Ll}{1,100}|[^\p{L}]{1,100}|\p{L}/gu;

/**
 * Returns a name in lower case with each of its words in the singular: `itemcategory` for `itemCategories`. With this
 * form, a type is found if the docs name its entity set (`customers`) or write its name as plain words. Compare a
 * result only with other results, because it may not be a word: the result for `status` is `statu`.
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
