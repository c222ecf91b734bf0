import { encodeExpression } from "./encoding.js";

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
  /** This property is never set. It gives searches in different properties different types. */
  declare readonly about?: Name;
  readonly #text: string;
  readonly #operand: string;

  /** @param operand - the text for use within a longer expression: with parentheses if it needs them */
  constructor(text: string, operand = text) {
    this.#text = text;
    this.#operand = operand;
  }

  /** A search that matches if both searches match. */
  and<Other extends string>(other: Search<Other>): Search<Name | Other> {
    return join(this.#operand, "AND", other.#operand);
  }

  /** A search that matches if at least one of the searches matches. */
  or<Other extends string>(other: Search<Other>): Search<Name | Other> {
    return join(this.#operand, "OR", other.#operand);
  }

  /** The text, percent-encoded for the query of a URL. */
  get encoded(): string {
    return encodeExpression(this.#text);
  }

  toString(): string {
    return this.#text;
  }
}

function join<Name extends string>(left: string, word: string, right: string): Search<Name> {
  const text = `${left} ${word} ${right}`;
  return new Search(text, `(${text})`);
}
