import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { corpus } from "../corpus.js";
import { brokenLimits, type LanguageLimits, measureLanguages } from "../corpus/measure-languages.js";

const [english, localised] = [corpus("graph-2021-07"), corpus("localised")];
const floors = JSON.parse(readFileSync(new URL("../corpus/language-floors.json", import.meta.url), "utf8")) as Record<
  string,
  LanguageLimits
>;

describe.skipIf(english === null || localised === null)("every eighth translated page of Microsoft Graph", () => {
  it("has the facts of the English page, except for facts with translated names", async () => {
    const measured = await measureLanguages(english ?? "", localised ?? "", 8);
    expect(measured.size).toBeGreaterThan(0);
    expect(brokenLimits(measured, floors["each 8"] ?? {})).toEqual([]);
  });
});
