import { execFile } from "node:child_process";
import { chmodSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { describe, expect, inject, it } from "vitest";
import { parse } from "yaml";
import { putFiles, scratchFolder } from "../output/scratch-folder.js";
import { commitAll } from "./git-repository.js";
import { lampPage, lampProject } from "./lamp-docs.js";

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");

interface Action {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default: string }>>;
  readonly runs: { readonly steps: readonly Step[] };
}

/** A step that runs a script, or one that uses another action. */
interface Step {
  readonly name: string;
  readonly run?: string;
  readonly shell?: string;
  readonly env?: Readonly<Record<string, string>>;
}

const action = parse(read("action.yml")) as Action;

function step(name: string): Step {
  const found = action.runs.steps.find((one) => one.name === name);
  if (found === undefined) throw new Error(`The action has no step ${name}.`);
  return found;
}

/**
 * Creates a folder with a program `gh` that the action calls instead of GitHub's program. It records its arguments, and
 * prints `comments` when the action asks for earlier comments.
 */
function stubs(comments: string): string {
  const folder = scratchFolder();
  putFiles(folder, {
    "bin/gh": `#!/bin/sh\necho "$@" >> '${folder}/asked'\ncase "$*" in *--jq*) printf '%s' '${comments}' ;; esac\n`,
  });
  chmodSync(join(folder, "bin/gh"), 0o755);
  return folder;
}

interface Ran {
  readonly code: number;
  readonly stdout: string;
}

/** Runs the script of a step as GitHub's runner does. `env` has the values that expressions would have. */
function run(name: string, cwd: string, stubbed: string, env: Readonly<Record<string, string>>): Promise<Ran> {
  const blank = Object.fromEntries(Object.keys(step(name).env ?? {}).map((key) => [key, ""]));
  const files = {
    RUNNER_TEMP: stubbed,
    GITHUB_OUTPUT: join(stubbed, "output"),
    GITHUB_STEP_SUMMARY: join(stubbed, "summary"),
  };
  const path = `${join(stubbed, "bin")}${delimiter}${process.env["PATH"] ?? ""}`;
  const options = {
    cwd,
    env: { ...process.env, PATH: path, DOCWRIGHT: inject("builtCli"), ...files, ...blank, ...env },
  };
  return new Promise((resolve) => {
    const child = execFile(
      "bash",
      ["--noprofile", "--norc", "-eo", "pipefail", "-c", step(name).run ?? ""],
      options,
      (_, stdout) => {
        resolve({ code: child.exitCode ?? -1, stdout });
      },
    );
  });
}

/** A repository with committed docs, and a breaking change that is not committed. */
function changed(): string {
  const folder = lampProject();
  commitAll(folder);
  writeFileSync(join(folder, "docs/resources/lamp.md"), lampPage.replace("|power|Int32|", "|power|String|"));
  return folder;
}

describe("the GitHub action", () => {
  it("has a description for every input, and uses every input in a step", () => {
    const used = JSON.stringify(action.runs);
    for (const [name, { description }] of Object.entries(action.inputs)) {
      expect(description).toMatch(/^[A-Z].*\.$/s);
      expect(used).toContain(`inputs.${name}`);
    }
  });

  it("passes untrusted values to the shell only in environment variables", () => {
    for (const { run: script, shell } of action.runs.steps) {
      if (script === undefined) continue;
      expect(script).not.toContain("${{");
      expect(shell).toBe("bash");
    }
  });

  it("annotates the changed lines and writes the report before it fails because of findings", async () => {
    const [folder, stubbed] = [changed(), stubs("")];
    const ran = await run("Run docwright", folder, stubbed, { COMMAND: "diff", SINCE: "HEAD" });
    expect(ran.stdout).toMatch(/^::error file=docs\/resources\/lamp\.md,line=18,.*power/m);
    expect(ran.code).toBe(0);
    expect(readFileSync(join(stubbed, "summary"), "utf8")).toContain("Breaking changes (1)");
    expect(readFileSync(join(stubbed, "output"), "utf8")).toMatch(/^count=1\n.*^status=1$/ms);
    expect((await run("Fail on findings", folder, stubbed, { STATUS: "1" })).code).toBe(1);
    expect((await run("Fail on findings", folder, stubbed, { STATUS: "0" })).code).toBe(0);
  });

  it.each([
    ["diff", { FAIL_ON: "none" }, 0],
    ["lint", {}, 0],
    ["drift", {}, 1],
    ["drift", { METADATA: "metadata.xml" }, 1],
    ["verify", { METADATA: "metadata.xml", FAIL_ON: "info", DOCS: "docs\n\n", SINCE: "" }, 1],
  ])("runs %s with the inputs %j, and records the exit code %i", async (command, env, status) => {
    const [folder, stubbed] = [changed(), stubs("")];
    const schema =
      '<Schema xmlns="http://docs.oasis-open.org/odata/ns/edm" Namespace="microsoft.graph"><EntityType Name="lamp"/></Schema>';
    writeFileSync(
      join(folder, "metadata.xml"),
      `<edmx:Edmx xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx" Version="4.0"><edmx:DataServices>${schema}</edmx:DataServices></edmx:Edmx>`,
    );
    const ran = await run("Run docwright", folder, stubbed, { COMMAND: command, SINCE: "HEAD", ...env });
    expect(ran.code).toBe(0);
    expect(readFileSync(join(stubbed, "output"), "utf8")).toContain(`status=${String(status)}\n`);
  });

  it.each([
    ["an unknown revision", { COMMAND: "diff", SINCE: "nowhere" }],
    ["an unknown command", { COMMAND: "generate; touch stolen" }],
    ["an input that looks like an option", { COMMAND: "lint", DOCS: "--fail-on=none" }],
  ])("fails on %s", async (_, env) => {
    const ran = await run("Run docwright", changed(), stubs(""), env);
    expect(ran.code).toBe(2);
  });

  it.each([
    ["writes a comment if there is none", "", "api --silent --method POST repos/o/r/issues/7/comments"],
    ["updates its earlier comment", "41\n", "api --silent --method PATCH repos/o/r/issues/comments/41"],
  ])("%s", async (_, comments, asked) => {
    const stubbed = stubs(comments);
    writeFileSync(join(stubbed, "report.md"), "## API changes\n");
    const report = join(stubbed, "report.md");
    const env = { COMMAND: "diff", SCOPE: "s", COUNT: "1", REPORT: report, REPOSITORY: "o/r", PULL_REQUEST: "7" };
    expect((await run("Comment on the pull request", stubbed, stubbed, env)).code).toBe(0);
    expect(readFileSync(join(stubbed, "asked"), "utf8")).toContain(asked);
    expect(readFileSync(join(stubbed, "docwright-comment.md"), "utf8")).toBe(
      "<!-- docwright diff s -->\n## API changes\n",
    );
  });

  it.each([
    ["does not write a comment if there is nothing to report", "", /^((?!--method).)*$/s],
    [
      "updates its comment if there is nothing left to report",
      "41\n",
      /--method PATCH repos\/o\/r\/issues\/comments\/41/,
    ],
  ])("%s", async (_, comments, asked) => {
    const stubbed = stubs(comments);
    const report = join(stubbed, "report.md");
    writeFileSync(report, "No changes.\n");
    const env = { COMMAND: "diff", SCOPE: "s", COUNT: "0", REPORT: report, REPOSITORY: "o/r", PULL_REQUEST: "7" };
    expect((await run("Comment on the pull request", stubbed, stubbed, env)).code).toBe(0);
    expect(readFileSync(join(stubbed, "asked"), "utf8")).toMatch(asked);
  });

  it("writes different reports and comments for different docs sets", async () => {
    const [folder, stubbed] = [changed(), stubs("")];
    for (const docs of ["docs", "docs/../docs"]) {
      await run("Run docwright", folder, stubbed, { COMMAND: "lint", DOCS: docs, SINCE: "HEAD" });
    }
    const output = readFileSync(join(stubbed, "output"), "utf8");
    expect(new Set(output.match(/^scope=.*$/gm)).size).toBe(2);
    expect(new Set(output.match(/^report=.*$/gm)).size).toBe(2);
  });
});

describe("the recipes in `docs/ci.md`", () => {
  const hooks = parse(read(".pre-commit-hooks.yaml")) as readonly { readonly id: string; readonly entry: string }[];
  const page = read("docs/ci.md");

  it("list every input of the GitHub action", () => {
    const table = /\| input[^]*?\n\n/.exec(page)?.[0] ?? "";
    const inputs = [...table.matchAll(/^\| `([\w-]+)`/gm)].map(([, name]) => name);
    expect(new Set(inputs)).toEqual(new Set(Object.keys(action.inputs)));
  });

  it("list only hooks that exist", () => {
    for (const [, id] of page.matchAll(/- id: (\S+)/g)) expect(hooks.map((hook) => hook.id)).toContain(id);
  });

  it("are valid YAML", () => {
    const blocks = [...page.matchAll(/```yaml\n([^]*?)```/g)].map(([, text = ""]) => text);
    for (const block of blocks) expect(() => parse(block) as unknown).not.toThrow();
    expect(blocks.length).toBe(5);
  });

  it("install the version of this package", () => {
    const { version } = JSON.parse(read("package.json")) as { readonly version: string };
    const blocks = [...page.matchAll(/```yaml\n([^]*?)```/g)].map(([, text = ""]) => text).join("");
    const versions = [...blocks.matchAll(/docwright@v?(\S+)/g)].map(([, found]) => found);
    expect(new Set(versions)).toEqual(new Set([version]));
    expect(blocks).not.toMatch(/npx docwright /);
    expect(action.inputs["version"]?.default).toBe(version);
  });
});
