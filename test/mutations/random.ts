/** A pseudo-random generator: the same seed gives the same numbers. */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /**
   * Returns a number that is at least 0 and less than 1.
   *
   * @see {@link https://gist.github.com/tommyettinger/46a874533244883189143505d203312c | Mulberry32}
   */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** Returns one of the items; `undefined` if the list is empty. */
  pick<T>(items: readonly T[]): T | undefined {
    return items[Math.floor(this.next() * items.length)];
  }

  /** Returns a whole number that is at least 0 and less than `limit`. */
  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }

  /**
   * Returns one of the items.
   *
   * @throws TypeError if the list is empty
   */
  oneOf<T>(items: readonly T[]): T {
    if (items.length === 0) throw new TypeError("Cannot draw from an empty list.");
    return items[this.below(items.length)] as T;
  }

  /** Returns the items in random order. */
  shuffled<T>(items: readonly T[]): T[] {
    return items
      .map((item) => ({ item, at: this.next() }))
      .sort((one, other) => one.at - other.at)
      .map(({ item }) => item);
  }
}
