import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { listDocs } from "../generator/docs/read-docs.js";
import { corpus } from "./corpus.js";
import { scratchFolder } from "./output/scratch-folder.js";
import { findingOf, lintFindings, messages } from "./remark-messages.js";

const folder = corpus("modern");

describe.skipIf(folder === null)("the remark plugin on the pages of `modern`", () => {
  const docs = folder ?? "";

  it("reports the findings that `docwright lint` reports for each page", async () => {
    const project = scratchFolder();
    const reported: Awaited<ReturnType<typeof lintFindings>> = {};
    for (const file of await listDocs([docs])) {
      const path = join(docs, file);
      const found = await messages(project, path, readFileSync(path, "utf8"), { docs });
      if (found.length > 0) reported[file] = found.map(findingOf);
    }
    expect(Object.values(reported).flat().length).toBeGreaterThan(50);
    expect(reported).toEqual(await lintFindings(project, docs));
  });
});
