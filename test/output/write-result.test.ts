import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, test } from "vitest";
import { docwright } from "../cli/docwright.js";
import { lampProject } from "../cli/lamp-docs.js";

const refusal = (file: string): string =>
  `docwright: ${file} exists and does not look like an earlier result of this command. Choose another file, or replace this file with --force.\n`;

describe("a file of --output that docwright did not write", () => {
  const lamp = "docs/resources/lamp.md";
  test.each([
    ["lint --format markdown", lamp, null],
    ["lint", lamp, null],
    ["lint --format json", "package.json", '{ "name": "app", "version": "1.0.0", "dependencies": {} }\n'],
    ["lint --format sarif", "tsconfig.json", '{ "$schema": "x", "compilerOptions": {}, "include": [] }\n'],
    ["lint --report markdown=README.md", "README.md", "# Lamps\n"],
    ["lint --format junit", "pom.xml", '<?xml version="1.0"?>\n<project><name>x</name></project>\n'],
    ["lint --format gitlab", "list.json", '[{ "a": 1, "b": 2 }]\n'],
    ["model", "src/index.ts", "export const lamp = 1;\n"],
    ["model", "broken.json", '{ "format": 1, "api": '],
    ["export openapi", "model.json", '{ "format": 1, "api": {}, "pages": [], "types": [], "operations": [] }\n'],
    ["export openapi --format yaml", "ci.yml", "name: CI\non: push\njobs: {}\n"],
    ["export openapi --by-area", "out/lamps.json", '{ "name": "app", "version": "1.0.0" }\n'],
    ["export agent", "out/SKILL.md", "# Notes\n"],
    ["export permissions --format markdown", "notes.md", "## Permissions\n"],
    ["changelog docs docs", "CHANGELOG.md", "# Changelog\n"],
    ["report", "index.html", "<!doctype html>\n<title>Lamps</title>\n"],
  ])("is not replaced by %s: %s", async (words, file, content) => {
    const folder = lampProject(content === null ? {} : { [file]: content });
    const before = readFileSync(join(folder, file), "utf8");
    const isFolder = file.startsWith("out/");
    const command = [...words.split(" "), ...(words.includes("--report") ? [] : ["-o", isFolder ? "out" : file])];
    const ended = await docwright(folder, ...command);
    expect(ended).toMatchObject({ code: 2, stderr: refusal(file) });
    expect(readFileSync(join(folder, file), "utf8")).toBe(before);
    expect((await docwright(folder, ...command, "--force")).code).not.toBe(2);
    expect(readFileSync(join(folder, file), "utf8")).not.toBe(before);
  });
});

describe("an earlier result", () => {
  test.each([
    ["lint --format json", "a.json"],
    ["lint --format sarif", "a.sarif"],
    ["lint --format gitlab", "a.json"],
    ["lint --format junit", "a.xml"],
    ["lint --format markdown", "a.md"],
    ["lint", "a.txt"],
    ["model", "a.json"],
    ["export openapi", "a.json"],
    ["export openapi --format yaml", "a.yaml"],
    ["export openapi --by-area", "out"],
    ["export json-schema --by-type", "out"],
    ["export csdl", "a.xml"],
    ["export agent", "out"],
    ["export permissions --format markdown", "a.md"],
    ["changelog docs docs", "a.md"],
    ["report", "a.html"],
  ])("is replaced by %s, also if the docs were edited: %s", async (words, file) => {
    const folder = lampProject();
    const command = [...words.split(" "), "-o", file];
    expect((await docwright(folder, ...command)).code).not.toBe(2);
    const page = join(folder, "docs/resources/lamp.md");
    writeFileSync(page, readFileSync(page, "utf8").replace("## Properties", "## Propertys"));
    const ended = await docwright(folder, ...command);
    expect(ended.stderr).not.toContain("--force");
    expect(ended.code).not.toBe(2);
  });

  it("is an empty file too", async () => {
    const folder = lampProject({ "model.ts": "\n" });
    expect((await docwright(folder, "model", "-o", "model.ts")).code).toBe(0);
  });
});
