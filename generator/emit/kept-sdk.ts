import type { Cache } from "../cache/cache.js";
import type { Diagnostic } from "../diagnostic.js";
import type { EmittedSdk } from "./emit-sdk.js";
import { keepText, keptText } from "./kept-text.js";

/** An SDK as a cache keeps it: by the digests of its texts, most of which it shares with other SDKs. */
interface KeptSdk {
  readonly files: readonly (readonly [path: string, digest: string])[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Keeps an SDK for later runs. */
export function keepSdk(cache: Cache, key: string, { files, diagnostics }: EmittedSdk): void {
  const kept: KeptSdk = { files: files.map(({ path, text }) => [path, keepText(cache, text)]), diagnostics };
  cache.set(key, JSON.stringify(kept));
}

/** The SDK that was kept under a key; `null` where none was, or not all of it is there. */
export function keptSdk(cache: Cache, key: string): EmittedSdk | null {
  const json = cache.get(key);
  if (json === undefined) return null;
  const { files, diagnostics } = JSON.parse(json) as KeptSdk;
  const kept = files.flatMap(([path, digest]) => {
    const text = keptText(cache, digest);
    return text === undefined ? [] : [{ path, text }];
  });
  return kept.length === files.length ? { files: kept, diagnostics } : null;
}
