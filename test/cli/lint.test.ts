import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { apiPage, examples, itemPage } from "../lint/docs.js";
import { filesIn, putFiles, scratchFolder } from "../output/scratch-folder.js";
import { docwright } from "./docwright.js";

const right = examples("GET /shop/items/1", 'HTTP/1.1 200 OK\nContent-Type: application/json\n\n{ "id": "1" }');
const wrong = examples("GET /shop/orders/1", 'HTTP/1.1 200 OK\nContent-Type: application/json\n\n{ "id": "1" }');

function shop(page = apiPage({ examples: right }), config: object | null = null): string {
  const folder = scratchFolder();
  putFiles(folder, { "docs/api/item-get.md": page, "docs/resources/item.md": itemPage() });
  if (config !== null) putFiles(folder, { "docwright.config.json": JSON.stringify({ docs: "docs", ...config }) });
  return folder;
}

const docs = ["--docs", "docs", "--no-cache"];

describe("docwright lint", () => {
  it("prints that the docs have no findings", async () => {
    expect(await docwright(shop(), "lint", ...docs)).toEqual({
      code: 0,
      stdout: "No findings on 2 pages.\n",
      stderr: "",
    });
  });

  it("prints a warning with its source line, and exits with 0", async () => {
    const ended = await docwright(shop(apiPage({ examples: wrong })), "lint", ...docs);
    expect(ended).toMatchObject({
      code: 0,
      stderr: "Explain a rule: docwright lint --explain example-route-mismatch\n",
    });
    expect(ended.stdout).toMatch(
      /^docs\/api\/item-get\.md\n +35:1 {2}warning {2}GET \/shop\/orders\/1 does not match a documented/m,
    );
    expect(ended.stdout).toMatch(/35 \| GET \/shop\/orders\/1\n +\| \^/);
  });

  it("fails on findings at or above `--fail-on`", async () => {
    const folder = shop(apiPage({ examples: wrong }));
    const rule = "example-route-mismatch";
    expect((await docwright(folder, "lint", ...docs, "--fail-on", "warning")).code).toBe(1);
    expect((await docwright(folder, "lint", ...docs, "--rule", `${rule}:error`)).code).toBe(1);
    expect((await docwright(folder, "lint", ...docs, "--rule", `${rule}: off`, "--fail-on", "info")).code).toBe(0);
    expect((await docwright(folder, "lint", ...docs, "--rule", `${rule}=off`, "--fail-on", "info")).code).toBe(0);
  });

  it("takes severities and suppressions from the config", async () => {
    const lint = { rules: { "example-route-mismatch": "error" } };
    expect((await docwright(shop(apiPage({ examples: wrong }), { lint }), "lint", "--no-cache")).code).toBe(1);
    const suppressions = [{ rule: "example-route-mismatch", files: "api/**", reason: "Known." }];
    const silent = shop(apiPage({ examples: wrong }), { lint: { ...lint, suppressions } });
    expect((await docwright(silent, "lint", "--no-cache")).code).toBe(0);
  });

  it("prints JSON", async () => {
    const ended = await docwright(shop(apiPage({ examples: wrong })), "lint", ...docs, "--format", "json");
    expect(JSON.parse(ended.stdout)).toEqual({
      findings: [
        expect.objectContaining({
          rule: "example-route-mismatch",
          severity: "warning",
          file: "api/item-get.md",
          line: 35,
        }),
      ],
      summary: { error: 0, warning: 1, info: 0 },
    });
  });

  it.each(["pretty", "json", "markdown", "github", "gitlab", "sarif", "junit"])(
    "writes the format %s to the file of -o instead of standard output",
    async (format) => {
      const folder = shop(apiPage({ examples: wrong }));
      const printed = await docwright(folder, "lint", ...docs, "--format", format);
      const written = await docwright(folder, "lint", ...docs, "--format", format, "-o", "report");
      expect(written).toMatchObject({ code: 0, stdout: "" });
      expect(readFileSync(join(folder, "report"), "utf8")).toBe(printed.stdout);
      expect(printed.stdout).toContain("example-route-mismatch");
    },
  );

  it("writes a report without findings to the file of -o", async () => {
    const folder = shop();
    expect((await docwright(folder, "lint", ...docs, "-o", "report.txt")).stdout).toBe("");
    expect(readFileSync(join(folder, "report.txt"), "utf8")).toBe("No findings on 2 pages.\n");
  });

  it("prints file paths relative to the top of the repository in the formats github, gitlab and sarif", async () => {
    const folder = shop(apiPage({ examples: wrong }));
    putFiles(folder, { ".git": "gitdir: elsewhere\n", "site/x": "" });
    const lint = (format: string) => docwright(join(folder, "site"), "lint", "../docs", "--format", format);
    const path = "docs/api/item-get.md";
    expect((await lint("github")).stdout).toContain(`file=${path},`);
    expect((await lint("gitlab")).stdout).toContain(`"path": "${path}"`);
    expect((await lint("sarif")).stdout).toContain(`"uri": "${path}"`);
    expect((await lint("junit")).stdout).toContain(`classname="../${path}"`);
    expect((await lint("json")).stdout).toContain('"file": "api/item-get.md"');
  });

  it("prints only the most severe findings with `--limit`, but counts all findings for the exit code", async () => {
    const folder = shop(
      apiPage({ examples: wrong, frontMatter: '---\ntitle: "Get item"\ndoc_type: apiPageType\n---' }),
      {
        lint: { rules: { "example-route-mismatch": "error" } },
      },
    );
    const lint = (...args: string[]) => docwright(folder, "lint", "--no-cache", ...args);
    const one = await lint("--limit", "1");
    expect(one.code).toBe(1);
    expect(one.stdout).toContain("  error  ");
    expect(one.stdout).toContain(
      "Not shown: 1 finding (left out by --limit).\n2 findings in 1 file: 1 error, 1 warning\n",
    );
    const none = await lint("--limit", "0", "--format", "sarif");
    expect(none).toMatchObject({ code: 1, stderr: "Left out by --limit: 2 findings.\n" });
    expect(await lint("--limit", "some")).toMatchObject({ code: 2, stdout: "" });
  });

  it("refuses `--group-by` for formats that do not have groups", async () => {
    const ended = await docwright(shop(), "lint", ...docs, "--group-by", "rule", "--format", "json");
    expect(ended).toEqual({
      code: 2,
      stdout: "",
      stderr: "docwright: --group-by does not apply to --format json. Use --format pretty or markdown.\n",
    });
  });

  it("does not report links to pages that `--include` leaves out", async () => {
    const ended = await docwright(shop(), "lint", ...docs, "--include", "item-get.md", "--rule", "unresolved-type:off");
    expect(ended.stdout).toBe("No findings on 1 page.\n");
  });

  it("writes all findings to the file of each `--report`, in addition to the result", async () => {
    const folder = shop(
      apiPage({ examples: wrong, frontMatter: '---\ntitle: "Get item"\ndoc_type: apiPageType\n---' }),
    );
    const reports = ["--report", "sarif=out.sarif", "--report", "markdown=out.md"];
    const ended = await docwright(folder, "lint", ...docs, "--limit", "0", "--format", "json", ...reports);
    expect(JSON.parse(ended.stdout)).toMatchObject({ findings: [], omitted: 2 });
    const sarif = JSON.parse(readFileSync(join(folder, "out.sarif"), "utf8")) as { runs: [{ results: unknown[] }] };
    expect(sarif.runs[0].results).toHaveLength(2);
    expect(readFileSync(join(folder, "out.md"), "utf8")).toContain("0 error, 2 warning, 0 info");
  });

  it.each([
    ["pdf=x", "Valid formats: pretty, json, markdown, github, gitlab, sarif, junit;"],
    ["json", "Write FORMAT=FILE, such as markdown=report.md;"],
    ["json=", "Write FORMAT=FILE, such as markdown=report.md;"],
  ])("does not accept `--report %s`", async (value, fix) => {
    const ended = await docwright(shop(), "lint", ...docs, "--report", value);
    expect(ended).toMatchObject({ code: 2, stdout: "", stderr: expect.stringContaining(fix) as string });
  });
});

describe("`lint --fix`", () => {
  const faulty = examples("GET /shop/items/1", 'HTTP/1.1 200 OK\nContent-Type: application/json\n\n{ "id": "1", }');
  const page = apiPage({ examples: faulty }).replaceAll("\n", "\r\n");
  const fixedPage = page.replace('"1", }', '"1" }');
  const text = (folder: string): string => readFileSync(join(folder, "docs/api/item-get.md"), "utf8");

  it("writes the fixes, changes nothing else, and reports the remaining findings", async () => {
    const folder = shop(page);
    const ended = await docwright(folder, "lint", ...docs, "--fix");
    expect(ended).toEqual({ code: 0, stdout: "No findings on 2 pages.\n", stderr: "Fixed 1 finding in 1 file.\n" });
    expect(text(folder)).toBe(fixedPage);
    expect((await docwright(folder, "lint", ...docs, "--fix")).stderr).toBe("Fixed 0 findings in 0 files.\n");
  });

  it("prints a unified diff instead of writing the fixes with `--dry-run`", async () => {
    const folder = shop(page);
    const ended = await docwright(folder, "lint", ...docs, "--fix", "--dry-run");
    expect(ended).toMatchObject({ code: 0, stderr: "Can fix 1 finding in 1 file.\n" });
    expect(text(folder)).toBe(page);
    expect(ended.stdout).toMatch(/^--- a\/docs\/api\/item-get\.md\n\+\+\+ b\/docs\/api\/item-get\.md\n@@ /);
    expect(ended.stdout).toContain('-{ "id": "1", }\r\n+{ "id": "1" }\r\n');
  });

  it("fixes only new findings with a baseline", async () => {
    const folder = shop(page);
    const baseline = ["--baseline", "known.json"];
    await docwright(folder, "lint", ...docs, ...baseline, "--update-baseline");
    expect((await docwright(folder, "lint", ...docs, ...baseline, "--fix")).stderr).toContain("Fixed 0 findings");
    expect(text(folder)).toBe(page);
  });

  it.each([
    [["--dry-run"], "--dry-run needs --fix"],
    [["--fix", "--dry-run", "--format", "json"], "cannot be used with"],
    [["--fix", "--update-baseline"], "cannot be used with"],
  ])("refuses %j", async (args, message) => {
    const ended = await docwright(shop(page), "lint", ...docs, ...args);
    expect(ended).toMatchObject({ code: 2, stdout: "", stderr: expect.stringContaining(message) as string });
  });
});

const IGNORE = "<!-- docwright ignore example-route-mismatch -->";

function config(lint: object): string {
  return JSON.stringify({ lint });
}

it("prints the suppressions of the config that do not suppress any finding", async () => {
  const folder = shop(apiPage({ examples: wrong }));
  const suppressions = [
    { rule: "example-route-mismatch", files: "item-get.md" },
    { rule: "placeholder", files: ["api/**", "resources/**"] },
  ];
  putFiles(folder, { "docwright.config.json": config({ suppressions }) });
  const printed =
    "The config suppresses placeholder in api/**, resources/**, but lint does not find it there. Remove this suppression.\n";
  expect((await docwright(folder, "lint", ...docs)).stderr).toBe(printed);
  expect((await docwright(folder, "lint", ...docs, "--include", "item-get.md")).stderr).not.toContain("suppresses");
});

it("reports types without a page, but not types on pages that --include leaves out", async () => {
  const response = "If successful, this method returns a `200 OK` response code and %s object in the response body.";
  const page = (type: string) => apiPage({ response: response.replace("%s", type) });
  const folder = shop(page("an [item](../resources/item.md)"));
  const unresolved = async (...args: string[]) => {
    const { stdout } = await docwright(folder, "lint", ...docs, "--format", "json", ...args);
    const { findings } = JSON.parse(stdout) as { findings: { rule: string; subject: string }[] };
    return findings.filter(({ rule }) => rule === "unresolved-type").map(({ subject }) => subject);
  };
  expect(await unresolved("--include", "item-get.md")).toEqual([]);
  putFiles(folder, { "docs/api/item-get.md": page("a [shelf](../resources/shelf.md)") });
  expect(await unresolved("--include", "item-get.md")).toEqual(["microsoft.graph.shelf"]);
});

describe("a baseline", () => {
  const file = ["--baseline", "known.json"];

  it("hides old findings and reports new ones", async () => {
    const folder = shop(apiPage({ examples: wrong }));
    const written = await docwright(folder, "lint", ...docs, ...file, "--update-baseline", "--fail-on", "info");
    expect(written).toEqual({
      code: 0,
      stdout: "No new findings on 2 pages.\n",
      stderr: "Baseline saved: 1 finding.\n",
    });
    putFiles(folder, {
      "docs/api/item-get.md": apiPage({
        frontMatter: '---\ntitle: "Get item"\n---',
        examples: `\nMore prose.\n${wrong}`,
      }),
    });
    const ended = await docwright(folder, "lint", ...docs, ...file, "--format", "json");
    const { findings } = JSON.parse(ended.stdout) as { findings: { rule: string }[] };
    expect(findings.map(({ rule }) => rule)).toEqual(["missing-front-matter"]);
    expect(ended.stderr).toBe("Not shown: 1 finding in the baseline.\n");
  });

  it.each(["utf8", "utf16le"] as const)("is read in %s with a byte order mark, as the config is", async (encoding) => {
    const folder = shop(apiPage({ examples: wrong }));
    await docwright(folder, "lint", ...docs, ...file, "--update-baseline");
    const known = readFileSync(join(folder, "known.json"), "utf8");
    writeFileSync(join(folder, "known.json"), `\uFEFF${known}`, encoding);
    writeFileSync(join(folder, "docwright.config.json"), '\uFEFF{ "docs": "docs" }', encoding);
    const ended = await docwright(folder, "lint", ...file, "--fail-on", "info");
    expect(ended).toMatchObject({ code: 0, stderr: "Not shown: 1 finding in the baseline.\n" });
  });

  it("makes `lint` print how many findings of the baseline are fixed", async () => {
    const folder = shop(apiPage({ examples: wrong }));
    await docwright(folder, "lint", ...docs, ...file, "--update-baseline");
    putFiles(folder, { "docs/api/item-get.md": apiPage({ examples: right }) });
    const ended = await docwright(folder, "lint", ...docs, ...file);
    expect(ended.stderr).toBe(
      "The baseline contains 1 finding that this run did not find. Remove it with --update-baseline.\n",
    );
    await docwright(folder, "lint", ...docs, ...file, "--update-baseline");
    expect(filesIn(folder)["known.json"]).toBe('{\n  "format": 2,\n  "findings": {}\n}\n');
  });

  it.each([
    ["a comment", { "docs/api/item-get.md": apiPage({ examples: wrong.replace("<!-- {", `${IGNORE}\n<!-- {`) }) }],
    [
      "a suppression in the config",
      { "docwright.config.json": config({ suppressions: [{ rule: "example-route-mismatch", files: "item-get.md" }] }) },
    ],
    ["a rule that is off", { "docwright.config.json": config({ rules: { "example-route-mismatch": "off" } }) }],
  ])("does not count findings as fixed if %s hides them", async (_, files) => {
    const folder = shop(apiPage({ examples: wrong }));
    await docwright(folder, "lint", ...docs, ...file, "--update-baseline");
    putFiles(folder, files);
    expect((await docwright(folder, "lint", ...docs, ...file)).stderr).toBe(
      "Suppressions and rules that are off hide 1 finding in the baseline. Remove it with --update-baseline.\n",
    );
  });

  it("hides the findings in the baseline file, and `lint` prints the number of hidden findings", async () => {
    const folder = shop(apiPage({ examples: wrong }));
    await docwright(folder, "lint", ...docs, ...file, "--update-baseline");
    expect(await docwright(folder, "lint", ...docs, ...file)).toEqual({
      code: 0,
      stdout: "No new findings on 2 pages.\n",
      stderr: "Not shown: 1 finding in the baseline.\n",
    });
    expect((await docwright(folder, "lint", ...docs, ...file, "--include", "item")).stdout).toBe(
      "No new findings on 2 pages.\n",
    );
  });

  it.each([
    ["--include", "item.md"],
    ["--include", "/shop/orders/**"],
    ["--exclude", "item-get"],
    ["--since", "main"],
  ])("is not updated with %s %s, because findings of other pages would be lost", async (...part) => {
    const folder = shop(apiPage({ examples: wrong }));
    await docwright(folder, "lint", ...docs, ...file, "--update-baseline");
    const known = filesIn(folder)["known.json"];
    const ended = await docwright(folder, "lint", ...docs, ...file, "--update-baseline", ...part);
    expect(ended).toMatchObject({ code: 2, stdout: "" });
    expect(ended.stderr).toMatch(
      /^docwright: Option '--update-baseline' cannot be used with option '--\w+ <\w+>'; see/,
    );
    expect(filesIn(folder)["known.json"]).toBe(known);
  });

  it.each([
    ["--include", "item.md"],
    ["--exclude", "item-get.md"],
    ["--rule", "example-route-mismatch:off"],
  ])("does not count a finding as fixed if %s %s hides the finding", async (...part) => {
    const folder = shop(apiPage({ examples: wrong }));
    await docwright(folder, "lint", ...docs, ...file, "--update-baseline");
    expect((await docwright(folder, "lint", ...docs, ...file, ...part)).stderr).toBe("");
  });

  it("of format 1 matches findings only by file and rule", async () => {
    const folder = shop(apiPage({ examples: wrong }));
    const former = { "api/item-get.md": { "example-route-mismatch": { "An earlier wording.": 1 } } };
    putFiles(folder, { "known.json": JSON.stringify({ format: 1, findings: former }) });
    const ended = await docwright(folder, "lint", ...docs, ...file, "--fail-on", "info");
    expect(ended).toEqual({
      code: 0,
      stdout: "No new findings on 2 pages.\n",
      stderr:
        "This baseline has an earlier format, so findings were matched by file and rule only. Convert it with --update-baseline.\n" +
        "Not shown: 1 finding in the baseline.\n",
    });
    await docwright(folder, "lint", ...docs, ...file, "--update-baseline");
    expect(JSON.parse(filesIn(folder)["known.json"] ?? "")).toEqual({
      format: 2,
      findings: { "api/item-get.md": { "example-route-mismatch": { "GET /shop/orders/1": 1 } } },
    });
    expect((await docwright(folder, "lint", ...docs, ...file)).stderr).toBe("Not shown: 1 finding in the baseline.\n");
  });

  it("can be set in the config, relative to the config file", async () => {
    const folder = shop(apiPage({ examples: wrong }), { lint: { baseline: "known.json" } });
    await docwright(folder, "lint", "--no-cache", "--update-baseline");
    expect((await docwright(folder, "lint", "--no-cache", "--fail-on", "info")).code).toBe(0);
    expect(readFileSync(join(folder, "known.json"), "utf8")).toContain("example-route-mismatch");
  });

  it("is refused if the file does not exist, is a folder or is invalid, or if no option names a file", async () => {
    const folder = shop();
    expect(await docwright(folder, "lint", ...docs, ...file)).toMatchObject({
      code: 2,
      stderr: "docwright: Baseline not found: known.json. Create it with --update-baseline.\n",
    });
    expect((await docwright(folder, "lint", ...docs, "--baseline", "docs")).stderr).toMatch(
      /^docwright: Cannot read docs: /,
    );
    putFiles(folder, { "known.json": "no" });
    expect((await docwright(folder, "lint", ...docs, ...file)).stderr).toContain("known.json is not a baseline file");
    expect(await docwright(folder, "lint", ...docs, "--update-baseline")).toMatchObject({
      code: 2,
      stderr: "docwright: --update-baseline needs a file; set one with --baseline.\n",
    });
  });
});

describe("the rules", () => {
  it.each([
    ["lint", "broken-link"],
    ["generate", "example-not-replayable"],
    ["model", "unreadable-table"],
    ["verify", "key-differs"],
    ["drift", "output-edited"],
  ])("of %s can be listed with `--rules` and explained with `--explain`: %s", async (command, rule) => {
    const folder = scratchFolder();
    expect((await docwright(folder, command, "--rules")).stdout).toContain(`\n${rule} `);
    expect((await docwright(folder, command, "--explain", rule)).stdout).toMatch(new RegExp(`^# ${rule}\n`));
  });

  it("have a line with severity and summary in the list of `--rules`", async () => {
    const list = await docwright(scratchFolder(), "lint", "--rules");
    expect(list.stdout).toMatch(/^placeholder +warning +A placeholder of the page template was not replaced$/m);
  });

  it("have a page that `--explain` prints", async () => {
    const page = await docwright(scratchFolder(), "lint", "--explain", "placeholder");
    expect(page.stdout).toMatch(/^# placeholder\n/);
    expect(page.code).toBe(0);
  });

  it.each([
    [["--explain", "placeholders"], "docwright: Unknown rule placeholders. Did you mean placeholder?\n"],
    [[...docs, "--rule", "placeholders:off"], "docwright: Unknown rule placeholders. Did you mean placeholder?\n"],
    [
      [...docs, "--rule", "placeholder"],
      "docwright: Invalid severity in --rule placeholder. Use --rule placeholder:LEVEL, with error, warning, info or off.\n",
    ],
  ])("with a wrong id or severity in an option cause an error that says what to write: %j", async (args, stderr) => {
    expect(await docwright(shop(), "lint", ...args)).toEqual({ code: 2, stdout: "", stderr });
  });
});
