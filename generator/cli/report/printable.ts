/** Characters that steer a terminal or the direction of writing, and would let a page's text draw over ours. */
const STEERING = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu;

/** Text from docs as a terminal may have it, as long as it was. */
export function printable(text: string): string {
  return text.replaceAll("\t", " ").replaceAll(STEERING, "·");
}
