/** Formats a number of things whose plural ends in s: `1 page`, `2 pages`. */
export function formatCount(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
