import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { microsoftGraph } from "../../generator/dialect/microsoft-graph.js";

const page = readFileSync(new URL("../../docs/dialect.md", import.meta.url), "utf8");

/** The keys in the first column of the tables under a heading. */
function documentedKeys(heading: string): string[] {
  const section = page.split(/^## /m).find((text) => text.startsWith(`${heading}\n`)) ?? "";
  const cells = section.match(/^\| `[^|]{1,200}/gm) ?? [];
  return cells.flatMap((cell) => [...cell.matchAll(/`([\w.]+)`/g)].map(([, key = ""]) => key));
}

describe("docs/dialect.md", () => {
  const {
    headings,
    columns,
    phrases,
    permissionRows,
    odata: _,
    languages: __,
    language: ___,
    paging,
    ...others
  } = microsoftGraph;

  it.each([
    ["Headings", headings],
    ["Columns", columns],
    ["Phrases", phrases],
  ])("lists every key of the dialect under the heading %s", (heading, words) => {
    expect(documentedKeys(heading).sort()).toEqual(Object.keys(words).sort());
  });

  it("lists the keys under the headings `The API` and `Other keys`", () => {
    expect(documentedKeys("The API").filter((key) => /^(?:odata|paging\.)/.test(key))).toEqual([
      "odata",
      ...Object.keys(paging).map((key) => `paging.${key}`),
      "paging.parameter",
    ]);
    const documented = new Set(documentedKeys("Other keys"));
    expect(Object.keys(others).filter((key) => !documented.has(key))).toEqual([]);
    expect(Object.keys(permissionRows).filter((key) => !page.includes(`\`${key}\``))).toEqual([]);
  });
});
