/** Formats a whole number: `2,106`. */
export function formatNumber(value: number): string {
  return value.toLocaleString("en");
}

/** Formats a number of things: `1 property`, `2 properties`. */
export function formatCount(value: number, noun: string, plural = `${noun}s`): string {
  return `${formatNumber(value)} ${value === 1 ? noun : plural}`;
}

/** Formats a share. Rounds down, so that 100 % means all. */
export function formatShare(part: number, whole: number): string {
  return whole === 0 ? "–" : `${String(Math.floor((100 * part) / whole))} %`;
}
