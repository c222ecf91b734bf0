/** A number of things, by a name that takes an s: `1 page`, `2 pages`. */
export function counted(number: number, name: string): string {
  return `${number} ${name}${number === 1 ? "" : "s"}`;
}
