import { expect, it } from "vitest";
import { NO_CACHE } from "../../generator/cache/cache.js";
import { defaultSdkOptions } from "../../generator/emit/options.js";
import { generateSdk, generateSdkWithCache } from "../../generator/generate-sdk.js";
import { complex, model, property } from "./hand-made.js";

it("a large SDK has the same files if they are formatted while others are drafted", async () => {
  const types = Array.from({ length: 200 }, (_, index) => complex(`lamp${index}`, [property("colour")]));
  const api = model(types, []);
  let formatted = 0;
  const onFormatted = (done: number): void => {
    formatted = done;
  };
  const early = await generateSdkWithCache(api, defaultSdkOptions, { onFormatted }, NO_CACHE);
  expect(formatted).toBe(early.drafts.size);
  const late = await generateSdk(api);
  expect(await early.files()).toEqual(await late.files());
  expect(early.drafts).toEqual(late.drafts);
});
