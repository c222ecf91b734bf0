const UNSPACED = /\p{sc=Han}|\p{sc=Hira}|\p{sc=Kana}/u;

/**
 * Creates a function that tells whether a text contains a word or several words in lower case. In languages without
 * spaces, a word can be inside a longer run of characters.
 */
export function wordFinder(text: string): (words: string) => boolean {
  const spaced = ` ${text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ")} `;
  return (words) => spaced.includes(UNSPACED.test(words) ? words : ` ${words} `);
}
