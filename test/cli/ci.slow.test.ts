import { execFile } from "node:child_process";
import { chmodSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { describe, expect, inject, it } from "vitest";
import { parse } from "yaml";
import { createProgram } from "../../generator/cli/program.js";
import { putFiles, scratchFolder } from "../output/scratch-folder.js";
import { commitAll } from "./git-repository.js";
import { lampPage, lampProject } from "./lamp-docs.js";

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");

interface Action {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default: string }>>;
  readonly runs: { readonly steps: readonly Step[] };
}

interface Step {
  readonly name: string;
  readonly run: string;
  readonly shell: string;
  readonly env?: Readonly<Record<string, string>>;
}

const action = parse(read("action.yml")) as Action;

function step(name: string): Step {
  const found = action.runs.steps.find((one) => one.name === name);
  if (found === undefined) throw new Error(`The action has no step ${name}.`);
  return found;
}

/** Replaces a command that the action calls: a gh that records its arguments. */
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

/** Runs the script of a step like the runner, with values for the expressions. */
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
      ["--noprofile", "--norc", "-eo", "pipefail", "-c", step(name).run],
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

describe("the action", () => {
  it("describes and uses every input", () => {
    const used = JSON.stringify(action.runs);
    for (const [name, { description }] of Object.entries(action.inputs)) {
      expect(description).toMatch(/^[A-Z].*\.$/s);
      expect(used).toContain(`inputs.${name}`);
    }
  });

  it("passes untrusted values to the shell only in environment variables", () => {
    for (const { run: script, shell } of action.runs.steps) {
      expect(script).not.toContain("${{");
      expect(shell).toBe("bash");
    }
  });

  it("annotates the lines of a change, writes the report and fails by severity", async () => {
    const [folder, stubbed] = [changed(), stubs("")];
    const ran = await run("Run docwright", folder, stubbed, { COMMAND: "diff", SINCE: "HEAD" });
    expect(ran.stdout).toMatch(/^::error file=docs\/resources\/lamp\.md,line=18,.*power/m);
    expect(ran.code).toBe(0);
    expect(readFileSync(join(stubbed, "summary"), "utf8")).toContain("Breaking changes (1)");
    expect(readFileSync(join(stubbed, "output"), "utf8")).toContain("status=1");
    expect((await run("Fail on findings", folder, stubbed, { STATUS: "1" })).code).toBe(1);
    expect((await run("Fail on findings", folder, stubbed, { STATUS: "0" })).code).toBe(0);
  });

  it.each([
    ["diff", { FAIL_ON: "none" }, 0],
    ["lint", {}, 0],
    ["drift", {}, 1],
    ["drift", { METADATA: "metadata.xml" }, 1],
    ["verify", { METADATA: "metadata.xml", FAIL_ON: "info", DOCS: "docs\n\n", SINCE: "" }, 1],
  ])("runs %s with its inputs", async (command, env, status) => {
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
    const env = { COMMAND: "diff", REPORT: join(stubbed, "report.md"), REPOSITORY: "o/r", PULL_REQUEST: "7" };
    expect((await run("Comment on the pull request", stubbed, stubbed, env)).code).toBe(0);
    expect(readFileSync(join(stubbed, "asked"), "utf8")).toContain(asked);
    expect(readFileSync(join(stubbed, "docwright-comment.md"), "utf8")).toBe(
      "<!-- docwright diff -->\n## API changes\n",
    );
  });
});

describe("the recipes in docs/ci.md", () => {
  const program = createProgram(() => undefined);
  const hooks = parse(read(".pre-commit-hooks.yaml")) as readonly { readonly id: string; readonly entry: string }[];
  const page = read("docs/ci.md");
  const calls = [
    ...[...page.matchAll(/npx (docwright [^\n]*)/g)].map(([, call = ""]) => call),
    ...hooks.map(({ entry }) => entry),
  ];

  it.each(calls)("use commands and options that exist: %s", (call) => {
    const [, name, ...words] = call
      .replace(/ > .*$/, "")
      .replace(/(["'])[^"']*\1/g, "VALUE")
      .split(/\s+/);
    const command = program.commands.find((one) => one.name() === name);
    expect(command).toBeDefined();
    const options = [...program.options, ...(command?.options ?? [])];
    words.forEach((word, at) => {
      if (!word.startsWith("--")) return;
      const option = options.find(({ long }) => long === word);
      expect(option, `${call} has no ${word}`).toBeDefined();
      if (option?.argChoices !== undefined) expect(option.argChoices).toContain(words[at + 1]);
    });
  });

  it("list every input of the action, and hooks that exist", () => {
    const table = /\| input[^]*?\n\n/.exec(page)?.[0] ?? "";
    const inputs = [...table.matchAll(/^\| `([\w-]+)`/gm)].map(([, name]) => name);
    expect(new Set(inputs)).toEqual(new Set(Object.keys(action.inputs)));
    for (const [, id] of page.matchAll(/- id: (\S+)/g)) expect(hooks.map((hook) => hook.id)).toContain(id);
  });

  it("are valid YAML", () => {
    const blocks = [...page.matchAll(/```yaml\n([^]*?)```/g)].map(([, text = ""]) => text);
    for (const block of blocks) expect(() => parse(block) as unknown).not.toThrow();
    expect(blocks.length).toBe(5);
  });
});
