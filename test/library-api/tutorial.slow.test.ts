import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { docwright, type Ended } from "../cli/docwright.js";

const project = fileURLToPath(new URL("../../", import.meta.url));
const tutorial = readFileSync(join(project, "docs/other-api.md"), "utf8");

/** The files that the tutorial shows: code blocks with a file name after the language. */
const files = [...tutorial.matchAll(/^(`{3,4})\w{1,20} ([\w./-]{1,80})\n(.*?)^\1$/gms)].map(
  ([, , path = "", text = ""]) => ({ path, text }),
);

/** The commands of the tutorial. */
const commands = [...tutorial.matchAll(/^```sh\n(.*?)^```$/gms)].flatMap(([, text = ""]) => text.trim().split("\n"));

describe("the tutorial for another API", () => {
  let folder: string;
  let generated: Ended;
  beforeAll(async () => {
    const cache = join(project, "node_modules/.cache");
    mkdirSync(cache, { recursive: true });
    // The folder is inside the project, so that imports of packages are resolved without an installation.
    folder = mkdtempSync(join(cache, "docwright-tutorial-"));
    for (const { path, text } of files) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    generated = await docwright(folder, "generate");
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it("shows three files and the command `npx docwright generate`", () => {
    expect(files.map(({ path }) => path)).toEqual(["docs/books.md", "docwright.config.json", "first-call.mjs"]);
    expect(commands).toContain("npx docwright generate");
  });

  it("generates an SDK, with findings only about missing status lines", () => {
    expect(generated.code).toBe(0);
    expect(generated.stdout).toContain("2 operations, 1 type, 2 examples");
    const rules = [...generated.stderr.matchAll(/^ +\d+:\d+ .* ([a-z-]+)$/gm)].map(([, rule]) => rule);
    expect(new Set(rules)).toEqual(new Set(["missing-status-line"]));
    expect(generated.stderr).not.toContain("Assumed");
  });

  it("generates an SDK whose tests pass", () => {
    const vitest = join(project, "node_modules/vitest/vitest.mjs");
    const sdk = join(folder, "sdk");
    const { stdout } = spawnSync(process.execPath, [vitest, "run", "--root", sdk, "--reporter", "json"], {
      cwd: sdk,
      encoding: "utf8",
    });
    const report = JSON.parse(stdout.slice(stdout.indexOf("{"))) as object;
    expect(report).toMatchObject({ success: true, numPassedTests: 2 });
  });

  it("shows a first call that compiles", () => {
    const config = {
      extends: "./sdk/tsconfig.json",
      compilerOptions: {
        paths: { "@contoso/library": ["./sdk/src/index.ts"] },
        types: ["node"],
        skipLibCheck: true,
        checkJs: true,
        noEmit: true,
      },
      include: ["first-call.mjs"],
    };
    writeFileSync(join(folder, "package.json"), JSON.stringify({ type: "module" }));
    writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(config));
    const compiler = join(project, "node_modules/typescript-7/bin/tsc");
    const { stdout } = spawnSync(process.execPath, [compiler, "-p", folder, "--pretty", "false"], { encoding: "utf8" });
    expect(stdout).toBe("");
  });
});
