import { describe, expect, test } from "vitest";
import { corpus } from "../corpus.js";
import { readDocsSet } from "../read-docs-set.js";
import { formattedOtherwise } from "./formatted-otherwise.js";

describe.each([
  ["input-docs", "input-docs", null, 20],
  ["graph-2021-07", corpus("graph-2021-07"), null, 4000],
  ["modern-2026, v1.0", corpus("modern-2026/pages"), "v1.0", 20],
  ["modern-2026, beta", corpus("modern-2026/pages"), "beta", 20],
])("Prettier does not change a file of the SDK", (name, folder, apiVersion, atLeast) => {
  test.skipIf(folder === null)(`of ${name}, and formats the unformatted text to the same file`, async () => {
    const { model } = await readDocsSet(folder ?? "", { apiVersion, cache: true });
    const { compared, different } = await formattedOtherwise(model);
    expect(compared).toBeGreaterThan(atLeast);
    expect(different).toEqual([]);
  });
});
