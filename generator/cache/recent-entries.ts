import type { Cache } from "./cache.js";

/**
 * Keeps the entries that the last two runs used in memory, for a process that runs again and again. A run ends with
 * `save`. The first run also uses the opened cache. Later runs do not write it, because people may edit many times.
 */
export function recentEntries(opened: Cache): Cache {
  let disk: Cache | null = opened;
  let last = new Map<string, string>();
  let current = new Map<string, string>();
  const get = (key: string): string | undefined => {
    const json = current.get(key) ?? last.get(key) ?? disk?.get(key);
    if (json !== undefined) current.set(key, json);
    return json;
  };
  return {
    isEmpty: () => current.size === 0 && last.size === 0 && disk?.isEmpty() !== false,
    get,
    keep: get,
    set: (key, json) => {
      current.set(key, json);
      disk?.set(key, json);
    },
    save: () => {
      disk?.save();
      disk = null;
      last = current;
      current = new Map();
    },
  };
}
