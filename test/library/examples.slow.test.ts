import { cpSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, it, vi } from "vitest";
import { docwright } from "../cli/docwright.js";
import { filesIn, putFiles, scratchFolder } from "../output/scratch-folder.js";
import { entryPoints, project, readExamples } from "./library-page.js";

const examples = readExamples();

/** Creates a folder with `input-docs`, and a file with the code of an example. */
function folderWith(file: string, code: string): string {
  const folder = scratchFolder();
  cpSync(join(project, "input-docs"), join(folder, "input-docs"), { recursive: true });
  // Configs import `docwright/config` and `docwright/zod`, which docwright itself resolves.
  const modules = ["docwright", "docwright/serve"] as const;
  const text = modules.reduce((one, name) => one.replace(`"${name}"`, JSON.stringify(entryPoints[name])), code);
  putFiles(folder, { [file]: text });
  return folder;
}

/** Runs a program in its folder. @returns what it prints */
async function run(folder: string, file: string): Promise<string> {
  let printed = "";
  const log = vi.spyOn(console, "log").mockImplementation((...values: unknown[]) => {
    printed += `${values.map(String).join(" ")}\n`;
  });
  const before = process.cwd();
  process.chdir(folder);
  try {
    await import(pathToFileURL(join(folder, file)).href);
    return printed;
  } finally {
    process.chdir(before);
    log.mockRestore();
  }
}

describe("docs/library.md", () => {
  it.each(examples.filter(({ kind }) => kind === ""))("shows a program with its output: $title", async (example) => {
    expect(await run(folderWith("program.ts", example.code), "program.ts")).toBe(example.output);
  });

  it("shows rules that report findings in `input-docs`", async () => {
    const [rules] = examples.filter(({ title }) => title === "A rule of your own");
    const folder = folderWith("docwright.config.ts", rules?.code ?? "");
    const { code, stdout } = await docwright(folder, "lint", "--no-cache", "--format", "json");
    expect(code).toBe(0);
    expect(stdout).toContain("contoso-owner");
    expect(stdout).toContain("contoso-unused-type");
  });

  it.each([
    ["An emitter of your own", "src/titles.ts"],
    ["Zod schemas", "src/zod/trustFrameworkKeySet.ts"],
  ])("shows an emitter that adds files to the SDK: %s", async (title, file) => {
    const [emitter] = examples.filter((one) => one.title === title);
    const folder = folderWith("docwright.config.ts", emitter?.code ?? "");
    expect((await docwright(folder, "generate", "--no-cache")).code).toBe(0);
    expect(filesIn(join(folder, "sdk"))).toHaveProperty([file]);
  });
});
