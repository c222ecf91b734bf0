/**
 * Builds a search for words in a property: `term("displayName", "sales")` is `"displayName:sales"`. A quote in the words
 * becomes a space, because OData does not allow a quote inside of a phrase; services search for words without quotes.
 *
 * {@link https://learn.microsoft.com/graph/search-query-parameter | The $search query parameter}
 */
export function term<Name extends string>(property: Name, words: string): Search<Name> {
  return new Search(`"${property}:${words.replaceAll("\\", "\\\\").replaceAll('"', " ")}"`);
}

/** A search in the properties `Name`. Its text is the value of `$search`. */
export class Search<Name extends string> {
  /** Never set. It makes searches in different properties different types. */
  declare readonly about?: Name;
  readonly #text: string;
  readonly #operand: string;

  /** @param operand - the text within a longer expression, in parentheses if needed */
  constructor(text: string, operand = text) {
    this.#text = text;
    this.#operand = operand;
  }

  /** Both searches match. */
  and<Other extends string>(other: Search<Other>): Search<Name | Other> {
    return this.#joined("AND", other.#operand);
  }

  /** At least one of the searches matches. */
  or<Other extends string>(other: Search<Other>): Search<Name | Other> {
    return this.#joined("OR", other.#operand);
  }

  toString(): string {
    return this.#text;
  }

  #joined<Names extends string>(word: string, operand: string): Search<Names> {
    const text = `${this.#operand} ${word} ${operand}`;
    return new Search(text, `(${text})`);
  }
}
