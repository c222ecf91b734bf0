import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { putFiles, scratchFolder } from "../output/scratch-folder.js";
import { docwright } from "./docwright.js";

const page = "---\ndoc_type: apiPageType\n---\n\n# Get user\n\n## HTTP request\n\n```http\nGET /users/{id}\n```\n";

/** A folder in which each of the calls below finds what it needs to go wrong in one way alone. */
function project(): string {
  const folder = scratchFolder();
  putFiles(folder, {
    "docs/user-get.md": page,
    "notes.txt": "mine",
    "empty/readme.txt": "no page",
    "prose/readme.md": "# Nothing about an API\n",
    "versions/api-reference/v1.0/api/user-get.md": page,
    "versions/api-reference/beta/api/user-get.md": page,
    "unknown.json": '{ "docs": "docs", "sdk": { "packagename": "x" } }',
    "type.json": '{ "docs": 7 }',
    "value.json": '{ "docs": "docs", "sdk": { "dates": "moment" } }',
    "broken.json": '{ "docs": ',
    "broken.ts": "export default {",
    "throwing.mjs": 'throw new Error("no such thing")',
    "list.mjs": "export default []",
    "sub/docwright.config.json": '{ "docs": "missing", "out": "sdk" }',
  });
  return folder;
}

const calls: readonly (readonly [call: string, message: RegExp])[] = [
  ["", /^Usage: docwright/],
  ["generat", /^docwright: Unknown command 'generat' \(Did you mean generate\?\)\n$/],
  ["generate --chek", /^docwright: Unknown option '--chek' \(Did you mean --check\?\)\n$/],
  ["generate --docs", /^docwright: Option '--docs <dir>' argument missing; see docwright generate --help\.\n$/],
  [
    "generate --format xml",
    /'xml' is invalid\. Allowed choices are pretty, json.*; see docwright generate --help\.\n$/,
  ],
  ["generate extra", /^docwright: Too many arguments for 'generate'/],
  ["model --quiet --verbose", /'--quiet' cannot be used with option '--verbose'/],
  ["generate --out sdk", /^docwright: No docs are named; name a folder with --docs, or write a docwright\.config\.ts/],
  ["generate --docs docs", /^docwright: No folder for the SDK is named; name one with --out\.\n$/],
  ["generate --docs nowhere --out sdk", /^docwright: .*nowhere/],
  ["generate --docs notes.txt --out sdk", /^docwright: .*notes\.txt/],
  ["generate --docs empty --out sdk", /^docwright: .*empty does not contain Markdown files\./],
  ["generate --docs prose --out sdk", /^docwright: Of 1 Markdown file, none is an API page or a resource page\.\n$/],
  [
    "generate --docs docs --include nothing-*.md --out sdk",
    /^docwright: The include and exclude patterns do not match any of the \d+ Markdown files in .*docs\./,
  ],
  [
    "generate --docs docs --include /nothing/** --out sdk",
    /^docwright: The include and exclude patterns select nothing from the docs \(operations: 1, types: \d\)/,
  ],
  [
    "model --docs versions",
    /^docwright: The docs contain several API versions: beta, v1\.0\. Choose one with --api-version\.\n$/,
  ],
  [
    "model --docs versions --api-version v2.0",
    /^docwright: .* does not have the version v2\.0\. Available: beta, v1\.0\.\n$/,
  ],
  ["generate --docs docs --out notes.txt", /^docwright: --out .*notes\.txt is a file; choose a folder\.\n$/],
  [
    "generate --docs docs --out docs",
    /^docwright: --out .*docs and the docs folder .*docs overlap; choose a separate output folder/,
  ],
  ["generate --docs docs --out docs/sdk", /overlap; choose a separate output folder/],
  ["generate --docs docs --out .", /overlap; choose a separate output folder/],
  ["generate --config nowhere.ts", /^docwright: --config nowhere\.ts is not there\.\n$/],
  ["model --config unknown.json", /^docwright: unknown\.json: sdk\.packagename is no option; these are: .*packageName/],
  ["model --config type.json", /^docwright: type\.json: docs must be a string or a list of strings\.\n$/],
  ["model --config value.json", /^docwright: value\.json: sdk\.dates must be "string" or "Date"\.\n$/],
  ["model --config broken.json", /^docwright: broken\.json cannot be read: /],
  ["model --config broken.ts", /^docwright: broken\.ts cannot be read: /],
  ["model --config throwing.mjs", /^docwright: throwing\.mjs cannot be read: no such thing\.\n$/],
  ["model --config list.mjs", /^docwright: list\.mjs: what it exports must be an object\.\n$/],
];

describe("a wrong call", () => {
  it.each(calls)(
    "docwright %s: says what would be right, and exits with 2",
    { timeout: 60_000 },
    async (call, message) => {
      const ended = await docwright(project(), ...call.split(" ").filter((word) => word !== ""));
      expect(ended.stderr).toMatch(message);
      expect(ended).toMatchObject({ code: 2, stdout: "" });
      expect(ended.stderr).not.toMatch(/^ {4}at /m);
    },
  );

  it("is one with an empty pattern", async () => {
    const ended = await docwright(project(), "lint", "--docs", "docs", "--exclude", "");
    expect(ended).toMatchObject({ code: 2, stdout: "" });
    expect(ended.stderr).toMatch(/^docwright: A pattern to include or exclude is empty/);
  });

  it("names a missing docs folder relative to the config that names it", async () => {
    const ended = await docwright(join(project(), "sub"), "generate");
    expect(ended.stderr).toMatch(/^docwright: .*sub.missing/);
    expect(ended.code).toBe(2);
  });
});
