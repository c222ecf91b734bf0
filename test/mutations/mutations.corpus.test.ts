import { describe, expect, it } from "vitest";
import { corpus } from "../corpus.js";
import { mutations } from "./all-mutations.js";
import { cosmeticEdits } from "./cosmetic-edits.js";
import { Corpus } from "./docs-set.js";
import { Random } from "./random.js";
import { pagesOf, tryCosmeticEdit, tryMutation } from "./try-mutation.js";

const folder = corpus("graph-2021-07");
/**
 * The seed, and the number of pages for each mutation. To draw other or more pages: `DOCWRIGHT_SEED=7
 * DOCWRIGHT_PAGES=20 npx vitest run test/mutations`
 */
const seed = Number(process.env["DOCWRIGHT_SEED"] ?? 1);
const count = Number(process.env["DOCWRIGHT_PAGES"] ?? 2);
const limits = { count, maxPages: 60 * count };

describe.skipIf(folder === null)(`pages drawn with seed ${String(seed)}`, () => {
  const docs = new Corpus(folder ?? "");
  const pages = folder === null ? { type: [], enum: [], operation: [] } : pagesOf(folder, docs);

  it("are tested with at least 40 mutations, whose titles all differ, and 15 cosmetic edits", () => {
    expect(new Set(mutations.map(({ title }) => title)).size).toBe(mutations.length);
    expect(mutations.length).toBeGreaterThanOrEqual(40);
    expect(cosmeticEdits.length).toBeGreaterThanOrEqual(15);
  });

  it.each(mutations)("let diff report only this change: $title", async (mutation) => {
    const trials = await tryMutation(mutation, pages[mutation.pageKind], docs, new Random(seed), limits);
    expect(trials.length).toBeGreaterThan(0);
    for (const { page, expected, found } of trials) expect({ page, found }).toEqual({ page, found: expected });
  });

  it.each(cosmeticEdits)("let diff report no change for: $title", async (edit) => {
    const trials = await tryCosmeticEdit(edit, pages, docs, new Random(seed), {
      ...limits,
      count: Math.ceil(count / 2),
    });
    expect(trials.length).toBeGreaterThan(0);
    for (const { page, found } of trials) expect({ page, found }).toEqual({ page, found: [] });
  });
});
