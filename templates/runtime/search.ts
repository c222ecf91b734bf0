/**
 * Words to search for in a property: `term("displayName", "sales")` is `"displayName:sales"`.
 * {@link https://learn.microsoft.com/graph/search-query-parameter | The $search query parameter}
 */
export function term<Name extends string>(property: Name, words: string): Search<Name> {
  return new Search(`"${property}:${words.replace(/[\\"]/g, "\\$&")}"`);
}

/** What to search for in properties named `Name`. Its text is the value of `$search`. */
export class Search<Name extends string> {
  /** For the compiler alone: the properties that are searched. */
  declare readonly about?: Name;
  readonly #text: string;
  readonly #operand: string;

  /** @param operand - how the text stands beside another one */
  constructor(text: string, operand = text) {
    this.#text = text;
    this.#operand = operand;
  }

  and<Other extends string>(other: Search<Other>): Search<Name | Other> {
    return this.#joined("AND", other.#operand);
  }

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
