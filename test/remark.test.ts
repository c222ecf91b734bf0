import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it, vi } from "vitest";
import { cacheFile } from "../generator/cache/cache-file.js";
import { docwright } from "./cli/docwright.js";
import { apiPage, examples, itemPage } from "./lint/docs.js";
import { filesIn, putFiles, scratchFolder } from "./output/scratch-folder.js";
import { findingOf, lintFindings, messages } from "./remark-messages.js";

/** A page with two faults that are found only with the other pages. */
const wrong = apiPage({
  response: "If successful, this method returns a `200 OK` response code and an [item](../resources/Item.md) object.",
  examples: examples("GET /shop/orders/1", "HTTP/1.1 200 OK\nContent-Type: text/plain"),
});

/** The same page with a fault that is found without the other pages. */
const malformed = wrong.replace("Shop.Read.All", "shop.read.all");

const page = join("docs", "api", "item-get.md");

/** A project with a config and docs. */
function shop(config: object = { docs: "docs" }): string {
  const folder = scratchFolder();
  putFiles(folder, {
    "docwright.config.json": JSON.stringify(config),
    "docs/api/item-get.md": wrong,
    "docs/resources/item.md": itemPage(),
  });
  return folder;
}

const rulesOf = (list: Awaited<ReturnType<typeof messages>>) => list.map(({ ruleId }) => ruleId);

describe("the remark plugin", () => {
  it("reports the findings that `docwright lint` reports for a page", async () => {
    const folder = shop();
    const found = (await messages(folder, page, wrong)).map(findingOf);
    expect(found.map(({ rule }) => rule)).toEqual(["link-case", "example-route-mismatch"]);
    expect(found).toEqual((await lintFindings(folder))["api/item-get.md"]);
  });

  it("reports the findings that `docwright lint` reports for each page of `input-docs`", async () => {
    const project = fileURLToPath(new URL("..", import.meta.url));
    const reported: Awaited<ReturnType<typeof lintFindings>> = {};
    for (const [file, text] of Object.entries(filesIn(join(project, "input-docs")))) {
      const found = file.endsWith(".md") ? await messages(project, `input-docs/${file}`, text) : [];
      if (found.length > 0) reported[file] = found.map(findingOf);
    }
    expect(Object.keys(reported)).not.toEqual([]);
    expect(reported).toEqual(await lintFindings(project));
  });

  it("reports the findings of a text that is not saved", async () => {
    const folder = shop();
    expect(rulesOf(await messages(folder, page, wrong.replace("Item.md", "item.md")))).toEqual([
      "example-route-mismatch",
    ]);
    expect(rulesOf(await messages(folder, page, wrong))).toEqual(["link-case", "example-route-mismatch"]);
  });

  it("does not write text that is not saved to the cache", async () => {
    const folder = shop();
    await messages(folder, page, wrong);
    const cache = cacheFile("pages", [join(folder, "docs")]) ?? "";
    const before = readFileSync(cache);
    await messages(folder, page, wrong.replace("Item.md", "item.md"));
    expect(readFileSync(cache).equals(before)).toBe(true);
  });

  it("reports the findings of a page that exists only in the editor", async () => {
    const folder = shop();
    const path = join("docs", "api", "item-draft.md");
    expect(rulesOf(await messages(folder, path, wrong))).toContain("link-case");
  });

  it("reads the docs again if another file has changed", async () => {
    const folder = shop();
    await messages(folder, page, wrong);
    putFiles(folder, { "docs/resources/Item.md": itemPage() });
    await vi.waitFor(
      async () => {
        expect(rulesOf(await messages(folder, page, wrong))).not.toContain("link-case");
      },
      { timeout: 60_000, interval: 100 },
    );
  });

  it("applies the severities, suppressions and the baseline of the config", async () => {
    const rules = { "example-route-mismatch": "error" };
    const suppressions = [{ rule: "link-case", files: "item-*.md" }];
    const folder = shop({ docs: "docs", lint: { rules, suppressions } });
    expect((await messages(folder, page, wrong)).map(findingOf)).toMatchObject([
      { rule: "example-route-mismatch", severity: "error" },
    ]);
    const accepted = shop({ docs: "docs", lint: { baseline: "baseline.json" } });
    await docwright(accepted, "lint", "--update-baseline");
    expect(await messages(accepted, page, wrong)).toEqual([]);
  });

  it("takes the docs folder, the config file and severities of rules as options", async () => {
    const folder = shop({});
    putFiles(folder, {
      "config/other.json": JSON.stringify({ docs: "../docs", lint: { rules: { "link-case": "off" } } }),
    });
    expect(rulesOf(await messages(folder, page, wrong, { docs: "docs" }))).toContain("link-case");
    const config = "config/other.json";
    expect(rulesOf(await messages(folder, page, wrong, { config }))).toEqual(["example-route-mismatch"]);
    const rules = { "example-route-mismatch": "off", "link-case": "info" } as const;
    expect((await messages(folder, page, wrong, { config, rules })).map(findingOf)).toMatchObject([
      { rule: "link-case", severity: "info" },
    ]);
  });

  it("applies comments in the page", async () => {
    const silent = wrong.replace("# Get", "<!-- docwright disable -->\n\n# Get");
    expect(await messages(shop(), page, silent)).toEqual([]);
  });

  it("names the rule, its page and docwright as the source", async () => {
    const [message] = await messages(shop(), page, wrong);
    expect(message).toMatchObject({
      ruleId: "link-case",
      source: "docwright",
      url: expect.stringMatching(/^file:.*\/link-case\.md$/) as string,
    });
  });

  it("gives the reported text as `actual` and the text that fixes the finding as `expected`", async () => {
    const [message] = await messages(shop(), page, wrong);
    expect(message).toMatchObject({
      actual: "[item](../resources/Item.md)",
      expected: ["[item](../resources/item.md)"],
    });
    const { line, column, endColumn } = findingOf(message);
    expect(wrong.split("\n")[line - 1]?.slice(column - 1, (endColumn ?? 0) - 1)).toBe(message?.actual);
  });

  it("runs only the checks of single pages on a page outside the docs folder, and reports this", async () => {
    const found = await messages(shop(), "README.md", malformed);
    expect(rulesOf(found)).toEqual(["malformed-permission", undefined]);
    expect(findingOf(found[1])).toMatchObject({
      severity: "info",
      message: "docwright ran only the checks of single pages, because the file is outside the docs (docs).",
    });
  });

  it("runs only the checks of single pages if no docs folder is set, and says how to set a docs folder", async () => {
    const found = await messages(shop({}), page, malformed);
    expect(rulesOf(found)).toEqual(["malformed-permission", undefined]);
    expect(found[1]?.reason).toContain("Set a folder with the option docs, or with docs in docwright.config.ts.");
  });

  it("reports a wrong config as an error of the page, and reads a corrected config", async () => {
    const folder = shop({ docs: "absent" });
    const [message, ...others] = await messages(folder, page, wrong);
    expect(others).toEqual([]);
    expect(findingOf(message)).toMatchObject({
      severity: "error",
      message: expect.stringMatching(/absent does not exist/) as string,
    });
    putFiles(folder, { "docwright.config.json": '{ "docs": "docs" }' });
    expect(rulesOf(await messages(folder, page, wrong))).toContain("link-case");
  });
});
