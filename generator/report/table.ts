/** A list without equal items. */
export interface Table<Item> {
  readonly items: readonly Item[];
  /** Adds an item if the table does not have an equal one. @returns its index */
  readonly add: (item: Item) => number;
}

/** Creates a table of JSON values, which are equal if their JSON text is equal. */
export function createTable<Item>(): Table<Item> {
  const items: Item[] = [];
  const indexes = new Map<string, number>();
  return {
    items,
    add: (item) => {
      const key = JSON.stringify(item);
      const index = indexes.get(key) ?? items.push(item) - 1;
      indexes.set(key, index);
      return index;
    },
  };
}
