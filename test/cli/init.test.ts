import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { collectAnswers, type Prompts } from "../../generator/cli/commands/init/answers.js";
import { filesIn, putFiles, scratchFolder } from "../output/scratch-folder.js";
import { docwright, spawnDocwright } from "./docwright.js";
import { commitAll } from "./git-repository.js";
import { lampFiles, lampGetPage, lampPage } from "./lamp-docs.js";

/** A repository with docs and without a config. */
function docsOnly(files: Readonly<Record<string, string>> = {}): string {
  const folder = scratchFolder();
  const { "docwright.config.json": _, ...docs } = lampFiles;
  putFiles(folder, { ...docs, "README.md": "# A repository\n", ...files });
  return folder;
}

/** The pages of lamps do not name the host of the API. */
const assumedHost =
  "docwright assumes these facts, because the docs do not name them:\n  requests and tokens go to https://graph.microsoft.com/v1.0: no page names the host. Set baseUrl.\n";

interface Step {
  readonly run?: string;
  readonly uses?: string;
  readonly with?: Readonly<Record<string, string>>;
  readonly "working-directory"?: string;
}

interface Workflow {
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: { readonly docwright: { readonly steps: readonly Step[] } };
}

/** Runs a script of a workflow with a program `npm` that packs a file `action.yml` as `npm pack` does. */
function runWithPackage(script: string, folder: string): void {
  const bin = scratchFolder();
  putFiles(bin, { "package/action.yml": "name: docwright\n" });
  const pack = `tar -czf "$PWD/$1.tgz" -C '${bin}' package && echo "$1.tgz"`;
  putFiles(bin, { npm: `#!/bin/sh\nset -- "$2"\n${pack}\n` });
  chmodSync(join(bin, "npm"), 0o755);
  execFileSync("bash", ["-eo", "pipefail", "-c", script], {
    cwd: folder,
    env: { ...process.env, PATH: `${bin}:${process.env["PATH"] ?? ""}` },
  });
}

describe("docwright init", () => {
  it("prints the config keys to set if the docs do not describe Microsoft Graph", async () => {
    const folder = scratchFolder();
    const table = "| Field | Type |\n| --- | --- |\n| city | string |\n";
    putFiles(folder, {
      "docs/garages.md": `# Garages\n\n## List garages\n\n\`GET /garages\`\n\n## Garage\n\n${table}`,
    });
    const { code, stderr } = await docwright(folder, "init", "--yes", "--docs", "docs");
    expect(code).toBe(0);
    for (const key of ["namespace", "dialect.odata", "baseUrl"]) expect(stderr).toContain(` Set ${key}.\n`);
  });

  it("names the next command with npx if it was started with npx", async () => {
    const { stdout } = await spawnDocwright({ cwd: docsOnly(), env: { npm_command: "exec" } }, "init", "--yes");
    expect(stdout).toMatch(/\nNext: npx docwright generate\n$/);
  });

  it("writes a config, a baseline, a workflow with a pinned version and entries in .gitignore", async () => {
    const folder = docsOnly({ ".gitignore": "node_modules/\n*.log" });
    const ended = await docwright(folder, "init", "--yes", "--package-name", "@contoso/lamps");
    expect(ended).toMatchObject({ code: 0, stderr: assumedHost });
    expect(ended.stdout).toMatch(/^Wrote docwright\.config\.ts\.\nWrote lint-baseline\.json with \d+ known finding/);
    expect(ended.stdout).toMatch(/\nNext: docwright generate\n$/);
    expect(readFileSync(join(folder, "docwright.config.ts"), "utf8")).toBe(
      'import { defineConfig } from "docwright/config";\n\nexport default defineConfig({\n  docs: "docs",\n  out: "sdk",\n  sdk: {\n    packageName: "@contoso/lamps"\n  },\n  lint: {\n    baseline: "lint-baseline.json"\n  }\n});\n',
    );
    expect(readFileSync(join(folder, ".gitignore"), "utf8")).toBe("node_modules/\n*.log\nsdk/dist/\nsdk/.docwright/\n");
    const workflow = parse(readFileSync(join(folder, ".github/workflows/docwright.yml"), "utf8")) as Workflow;
    const { steps } = workflow.jobs.docwright;
    const version = (await docwright(folder, "--version")).stdout.trim();
    const scripts = steps.flatMap(({ run }) => run ?? []);
    expect(scripts[0]).toContain(`npm pack docwright@${version}`);
    runWithPackage(scripts[0] ?? "", folder);
    const checks = steps.filter(({ uses }) => uses === "./.docwright");
    expect(readFileSync(join(folder, ".docwright/action.yml"), "utf8")).toBe("name: docwright\n");
    expect(checks.map((step) => step.with?.["command"])).toEqual(["lint", "diff", "drift"]);
    const { inputs } = parse(readFileSync(new URL("../../action.yml", import.meta.url), "utf8")) as { inputs: object };
    for (const step of checks)
      expect(Object.keys(inputs)).toEqual(expect.arrayContaining(Object.keys(step.with ?? {})));
    expect(workflow.permissions).toEqual({ contents: "read", "pull-requests": "write" });

    expect(await docwright(folder, "lint", "--fail-on", "info")).toMatchObject({ code: 0 });
    expect((await docwright(folder, "generate")).code).toBe(0);
    expect((await docwright(folder, "drift")).code).toBe(0);
    const sdk = steps.find((step) => step["working-directory"] !== undefined);
    expect(sdk?.["working-directory"]).toBe("sdk");
    const manifest = JSON.parse(readFileSync(join(folder, "sdk/package.json"), "utf8")) as { scripts: object };
    expect(sdk?.run).toBe("npm install\nnpm run build\nnpm test\n");
    expect(manifest.scripts).toMatchObject({ build: expect.any(String) as string, test: expect.any(String) as string });
  });

  it("writes the selection of `--include` and `--exclude` into the config, and a baseline of this part only", async () => {
    const bulb = "docs/resources/bulb.md";
    const other = lampPage.replaceAll("lamp", "bulb").replace("Int32", "Watts");
    const folder = docsOnly({ [bulb]: other, "docs/resources/lamp.md": lampPage.replace("Int32", "Amperes") });
    const init = ["init", "--yes", "--ci", "none", "--include", "lamp", "--exclude", "*-delete"];
    const ended = await docwright(folder, ...init);
    expect(ended).toMatchObject({ code: 0, stderr: assumedHost });
    expect(ended.stdout).toContain("Read 2 pages: 1 operation, ");
    expect(readFileSync(join(folder, "docwright.config.ts"), "utf8")).toContain(
      '  include: [\n    "lamp"\n  ],\n  exclude: [\n    "*-delete"\n  ],\n',
    );
    const baseline = readFileSync(join(folder, "lint-baseline.json"), "utf8");
    expect(baseline).toContain("Amperes");
    expect(baseline).not.toContain("Watts");
    expect(await docwright(folder, "lint", "--fail-on", "info")).toMatchObject({ code: 0 });
  });

  it("writes no file if the config or another file of `init` exists and `--force` is missing", async () => {
    const folder = docsOnly({ "lint-baseline.json": "mine" });
    const before = filesIn(folder);
    const ended = await docwright(folder, "init", "--yes");
    expect(ended.stderr).toBe("docwright: lint-baseline.json already exists. Overwrite existing files with --force.\n");
    expect(ended.code).toBe(2);
    expect(filesIn(folder)).toEqual(before);
    expect((await docwright(folder, "init", "--yes", "--force")).code).toBe(0);
    expect((await docwright(folder, "init", "--yes")).stderr).toMatch(
      /^docwright: docwright\.config\.ts already exists/,
    );
  });

  it.each([
    ["gitlab", ".gitlab-ci.yml"],
    ["azure", "azure-pipelines-docwright.yml"],
  ])("writes a valid CI workflow for %s", async (service, path) => {
    const folder = docsOnly();
    const ended = await docwright(folder, "init", "docs", "--yes", "--no-sdk", "--ci", service);
    expect(ended.stdout).toMatch(/\nNext: docwright lint\n$/);
    const text = readFileSync(join(folder, path), "utf8");
    expect(parse(text)).toBeTypeOf("object");
    expect(text).toContain("docwright lint --since");
    expect(text).not.toContain("drift");
    expect(readFileSync(join(folder, "docwright.config.ts"), "utf8")).not.toContain("out:");
  });

  it.each<[string, string[], RegExp]>([
    ["without --yes outside a terminal", [], /this is not a terminal\. Accept the defaults with --yes\.\n$/],
    [
      "with a wrong package name",
      ["--yes", "--package-name", "My SDK"],
      /sdk\.packageName must be an npm package name/,
    ],
    ["with an SDK inside the docs", ["--yes", "--out", "docs/sdk"], /overlap; choose a separate output folder/],
    ["with a missing docs folder", ["nowhere", "--yes"], /nowhere does not exist/],
    ["with --out and --no-sdk", ["--out", "sdk", "--no-sdk"], /cannot be used with option/],
  ])("%s: prints the fix, exits with 2, and writes nothing", async (_, args, message) => {
    const folder = docsOnly();
    const before = filesIn(folder);
    const ended = await docwright(folder, "init", ...args);
    expect(ended.stderr).toMatch(message);
    expect(ended.code).toBe(2);
    expect(filesIn(folder)).toEqual(before);
  });

  it("names the pages that cannot be read, and keeps them out of the baseline", async () => {
    const folder = docsOnly();
    writeFileSync(join(folder, "docs/resources/broken.md"), Buffer.from([0, 1, 0, 0, 7]));
    const ended = await docwright(folder, "init", "--yes");
    expect(ended.code).toBe(0);
    expect(ended.stderr).toMatch(/^docs\/resources\/broken\.md: .+\. The page was left out\.\n/);
    const lint = await docwright(folder, "lint", "--no-cache");
    expect(lint).toMatchObject({ code: 1, stdout: expect.stringContaining("resources/broken.md") as string });
  });

  it("with `--yes`, fails with a list of the docs folders if there are several", async () => {
    const folder = docsOnly({ "other/api/lamp-get.md": lampGetPage });
    expect((await docwright(folder, "init", "--yes")).stderr).toBe(
      "docwright: Several docs folders found: docs, other. Choose one with --docs.\n",
    );
  });

  it("prints that no docs folder was found", async () => {
    const folder = docsOnly();
    rmSync(join(folder, "docs"), { recursive: true });
    expect((await docwright(folder, "init", "--yes")).stderr).toMatch(/^docwright: No reference pages found/);
  });

  it("refuses to run below the top folder of a repository, because CI reads only workflows in the top folder", async () => {
    const folder = docsOnly({ "sub/docs/api/lamp-get.md": lampGetPage });
    commitAll(folder);
    mkdirSync(join(folder, "sub"), { recursive: true });
    const ended = await docwright(join(folder, "sub"), "init", "--yes");
    expect(ended.stderr).toMatch(/Run init in \.\., or use --ci none\.\n$/);
    expect((await docwright(join(folder, "sub"), "init", "--yes", "--ci", "none")).code).toBe(0);
  });

  it("asks only questions that the options do not answer", async () => {
    const folder = scratchFolder();
    putFiles(folder, {
      "content/api-reference/v1.0/resources/lamp.md": lampPage,
      "content/api-reference/beta/resources/lamp.md": lampPage,
    });
    const asked: string[] = [];
    const prompts: Prompts = {
      text: (question, initial) => {
        asked.push(`${question} [${initial}]`);
        return Promise.resolve(question.startsWith("Name") ? "lamps" : initial);
      },
      select: (question, choices, initial) => {
        asked.push(`${question} ${choices.join("|")} [${initial}]`);
        return Promise.resolve(initial);
      },
    };
    const before = process.cwd();
    process.chdir(folder);
    try {
      expect(await collectAnswers({ sdk: true, out: "lib" }, prompts)).toEqual({
        docs: ["content"],
        apiVersion: "v1.0",
        sdk: { out: "lib", packageName: "lamps" },
        ci: "github",
      });
    } finally {
      process.chdir(before);
    }
    expect(asked).toEqual([
      "Docs folder [content]",
      "API version beta|v1.0 [v1.0]",
      "Name of the npm package [graph-sdk]",
      "CI service github|gitlab|azure|none [github]",
    ]);
  });
});
