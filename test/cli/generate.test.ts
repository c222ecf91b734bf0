import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { filesIn, putFiles } from "../output/scratch-folder.js";
import { docwright, spawnDocwright } from "./docwright.js";
import { project, sdkIn } from "./key-set-docs.js";

describe("docwright generate", () => {
  it("writes the SDK, prints a summary, and warns about each placeholder with its file and line", async () => {
    const folder = project();
    const ended = await spawnDocwright(folder, "generate");
    expect(ended.code).toBe(0);
    expect(ended.stdout).toMatch(
      /^Read 3 pages: 2 operations, 1 type, 0 examples\.\nUpdated sdk \((\d+) files\): \1 new\.\n/,
    );
    expect(ended.stderr).toMatch(/^docs\/api\/keyset-get\.md\n +14:\d+ {2}warning .*placeholder$/m);
    expect(ended.stderr).toContain("|**TODO: Provide applicable permissions.**|");
    expect(Object.keys(sdkIn(folder))).toEqual(
      expect.arrayContaining(["docwright.lock.json", "package.json", "README.md"]),
    );

    const [, size = ""] =
      /^The SDK has (\d+ calls, one for each method and path, and \d+ types?)\.$/m.exec(ended.stdout) ?? [];
    const [, calls, types] = /\(calls: (\d+), types: (\d+)\)/.exec(sdkIn(folder)["README.md"] ?? "") ?? [];
    expect(size).toMatch(new RegExp(`^${calls ?? ""} calls, one for each method and path, and ${types ?? ""} types?$`));
    expect(ended.stdout).toMatch(
      /\nTest the SDK: npm install --prefix sdk && npm test --prefix sdk\nUse it in a program: npm run build --prefix sdk && npm install \.\/sdk\n$/,
    );

    const again = await docwright(folder, "generate");
    expect(again.stdout).toMatch(/^All \d+ files in sdk are up to date\.$/m);
  });

  it("refuses a binary file as license", async () => {
    const folder = project();
    rmSync(join(folder, "docwright.config.ts"));
    const config = { docs: "docs", out: "sdk", sdk: { licenseFile: "logo.png" } };
    putFiles(folder, { "docwright.config.json": JSON.stringify(config), "logo.png": "\u0089PNG\0\0\0\0" });
    expect(await docwright(folder, "generate")).toMatchObject({
      code: 2,
      stderr: "docwright: Cannot read logo.png: it is a binary file. Pass a text file.\n",
    });
  });

  describe("does not print findings, or fail because of them, if", () => {
    const quiet = async (folder: string): Promise<void> => {
      for (const command of ["generate", "model"]) {
        const { code, stderr } = await docwright(folder, command, "--fail-on", "warning");
        expect({ command, code }).toEqual({ command, code: 0 });
        expect(stderr).not.toContain("placeholder");
      }
    };

    it("the baseline of lint accepts them, and prints other findings", async () => {
      const folder = project();
      const config = { docs: "docs", out: "sdk", lint: { baseline: "known.json" } };
      rmSync(join(folder, "docwright.config.ts"));
      putFiles(folder, { "docwright.config.json": JSON.stringify(config) });
      expect((await docwright(folder, "generate", "--fail-on", "warning")).code).toBe(1);
      await docwright(folder, "lint", "--update-baseline");
      await quiet(folder);
      const page = join(folder, "docs/api/keyset-get.md");
      const text = readFileSync(page, "utf8");
      putFiles(folder, { "docs/api/keyset-list.md": text.replace("Get key set", "List key sets") });
      const { code, stderr } = await docwright(folder, "generate", "--fail-on", "warning");
      expect(code).toBe(1);
      expect(stderr).toMatch(/^docs\/api\/keyset-list\.md\n +14:\d+ {2}warning .*placeholder$/m);
      expect(stderr).not.toContain("keyset-get.md");
    });

    it("the config turns the rule off", async () => {
      const folder = project();
      rmSync(join(folder, "docwright.config.ts"));
      const config = { docs: "docs", out: "sdk", lint: { rules: { placeholder: "off" } } };
      putFiles(folder, { "docwright.config.json": JSON.stringify(config) });
      await quiet(folder);
    });

    it("a comment on the page suppresses them", async () => {
      const folder = project();
      for (const name of ["get", "delete"]) {
        const page = join(folder, `docs/api/keyset-${name}.md`);
        const text = readFileSync(page, "utf8").replace(
          "|Permission type",
          "<!-- docwright ignore placeholder -->\n\n|Permission type",
        );
        writeFileSync(page, text);
      }
      await quiet(folder);
    });
  });

  it("advises to keep the selection of `--include` in the config, because `drift` needs it", async () => {
    const folder = project();
    const ended = await docwright(folder, "generate", "--include", "keyset-get");
    expect(ended.stdout).toMatch(/\nKeep the selection: set `include` and `exclude` in the config, or .*\n$/);
  });

  it("with `--check`, exits with 1 and lists outdated files instead of writing them", async () => {
    const folder = project();
    await docwright(folder, "generate");
    expect(await docwright(folder, "generate", "--check")).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/sdk is up to date\.\n$/) as string,
    });

    rmSync(join(folder, "docs/api/keyset-delete.md"));
    putFiles(folder, { "sdk/README.md": "edited" });
    const before = sdkIn(folder);
    const ended = await docwright(folder, "generate", "--check", "--verbose");
    expect(ended.code).toBe(1);
    expect(ended.stdout).toMatch(/^ {2}edited {4}README\.md$/m);
    expect(ended.stdout).toMatch(/^ {2}outdated {2}docwright\.lock\.json$/m);
    expect(ended.stdout).toMatch(/Run `docwright generate`\.\n$/);
    expect(sdkIn(folder)).toEqual(before);
  });

  it("keeps files of the user, warns about overwritten edits, and removes files that the docs no longer produce", async () => {
    const folder = project();
    await docwright(folder, "generate");
    const withDelete = Object.keys(sdkIn(folder));
    putFiles(folder, { "sdk/NOTES.md": "mine", "sdk/node_modules/ky/index.js": "ky", "sdk/README.md": "edited" });
    rmSync(join(folder, "docs/api/keyset-delete.md"));
    rmSync(join(folder, "docs/api/keyset-get.md"));
    const ended = await docwright(folder, "generate");
    expect(ended.stderr).toContain("warning: sdk/README.md was edited by hand and has been overwritten");
    expect(sdkIn(folder)).toMatchObject({ "NOTES.md": "mine", "node_modules/ky/index.js": "ky" });
    expect(sdkIn(folder)["README.md"]).not.toBe("edited");
    expect(withDelete.some((path) => !(path in sdkIn(folder)))).toBe(true);
  });

  it("prints only JSON to standard output with `--format json`, even if findings make the command fail", async () => {
    const folder = project();
    const ended = await docwright(folder, "generate", "--format", "json", "--fail-on", "warning");
    expect(ended.code).toBe(1);
    const { findings, summary } = JSON.parse(ended.stdout) as { findings: object[]; summary: { warning: number } };
    expect(findings).toContainEqual(
      expect.objectContaining({ rule: "placeholder", severity: "warning", file: "api/keyset-get.md", line: 14 }),
    );
    expect(summary.warning).toBeGreaterThan(0);
    expect((await docwright(folder, "generate", "--fail-on", "error")).code).toBe(0);
  });

  it("prints nothing with `--quiet`", async () => {
    const folder = project();
    expect(await docwright(folder, "generate", "--quiet")).toEqual({ code: 0, stdout: "", stderr: "" });
  });

  it("prints no colors without a terminal", async () => {
    expect((await docwright(project(), "generate")).stderr).not.toContain("\u001b");
  });

  it("writes to the current folder only if it is empty or contains an SDK", async () => {
    const folder = project();
    mkdirSync(join(folder, "empty"));
    const into = await docwright(join(folder, "empty"), "generate", "--docs", "../docs", "--out", ".");
    expect(into.code).toBe(0);
    const again = await docwright(join(folder, "empty"), "generate", "--docs", "../docs", "--out", ".");
    expect(again.code).toBe(0);

    putFiles(folder, { "work/notes.txt": "mine" });
    const refused = await docwright(join(folder, "work"), "generate", "--docs", "../docs", "--out", ".");
    expect(refused).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/contains other files but not a generated SDK/) as string,
    });
  });
});

describe("docwright model", () => {
  it("prints the model to standard output and the findings to standard error", async () => {
    const ended = await docwright(project(), "model");
    expect(ended.code).toBe(0);
    const model = JSON.parse(ended.stdout) as { operations: { id: string }[]; diagnostics: object[] };
    expect(model.operations.map(({ id }) => id)).toEqual(["keyset-delete", "keyset-get"]);
    expect(ended.stderr).toMatch(/\d+ warnings?\ndocwright assumes these facts, /);
  });

  it("writes the model to a file with -o", async () => {
    const folder = project();
    const printed = await docwright(folder, "model");
    const ended = await docwright(folder, "model", "-o", "model.json");
    expect(ended).toMatchObject({ code: 0, stdout: "" });
    expect(filesIn(folder)["model.json"]).toBe(printed.stdout);
  });

  it.each([
    [
      "no/such/folder/model.json",
      "Cannot write no/such/folder/model.json: the folder no/such/folder does not exist. Create it first.",
    ],
    [".", "Cannot write .: it is a folder. Choose the path of a file."],
    ["docs", "Cannot write docs: it is a folder. Choose the path of a file."],
    ["", "Option '-o, --output <file>' argument '' is invalid. Write the path of a file; see docwright model --help."],
  ])("explains why it cannot write to the path '%s'", async (path, message) => {
    const folder = project();
    const files = filesIn(folder);
    expect(await docwright(folder, "model", "-o", path)).toMatchObject({ code: 2, stderr: `docwright: ${message}\n` });
    expect(filesIn(folder)).toEqual(files);
  });
});
