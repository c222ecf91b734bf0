import { execFile, spawn } from "node:child_process";
import { mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, inject, it } from "vitest";
import { apiPage, itemPage } from "../lint/docs.js";
import { putFiles, scratchFolder } from "../output/scratch-folder.js";
import { startLanguageClient } from "./language-client.js";

const project = fileURLToPath(new URL("../..", import.meta.url));
const editors = readFileSync(join(project, "docs/editors.md"), "utf8");

/** The settings of the VS Code extension. */
interface Glspc {
  readonly "glspc.server.command": string;
  readonly "glspc.server.commandArguments": readonly string[];
}

/** The code blocks of a language in `docs/editors.md`. */
function blocks(language: string): readonly string[] {
  return [...editors.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, "gms"))].map(([, text = ""]) => text);
}

const page = "docs/api/item-get.md";
const wrong = apiPage({
  response: "If successful, this method returns a `200 OK` response code and an [item](../resources/Item.md) object.",
});

/** A project in which docwright and remark-cli are installed. */
function installedProject(files: Readonly<Record<string, string>> = {}): string {
  const folder = scratchFolder();
  putFiles(folder, {
    "package.json": "{}",
    "docwright.config.json": '{ "docs": "docs", "lint": { "rules": { "link-case": "warning" } } }',
    [page]: wrong,
    "docs/resources/item.md": itemPage(),
    ...files,
  });
  mkdirSync(join(folder, "node_modules/.bin"), { recursive: true });
  symlinkSync(join(dirname(inject("builtCli")), "../.."), join(folder, "node_modules/docwright"));
  symlinkSync(join(project, "node_modules/remark-cli"), join(folder, "node_modules/remark-cli"));
  symlinkSync("../docwright/dist/cli/main.js", join(folder, "node_modules/.bin/docwright"));
  symlinkSync("../remark-cli/cli.js", join(folder, "node_modules/.bin/remark"));
  return folder;
}

/** Runs a command line of `docs/editors.md` in a shell. */
function run(folder: string, command: string): Promise<{ readonly code: unknown; readonly stderr: string }> {
  return new Promise((resolve) => {
    execFile("sh", ["-c", command], { cwd: folder }, (error, _, stderr) => {
      resolve({ code: error?.code ?? 0, stderr });
    });
  });
}

describe("docs/editors.md", () => {
  it("shows commands for VS Code and Neovim that start the language server", async () => {
    const [settings = "{}"] = blocks("json");
    const code = JSON.parse(settings) as Glspc;
    const neovim = JSON.parse(`[${/cmd = \{(.*)\}/.exec(blocks("lua")[0] ?? "")?.[1] ?? ""}]`) as readonly string[];
    const commands = [[code["glspc.server.command"], ...code["glspc.server.commandArguments"]], neovim];
    for (const command of commands) {
      const [file = "", ...args] = command;
      const folder = installedProject();
      const client = await startLanguageClient(folder, () => spawn(file, args, { cwd: folder }));
      const diagnostics = await client.open(page, wrong);
      expect(diagnostics.map((one) => one.code)).toEqual(["link-case"]);
    }
  });

  it("shows commands and configs for remark-cli that report the findings", async () => {
    const command =
      blocks("sh")
        .join("")
        .split("\n")
        .find((line) => line.startsWith("npx remark")) ?? "";
    const plain = await run(installedProject(), command);
    expect(plain).toMatchObject({ code: 1, stderr: expect.stringContaining("link-case") as string });

    const [, , config = "", withOptions = ""] = blocks("json");
    const configured = await run(installedProject({ ".remarkrc.json": config }), "npx remark docs --frail");
    expect(configured).toMatchObject({ code: 1, stderr: expect.stringContaining("link-case") as string });

    const files = { ".remarkrc.json": withOptions, "tools/docwright.config.json": '{ "docs": "../docs" }' };
    const asError = await run(installedProject(files), "npx remark docs");
    expect(asError.stderr).toMatch(/error.*link-case/);
    expect(asError.code).toBe(1);
  });
});
