import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { GeneratedSdk } from "../generator/generate-sdk.js";
import { cachedSdk } from "../generator/sdk-cache.js";
import { scratchFolder } from "./output/scratch-folder.js";

const sdkOf = (text: string): GeneratedSdk => ({ files: [{ path: "index.ts", text }], diagnostics: [] });
const never = (): Promise<GeneratedSdk> => Promise.reject(new Error("The SDK was made anew."));

describe("the cache of the SDK", () => {
  it("gives the last SDK for the same input, and no other", async () => {
    const file = join(scratchFolder(), "cache/sdk");
    expect(await cachedSdk(file, "lamps", () => Promise.resolve(sdkOf("1")))).toEqual(sdkOf("1"));
    expect(await cachedSdk(file, "lamps", never)).toEqual(sdkOf("1"));
    expect(await cachedSdk(file, "shades", () => Promise.resolve(sdkOf("2")))).toEqual(sdkOf("2"));
    expect(await cachedSdk(file, "lamps", () => Promise.resolve(sdkOf("3")))).toEqual(sdkOf("3"));
  });

  it("is no more than a slower run where it is broken or cannot be written", async () => {
    const broken = join(scratchFolder(), "sdk");
    writeFileSync(broken, "what is this\n{");
    expect(await cachedSdk(broken, "lamps", () => Promise.resolve(sdkOf("1")))).toEqual(sdkOf("1"));
    const taken = join(scratchFolder(), "sdk");
    mkdirSync(taken);
    expect(await cachedSdk(taken, "lamps", () => Promise.resolve(sdkOf("1")))).toEqual(sdkOf("1"));
  });
});
