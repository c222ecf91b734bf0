import { execFileSync, execSync, spawn, spawnSync, type ChildProcess } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { checkPackage, createPackageFromTarballData } from "@arethetypeswrong/core";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { lampFiles } from "../cli/lamp-docs.js";
import { putFiles } from "../output/scratch-folder.js";

const project = fileURLToPath(new URL("../../", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "docwright-package-"));
const installed = join(folder, "node_modules/docwright");
let tarball: string;

/** Installs packages from the registry. @returns whether the registry could be reached */
function install(prefix: string, ...packages: readonly string[]): boolean {
  mkdirSync(prefix, { recursive: true });
  try {
    execFileSync("npm", ["install", "--prefer-offline", "--prefix", prefix, ...packages], { stdio: "pipe" });
    return true;
  } catch (error) {
    console.log(`Skipped: npm cannot install ${packages.join(", ")}. ${String(error)}`);
    return false;
  }
}

/** Finds the binary of a Node version in the npm package `node`, which is installed once. @returns null if it cannot be installed */
function nodeBinary(version: string): string | null {
  const prefix = join(project, "node_modules/.cache/node", version);
  const binary = join(prefix, "node_modules/node/bin/node");
  return existsSync(binary) || install(prefix, `node@${version}`) ? binary : null;
}

beforeAll(() => {
  // `npm pack` builds the package in its folder. A copy leaves the repository as it is.
  const copy = join(folder, "copy");
  mkdirSync(copy);
  for (const name of [
    "generator",
    "templates",
    "action.yml",
    "package.json",
    "tsconfig.json",
    "tsconfig.build.json",
    "README.md",
    "LICENSE",
  ])
    cpSync(join(project, name), join(copy, name), { recursive: true });
  execSync(`ln -s "${join(project, "node_modules")}" node_modules && npm pack --pack-destination "${folder}"`, {
    cwd: copy,
    stdio: "pipe",
  });
  tarball = join(folder, readdirSync(folder).find((file) => file.endsWith(".tgz")) ?? "");
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe("the package", () => {
  test("has types that TypeScript finds from ES modules and bundlers", async () => {
    const analysis = await checkPackage(createPackageFromTarballData(readFileSync(tarball)));
    expect(analysis.types).not.toBe(false);
    const problems = "problems" in analysis ? analysis.problems : [];
    // The package has only ES modules, which CommonJS modules load with import().
    const expected = new Set(["CJSResolvesToESM", "NoResolution"]);
    const others = problems.filter(
      (problem) => !expected.has(problem.kind) || ("resolutionKind" in problem && problem.resolutionKind === "bundler"),
    );
    expect(others).toEqual([]);
  });

  test("contains the build, the rule pages and the templates, but no tests and no docs", () => {
    execSync(`mkdir unpacked && tar -xzf "${tarball}" -C unpacked --strip-components=1`, { cwd: folder });
    const files = readdirSync(join(folder, "unpacked"), { recursive: true }).map(String);
    expect(files).toEqual(
      expect.arrayContaining([
        "action.yml",
        "dist/cli/main.js",
        "dist/config.schema.json",
        "dist/model/model.schema.json",
        "dist/report/page.js",
        "generator/findings/rules/link-case.md",
        "templates/runtime/context.ts",
      ]),
    );
    expect(files.filter((file) => /^(test|input-docs|generated|docs)\b|\.test\./.test(file))).toEqual([]);
  });

  test("follows the rules of publint", async () => {
    const { messages, pkg } = await publint({ pkgDir: join(folder, "unpacked"), strict: true });
    expect(messages.map((message) => formatMessage(message, pkg))).toEqual([]);
  });
});

describe("the package, installed into an empty folder", () => {
  let reachable = false;

  beforeAll(() => {
    writeFileSync(join(folder, "package.json"), JSON.stringify({ type: "module", private: true }));
    reachable = install(folder, tarball);
    putFiles(folder, lampFiles);
  });

  test.each(["20.19.0", "22", "24"])("generates an SDK and checks docs on Node %s", (version) => {
    const binary = reachable ? nodeBinary(version) : null;
    if (binary === null) return;
    const run = (...args: string[]): string =>
      execFileSync(binary, [join(installed, "dist/cli/main.js"), ...args], {
        cwd: folder,
        encoding: "utf8",
        stdio: "pipe",
      });
    rmSync(join(folder, "sdk"), { recursive: true, force: true });
    expect(run("--version")).toMatch(/^\d+\.\d+\.\d+\n$/);
    expect(run("generate", "--docs", "docs", "--out", "sdk")).toContain("sdk");
    expect(run("drift", "--docs", "docs", "--out", "sdk")).toContain("sdk is up to date.");
    expect(run("lint", "docs", "--fail-on", "none", "--format", "json")).toContain('"findings"');
    expect(run("diff", "docs", "--docs", "docs")).toBe("No changes.\n");
    expect(run("report", "docs")).toMatch(/^Wrote docwright-report.html: 1 operation, /);
  });

  test("exports `readDocs` to programs and `defineConfig` to config files", () => {
    if (!reachable) return;
    writeFileSync(
      join(folder, "program.mjs"),
      `import { lint, readDocs } from "docwright";
       import { defineConfig } from "docwright/config";
       import { zodSchemas } from "docwright/zod";
       const api = await readDocs("docs");
       console.log(api.model.operations.length > 0, Array.isArray(lint(api)), typeof defineConfig, zodSchemas().name);`,
    );
    expect(execFileSync(process.execPath, ["program.mjs"], { cwd: folder, encoding: "utf8" })).toBe(
      "true true function zod\n",
    );
  });
});

describe("the tutorial docs/tutorial.md", () => {
  const tutorial = readFileSync(join(project, "docs/tutorial.md"), "utf8");
  const commands = [...tutorial.matchAll(/^```sh\n(.*?)^```$/gms)].flatMap(([, text = ""]) => text.trim().split("\n"));
  const files = [...tutorial.matchAll(/^(`{3,4})\w{1,20} ([\w./-]{1,80})\n(.*?)^\1$/gms)];

  test("leads from an empty folder to a call that prints a lamp", async () => {
    const start = join(folder, "tutorial");
    mkdirSync(start);
    let cwd = start;
    let server: ChildProcess | null = null;
    const output = new Map<string, string>();
    try {
      for (const command of commands) {
        const [name = "", argument = ""] = command.split(" ");
        if (name === "mkdir") mkdirSync(join(cwd, argument));
        else if (name === "cd") cwd = join(cwd, argument);
        else if (command === "npx docwright serve docs") {
          const url = await new Promise<string>((resolve) => {
            const cli = join(start, "lamps/node_modules/docwright/dist/cli/main.js");
            server = spawn(process.execPath, [cli, "serve", "docs", "--port", "0"], { cwd });
            server.stdout?.once("data", (text: Buffer) => {
              resolve(/http:\S+/.exec(text.toString())?.[0].replace(/\.$/, "") ?? "");
            });
          });
          const program = join(start, "lamps/first-call.js");
          writeFileSync(program, readFileSync(program, "utf8").replace("http://127.0.0.1:4010/v1.0", url));
        } else if (command === "npm install --save-dev docwright") {
          if (!install(cwd, tarball)) return;
          for (const [, , path = "", text = ""] of files) putFiles(cwd, { [path]: text });
        } else {
          if (command.includes("drift") && !command.includes("--update")) rename(join(start, "lamps/docs"));
          const ended = spawnSync(command, { cwd, shell: true, encoding: "utf8" });
          output.set(command, ended.stdout);
          expect([command, ended.status]).toEqual([
            command,
            command.endsWith("--out sdk") && name === "npx" && command.includes("drift") ? 1 : 0,
          ]);
        }
      }
    } finally {
      (server as ChildProcess | null)?.kill();
    }
    expect(output.get("node first-call.js")).toBe("Kitchen 40 on\n");
  });

  /** Renames a property, as step 7 says. */
  function rename(docs: string): void {
    for (const page of ["resources/lamp.md", "api/lamp-list.md"]) {
      const file = join(docs, page);
      writeFileSync(file, readFileSync(file, "utf8").replaceAll("power", "watts"));
    }
  }
});
