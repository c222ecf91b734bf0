import type { Cache } from "../cache/cache.js";
import { digestOf } from "../cache/digest.js";

/** Keeps a text under its own digest, and so but once, however many results hold it. @returns the digest */
export function keepText(cache: Cache, text: string): string {
  const digest = digestOf(text);
  cache.set(digest, JSON.stringify(text));
  return digest;
}

/** The text of a digest; `undefined` where it is not kept. */
export function keptText(cache: Cache, digest: string): string | undefined {
  const json = cache.get(digest);
  return json === undefined ? undefined : (JSON.parse(json) as string);
}

/** Keeps a text as what came of something. @param key digest of all that it depends on */
export function keepResult(cache: Cache, key: string, text: string): void {
  cache.set(key, JSON.stringify(keepText(cache, text)));
}

/** The text that came of something before; `undefined` where it is not kept. */
export function keptResult(cache: Cache, key: string): string | undefined {
  const digest = keptText(cache, key);
  return digest === undefined ? undefined : keptText(cache, digest);
}
