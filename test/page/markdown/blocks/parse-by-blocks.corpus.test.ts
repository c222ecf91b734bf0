import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { describe, expect, it } from "vitest";
import { createBlockParser } from "../../../../generator/page/markdown/blocks/parse-by-blocks.js";
import { parseMarkdown } from "../../../../generator/page/markdown/markdown-syntax.js";
import { corpus } from "../../../corpus.js";

const docsSets = [
  ...["business-central", "defender", "graph-2020-12", "graph-2021-07"],
  ...["localised", "modern", "modern-2026", "onedrive"],
];

describe.each(docsSets)("parsing %s by blocks", (name) => {
  const folder = corpus(name);

  it.skipIf(folder === null)("gives the same trees as parsing whole pages", () => {
    const parseByBlocks = createBlockParser();
    const files = readdirSync(folder ?? "", { recursive: true, encoding: "utf8" }).filter((path) =>
      path.endsWith(".md"),
    );
    const different = files.filter((path) => {
      const text = readFileSync(join(folder ?? "", path), "utf8").replaceAll("\r\n", "\n");
      const tree = parseByBlocks(text);
      return tree !== null && !isDeepStrictEqual(tree, parseMarkdown(text));
    });
    expect(files.length).toBeGreaterThan(0);
    expect(different).toEqual([]);
  });
});
