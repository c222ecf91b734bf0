import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { putFiles, scratchFolder } from "../output/scratch-folder.js";
import { docwright } from "./docwright.js";

const page = "---\ndoc_type: apiPageType\n---\n\n# Get user\n\n## HTTP request\n\n```http\nGET /users/{id}\n```\n";

/** A folder with the files for the calls below. Each call has exactly one error. */
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
    "unlike.json": '{ "docs": "docs", "title": "x" }',
    "type.json": '{ "docs": 7 }',
    "value.json": '{ "docs": "docs", "sdk": { "dates": "moment" } }',
    "name.json": '{ "docs": "docs", "sdk": { "packageName": "My SDK" } }',
    "version.json": '{ "docs": "docs", "sdk": { "packageVersion": "v1" } }',
    "host.json": '{ "docs": "docs", "baseUrl": "api.contoso.com/v2" }',
    "scheme.json": '{ "docs": "docs", "baseUrl": "ftp://api.contoso.com" }',
    "broken.json": '{ "docs": ',
    "broken.ts": "export default {",
    "throwing.mjs": 'throw new Error("no such thing")',
    "list.mjs": "export default []",
    "item.json": JSON.stringify({ docs: ["a", 3] }),
    "function.mjs": "export default { docs: () => 1 }",
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
  ["gen", /^docwright: Unknown command 'gen'\. Commands: init, generate, watch, model, .*, completion\.\n$/],
  ["help lnt", /^docwright: Unknown command 'lnt'\. Did you mean lint\?\n$/],
  ["help check", /^docwright: Unknown command 'check'\. Commands: init, generate, watch, model, /],
  ["export openapi-json", /^docwright: Unknown command 'openapi-json'\. Commands: .*permissions/],
  ["changelog docs docs extra", /^docwright: Too many arguments for 'changelog'/],
  ["diff", /^docwright: The base is missing\. Pass a base, as in `docwright diff git:main`, or use --since REV\.\n$/],
  [
    "lint docs -o a --report json=a",
    /^docwright: -o and --report name the file a twice\. Choose a different file for each result/,
  ],
  ["diff docs docs -o a --report json=./a", /^docwright: -o and --report name the file \.\/a twice\./],
  [
    "drift --docs docs --out sdk --report json=a --report sarif=a",
    /^docwright: -o and --report name the file a twice\./,
  ],
  ["diff docs --since main", /^docwright: Pass either a base or --since REV, not both\.\n$/],
  ["lint docs --rule link-case", /^docwright: Invalid severity in --rule link-case\. Use --rule link-case:LEVEL/],
  ["lint docs --rule link-cas=off", /^docwright: Unknown rule link-cas\. Did you mean link-case\?\n$/],
  ["lint nowhere", /^docwright: The docs folder .*nowhere does not exist\./],
  [
    "lint docs/user-get.md",
    /^docwright: .*user-get\.md is a file\. Pass the docs folder that contains this file, and select the page with --include user-get\.md\.\n$/,
  ],
  ["model --quiet --verbose", /'--quiet' cannot be used with option '--verbose'/],
  ["generate --out sdk", /^docwright: No docs folder; set one with --docs, or with docs in docwright\.config\.ts\.\n$/],
  [
    "generate --docs docs",
    /^docwright: No output folder; set one with --out, or with out in docwright\.config\.ts\.\n$/,
  ],
  ["generate --docs nowhere --out sdk", /^docwright: .*nowhere/],
  ["generate --docs notes.txt --out sdk", /^docwright: .*notes\.txt/],
  ["generate --docs empty --out sdk", /^docwright: .*empty does not contain Markdown files\./],
  [
    "generate --docs prose --out sdk",
    /^docwright: No API page or resource page among 1 Markdown file: readme\.md \(it does not have a doc_type, a request or properties\)\. .* Check --docs and the pages\.\n$/,
  ],
  [
    "generate --docs docs --include nothing-*.md --out sdk",
    /^docwright: The include and exclude patterns do not select any Markdown file in .*docs \(files: \d+\)\. Change/,
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
  ["generate --config nowhere.ts", /^docwright: Config file not found: nowhere\.ts\. Check --config\.\n$/],
  [
    "model --config unknown.json",
    /^docwright: unknown\.json: unknown option sdk\.packagename\. Did you mean packageName\?\n$/,
  ],
  [
    "model --config unlike.json",
    /^docwright: unlike\.json: unknown option title\. Valid options: .*apiVersion, .*verify\.\n$/,
  ],
  ["model --config type.json", /^docwright: type\.json: docs must be a string or a list of strings\.\n$/],
  ["model --config value.json", /^docwright: value\.json: sdk\.dates must be "string" or "Date"\.\n$/],
  [
    "model --config name.json",
    /^docwright: name\.json: sdk\.packageName must be an npm package name, such as "graph-sdk" or "@contoso\/graph-sdk"\.\n$/,
  ],
  [
    "model --config version.json",
    /^docwright: version\.json: sdk\.packageVersion must be a semantic version, such as "1\.2\.3"\.\n$/,
  ],
  [
    "model --config host.json",
    /^docwright: host\.json: baseUrl must be an absolute URL with http or https and without a query, such as "https:\/\/api\.contoso\.com\/v2"\.\n$/,
  ],
  ["model --config scheme.json", /^docwright: scheme\.json: baseUrl must be an absolute URL /],
  ["model --config broken.json", /^docwright: Cannot load broken\.json: /],
  ["model --config broken.ts", /^docwright: Cannot load broken\.ts: /],
  ["model --config throwing.mjs", /^docwright: Cannot load throwing\.mjs: no such thing\. Correct the config\.\n$/],
  ["model --config item.json", /^docwright: item\.json: docs\.1 must be a string\.\n$/],
  [
    "model --config function.mjs",
    /^docwright: function\.mjs: docs has the type function\. Use a value that JSON can express\.\n$/,
  ],
  ["model --config list.mjs", /^docwright: list\.mjs: the default export must be an object\.\n$/],
];

describe("wrong usage", () => {
  it.each(calls)("docwright %s: prints the fix and exits with 2", async (call, message) => {
    const ended = await docwright(project(), ...call.split(" ").filter((word) => word !== ""));
    expect(ended.stderr).toMatch(message);
    expect(ended).toMatchObject({ code: 2, stdout: "" });
    expect(ended.stderr).not.toMatch(/^ {4}at /m);
  });

  it("is reported for an empty pattern", async () => {
    const ended = await docwright(project(), "lint", "--docs", "docs", "--exclude", "");
    expect(ended).toMatchObject({ code: 2, stdout: "" });
    expect(ended.stderr).toMatch(/^docwright: Empty pattern in --include or --exclude/);
  });

  it("is reported with the config of the nearest parent folder, if the current folder does not have one", async () => {
    const folder = project();
    putFiles(folder, { "sub/below/more/page.md": page });
    const { code, stderr } = await docwright(join(folder, "sub/below/more"), "lint");
    expect(code).toBe(2);
    expect(stderr.replaceAll("\\", "/")).toBe(
      "docwright: No config in the current folder. Use the one of a parent folder with --config ../../docwright.config.json.\n",
    );
  });

  it("is reported with the path of a missing docs folder, resolved from the config file", async () => {
    const ended = await docwright(join(project(), "sub"), "generate");
    expect(ended.stderr).toMatch(/^docwright: .*sub.missing/);
    expect(ended.code).toBe(2);
  });
});
