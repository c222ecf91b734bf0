import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Command } from "commander";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { createProgram } from "../../generator/cli/program.js";
import { reporters } from "../../generator/cli/report/reporters.js";

const project = fileURLToPath(new URL("../../", import.meta.url));
const program = createProgram(() => undefined);

function read(path: string): string {
  return readFileSync(join(project, path), "utf8");
}

/** The calls of docwright in a page: in inline code, and in lines of code blocks. */
function callsIn(text: string): string[] {
  const inline = text.matchAll(/(?<!`)`(?:npx |npm run )?(docwright(?:@\S+)? (?:-- )?[a-z][^`]*)`/g);
  const lines = text.matchAll(/(?:npx |npm run )(docwright(?:@\S+)? (?:-- )?[a-z][^\n`]*)/g);
  const calls = [...inline, ...lines].map(([, call = ""]) => call.replaceAll(/\s+/g, " ").replace(" -- ", " ").trim());
  return [...new Set(calls)];
}

/** The command that a call names, and the words after its name. */
function findCommand([name = "", ...words]: readonly string[], parent: Command): [Command | undefined, string[]] {
  const command = parent.commands.find((one) => one.name() === name);
  if (command === undefined || command.commands.length === 0) return [command, words];
  return words[0]?.startsWith("-") !== false ? [command, words] : findCommand(words, command);
}

const docs = readdirSync(join(project, "docs")).flatMap((name) => (name.endsWith(".md") ? [`docs/${name}`] : []));
const pages = ["README.md", "CONTRIBUTING.md", "ARCHITECTURE.md", ...docs];
const hooks = parse(read(".pre-commit-hooks.yaml")) as readonly { readonly entry: string }[];

const callsOfFiles = [
  ...pages.map((page): [string, string[]] => [page, callsIn(read(page))]),
  [".pre-commit-hooks.yaml", hooks.map(({ entry }) => entry)] as const,
].filter(([, calls]) => calls.length > 0);

describe.each(callsOfFiles)("the commands in %s", (_, calls) => {
  it.each(calls)("exist with their options: %s", (call) => {
    const line = call.replace(/ [>#|] .*$/, "").replace(/(["'])[^"']*\1/g, "VALUE");
    const [command, words] = findCommand(line.split(" ").slice(1), program);
    expect(command, `${call} names no command`).toBeDefined();
    const options = [...program.options, ...(command?.options ?? [])];
    words.forEach((word, at) => {
      if (!/^--?[a-z]/.test(word)) return;
      const [flag = "", value = words[at + 1] ?? ""] = word.split("=", 2);
      const option = options.find(({ long, short }) => long === flag || short === flag);
      expect(option, `${call} has no ${flag}`).toBeDefined();
      if (flag === "--report") expect(Object.keys(reporters.findings)).toContain(words[at + 1]?.split("=")[0]);
      else if (option?.argChoices !== undefined && /^[a-z]/.test(value)) expect(option.argChoices).toContain(value);
    });
  });
});

it("the docs show commands", () => {
  expect(callsIn(read("docs/ci.md")).length).toBeGreaterThan(5);
  expect(callsIn(read("README.md")).length).toBeGreaterThan(15);
});
