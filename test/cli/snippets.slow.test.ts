import { cpSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { filesIn, scratchFolder } from "../output/scratch-folder.js";
import { spawnDocwright } from "./docwright.js";

const inputDocs = fileURLToPath(new URL("../../input-docs/", import.meta.url));

/** Copies the docs of this repository, with a config that has these options of the SDK. */
function project(sdk: object): string {
  const folder = scratchFolder();
  cpSync(inputDocs, join(folder, "docs"), { recursive: true });
  writeFileSync(join(folder, "docwright.config.json"), JSON.stringify({ docs: "docs", apiVersion: "beta", sdk }));
  return folder;
}

describe("docwright snippets --compile", () => {
  it("writes snippets that compile, and --check succeeds afterwards", async () => {
    const folder = project({ packageName: "@example/keys", int64: "bigint", dates: "Date" });
    const written = await spawnDocwright(folder, "snippets", "--compile", "--tabs", "all");
    expect(written).toEqual({ code: 0, stdout: "Snippets: 18 of 18 requests.\nChanged 33 files.\n", stderr: "" });
    const checked = await spawnDocwright(folder, "snippets", "--compile", "--tabs", "all", "--check");
    expect(checked).toMatchObject({ code: 0, stdout: "Snippets: 18 of 18 requests.\nThe docs are up to date.\n" });
  });

  it("names the page and the line of a snippet that does not compile, and writes nothing", async () => {
    // The SDK has the name of the package with the credential, so the compiler does not find the SDK.
    const folder = project({ packageName: "@azure/identity" });
    const before = filesIn(folder);
    const { code, stdout } = await spawnDocwright(folder, "snippets", "--compile");
    expect(code).toBe(1);
    expect(stdout).toContain(
      "docs/api-reference/beta/api/trustframework-list-keysets.md:71: Line 2 of the snippet does not compile: Module '\"@azure/identity\"' has no exported member 'GraphClient'.\n",
    );
    expect(stdout).toMatch(/Nothing was written, because the compiler reported \d+ errors\.\n$/);
    expect(filesIn(folder)).toEqual(before);
  });
});
