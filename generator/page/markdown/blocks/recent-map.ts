/** A map with a limit. It drops the entries that were not used for the longest time. */
export class RecentMap<Value> {
  #recent = new Map<string, Value>();
  #older = new Map<string, Value>();
  #length = 0;
  readonly #limit: number;

  /** @param limit - how many characters all keys together can have */
  constructor(limit: number) {
    this.#limit = limit;
  }

  get(key: string): Value | undefined {
    const recent = this.#recent.get(key);
    if (recent !== undefined) return recent;
    const older = this.#older.get(key);
    if (older !== undefined) this.set(key, older);
    return older;
  }

  set(key: string, value: Value): void {
    this.#recent.set(key, value);
    this.#length += key.length;
    // All older entries are dropped together, so that the map does not need to record when each entry was used.
    if (this.#length * 2 < this.#limit) return;
    this.#older = this.#recent;
    this.#recent = new Map();
    this.#length = 0;
  }
}
