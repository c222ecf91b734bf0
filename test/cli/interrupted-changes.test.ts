import { rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { filesIn, putFiles } from "../output/scratch-folder.js";
import { docwright } from "./docwright.js";
import { lampExample, lampGetPage, lampPage, lampProject } from "./lamp-docs.js";

/** Commands that change several files, and the docs that they change. */
const commands: readonly (readonly [args: readonly string[], docs: Readonly<Record<string, string>>])[] = [
  [
    ["snippets", "--tabs", "all"],
    { "docs/api/lamp-get.md": lampGetPage + lampExample('{ "id": "desk", "colour": "green" }') },
  ],
  [["scaffold", "--name", "shade", "--write"], {}],
  [
    ["lint", "--fix", "--no-cache", "--fail-on", "none"],
    {
      "docs/api/lamp-get.md": lampGetPage.replace("../resources/lamp.md", "../resources/Lamp.md"),
      "docs/resources/bulb.md": `${lampPage.replaceAll("lamp", "bulb")}\nSee [lamp](Lamp.md).\n`,
    },
  ],
];

describe("a run after a kill makes the other changes of", () => {
  it.each(commands)("docwright %j", async (args, docs) => {
    const folder = lampProject(docs);
    const before = filesIn(folder);
    await docwright(folder, ...args);
    const after = filesIn(folder);
    const changed = Object.keys({ ...before, ...after }).filter((path) => before[path] !== after[path]);
    expect(changed.length).toBeGreaterThan(1);
    for (let done = 0; done < changed.length; done += 1) {
      const partial = lampProject(docs);
      for (const path of changed.slice(0, done)) {
        if (after[path] === undefined) rmSync(join(partial, path));
        else putFiles(partial, { [path]: after[path] });
      }
      // Without this option, scaffold refuses to replace pages, because people edit them.
      await docwright(partial, ...args, ...(args[0] === "scaffold" ? ["--force"] : []));
      expect(filesIn(partial)).toEqual(after);
    }
  });
});
