import { readFileSync } from "node:fs";
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
  it("reports that there are no findings", async () => {
    expect(await docwright(shop(), "lint", ...docs)).toEqual({
      code: 0,
      stdout: "No findings on 2 pages.\n",
      stderr: "",
    });
  });

  it("prints findings with their source line, and fails only on errors", async () => {
    const ended = await docwright(shop(apiPage({ examples: wrong })), "lint", ...docs);
    expect(ended).toMatchObject({ code: 0, stderr: "" });
    expect(ended.stdout).toMatch(
      /^docs\/api\/item-get\.md\n +35:1 {2}warning {2}GET \/shop\/orders\/1 does not match a documented/m,
    );
    expect(ended.stdout).toMatch(/35 \| GET \/shop\/orders\/1\n +\| \^/);
  });

  it("fails on findings at or above --fail-on", async () => {
    const folder = shop(apiPage({ examples: wrong }));
    const rule = "example-route-mismatch";
    expect((await docwright(folder, "lint", ...docs, "--fail-on", "warning")).code).toBe(1);
    expect((await docwright(folder, "lint", ...docs, "--rule", `${rule}:error`)).code).toBe(1);
    expect((await docwright(folder, "lint", ...docs, "--rule", `${rule}: off`, "--fail-on", "info")).code).toBe(0);
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

  it("accepts links to pages that --include leaves out", async () => {
    const ended = await docwright(shop(), "lint", ...docs, "--include", "item-get.md", "--rule", "unresolved-type:off");
    expect(ended.stdout).toBe("No findings on 1 page.\n");
  });
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
      "docs/api/item-get.md": apiPage({ permissions: "", examples: `\nMore prose.\n${wrong}` }),
    });
    const ended = await docwright(folder, "lint", ...docs, ...file, "--format", "json");
    const { findings } = JSON.parse(ended.stdout) as { findings: { rule: string }[] };
    expect(findings.map(({ rule }) => rule)).toEqual(["missing-permissions"]);
    expect(ended.stderr).toBe("Not shown: 1 finding in the baseline.\n");
  });

  it("counts fixed findings", async () => {
    const folder = shop(apiPage({ examples: wrong }));
    await docwright(folder, "lint", ...docs, ...file, "--update-baseline");
    putFiles(folder, { "docs/api/item-get.md": apiPage({ examples: right }) });
    const ended = await docwright(folder, "lint", ...docs, ...file);
    expect(ended.stderr).toBe("Fixed: 1 finding in the baseline. Update it with --update-baseline.\n");
    await docwright(folder, "lint", ...docs, ...file, "--update-baseline");
    expect(filesIn(folder)["known.json"]).toBe('{\n  "format": 2,\n  "findings": {}\n}\n');
  });

  it("reports no new findings, and the number of hidden ones", async () => {
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
  ])("is not updated with %s %s", async (...part) => {
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
  ])("does not count findings as fixed that are hidden by %s %s", async (...part) => {
    const folder = shop(apiPage({ examples: wrong }));
    await docwright(folder, "lint", ...docs, ...file, "--update-baseline");
    expect((await docwright(folder, "lint", ...docs, ...file, ...part)).stderr).toBe("");
  });

  it("of an earlier version is matched by file and rule, and converted by --update-baseline", async () => {
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

  it("must exist, be valid and have a file name", async () => {
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
  ])("of %s are listed and explained: %s", async (command, rule) => {
    const folder = scratchFolder();
    expect((await docwright(folder, command, "--rules")).stdout).toContain(`\n${rule} `);
    expect((await docwright(folder, command, "--explain", rule)).stdout).toMatch(new RegExp(`^# ${rule}\n`));
  });

  it("are listed and explained", async () => {
    const folder = scratchFolder();
    const list = await docwright(folder, "lint", "--rules");
    expect(list.stdout).toMatch(/^placeholder +warning +A placeholder of the page template was not replaced$/m);
    const page = await docwright(folder, "lint", "--explain", "placeholder");
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
  ])("must exist: %j", async (args, stderr) => {
    expect(await docwright(shop(), "lint", ...args)).toEqual({ code: 2, stdout: "", stderr });
  });
});
