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
    // In the project, so that the imports of the SDK are resolved without an installation.
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

  it("has the files and the commands of this test", () => {
    expect(files.map(({ path }) => path)).toEqual(["docs/books.md", "docwright.config.json", "first-call.ts"]);
    expect(commands).toContain("npx docwright generate");
  });

  it("generates an SDK, and reports nothing but missing status lines", () => {
    expect(generated.code).toBe(0);
    expect(generated.stdout).toContain("2 operations, 1 type, 2 examples");
    const rules = [...generated.stderr.matchAll(/^ +\d+:\d+ .* ([a-z-]+)$/gm)].map(([, rule]) => rule);
    expect(new Set(rules)).toEqual(new Set(["missing-status-line"]));
    expect(generated.stderr).not.toContain("Assumed");
  });

  it("passes the tests of the SDK", () => {
    const vitest = join(project, "node_modules/vitest/vitest.mjs");
    const sdk = join(folder, "sdk");
    const { stdout } = spawnSync(process.execPath, [vitest, "run", "--root", sdk, "--reporter", "json"], {
      cwd: sdk,
      encoding: "utf8",
    });
    const report = JSON.parse(stdout.slice(stdout.indexOf("{"))) as object;
    expect(report).toMatchObject({ success: true, numPassedTests: 2 });
  });

  it("compiles the first call", () => {
    const config = {
      extends: "./sdk/tsconfig.json",
      compilerOptions: { paths: { "@contoso/library": ["./sdk/src/index.ts"] }, types: ["node"], skipLibCheck: true },
      include: ["first-call.ts"],
    };
    writeFileSync(join(folder, "package.json"), JSON.stringify({ type: "module" }));
    writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(config));
    const compiler = join(project, "node_modules/typescript-7/bin/tsc");
    const { stdout } = spawnSync(process.execPath, [compiler, "-p", folder, "--pretty", "false"], { encoding: "utf8" });
    expect(stdout).toBe("");
  });
});
