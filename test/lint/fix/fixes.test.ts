import { describe, expect, it } from "vitest";
import { rules } from "../../../generator/findings/catalogue.js";
import { applyEdits } from "../../../generator/lint/fix/edit.js";
import { fixes, fixOf } from "../../../generator/lint/fix/fixes.js";
import { rulePage } from "../../../generator/findings/rule-page.js";
import { sourceTexts } from "../../../generator/lint/source-texts.js";
import { apiPage, documented, examples, itemPage, lintDocs, type Docs } from "../docs.js";

/** Fixes a file of some docs once. */
async function fixed(docs: Docs, path: string, rule: string): Promise<string> {
  const findings = (await lintDocs(docs)).filter((finding) => finding.rule === rule && finding.file === path);
  expect(findings).not.toEqual([]);
  const texts = sourceTexts((await documented(docs)).docs);
  return applyEdits(
    docs[path] ?? "",
    findings.map((finding) => fixOf(finding, texts)),
  ).text;
}

/** Fixes the only page that has findings of the rule, and checks that no finding of the rule is left. */
async function expectFix(rule: string, docs: Docs, path: string, before: string, after: string): Promise<void> {
  const text = await fixed(docs, path, rule);
  expect(text).toBe(docs[path]?.replace(before, after));
  expect((await lintDocs({ ...docs, [path]: text })).filter((finding) => finding.rule === rule)).toEqual([]);
}

/** Expects that a finding has no fix, because more than one change could be meant. */
async function expectNoFix(rule: string, docs: Docs, path: string): Promise<void> {
  expect(await fixed(docs, path, rule)).toBe(docs[path]);
}

const answering = (json: string): string =>
  apiPage({ examples: examples("GET /shop/items/1", `HTTP/1.1 200 OK\nContent-Type: application/json\n\n${json}`) });

const permissions = (cell: string): string =>
  apiPage({
    permissions: `## Permissions\n\n| Permission type | Permissions (from least to most privileged) |\n|:---|:---|\n| Application | ${cell} |\n`,
  });

describe("the rules with a fix", () => {
  it("are marked in the catalogue and on the page of each rule", () => {
    const marked = rules.filter(({ fixable }) => fixable === true);
    expect(marked.map(({ id }) => id).sort()).toEqual(Object.keys(fixes).sort());
    for (const rule of marked) expect(rulePage(rule)).toContain("`lint --fix`");
  });
});

describe("the fix of nonstandard-json", () => {
  it("removes all trailing commas of the block, but not those in strings", async () => {
    const before = '{\n  "id": "a,]",\n  "tags": ["x,}", ],\n  "displayName": "b" ,\n}';
    const after = '{\n  "id": "a,]",\n  "tags": ["x,}" ],\n  "displayName": "b" \n}';
    const docs = { "api/item-get.md": answering(before), "resources/item.md": itemPage() };
    await expectFix("nonstandard-json", docs, "api/item-get.md", before, after);
  });

  it("does not change commas in comments", async () => {
    const before = '{\n  "tags": ["x", ],\n  /* ,} */ "displayName": "b"\n}';
    const docs = { "api/item-get.md": answering(before), "resources/item.md": itemPage() };
    const text = await fixed(docs, "api/item-get.md", "nonstandard-json");
    expect(text).toBe(answering(before.replace('"x", ]', '"x" ]')));
  });

  it("does not change comments and missing commas", async () => {
    for (const json of ['{\n  "id": "1", // first,\n}', '{\n  "id": "1"\n  "displayName": "b"\n}']) {
      await expectNoFix("nonstandard-json", { "api/item-get.md": answering(json) }, "api/item-get.md");
    }
  });
});

describe("the fix of inconsistent-case", () => {
  it("corrects the case of a property name everywhere in the body", async () => {
    const before = '{\n  "value": [\n    { "ID": "1" },\n    { "ID": "ID" }\n  ]\n}';
    const page = answering(before).replace(
      "[item](../resources/item.md) object",
      "collection of [item](../resources/item.md) objects",
    );
    const docs = { "api/item-get.md": page, "resources/item.md": itemPage() };
    await expectFix("inconsistent-case", docs, "api/item-get.md", before, before.replaceAll('"ID":', '"id":'));
  });
});

describe("the fix of unordered-permissions", () => {
  it("moves the permission in a list and keeps the separators", async () => {
    const cell = "Item.ReadWrite.All,Directory.Read.All, Item.Read.All, Directory.ReadWrite.All";
    const after = "Item.Read.All,Item.ReadWrite.All, Directory.Read.All, Directory.ReadWrite.All";
    await expectFix("unordered-permissions", { "api/item-get.md": permissions(cell) }, "api/item-get.md", cell, after);
  });

  it("does not change cells with other words", async () => {
    const cell = "Item.ReadWrite.All or Item.Read.All";
    await expectNoFix("unordered-permissions", { "api/item-get.md": permissions(cell) }, "api/item-get.md");
  });
});

describe("the fix of malformed-table", () => {
  const rows = "|Permission type|Permissions (from least to most privileged)|\n";

  it.each([
    ["|:---|\n", "|:---|:---|\n"],
    ["|:---|:---:|---|\n", "|:---|:---:|\n"],
    [" :--- | --- | --- \n", " :--- | --- \n"],
  ])("gives the delimiter row %j as many columns as the header row", async (before, after) => {
    const page = apiPage({ permissions: `## Permissions\n\n${rows}${before}|Application|Item.Read.All|\n` });
    await expectFix("malformed-table", { "api/item-get.md": page }, "api/item-get.md", rows + before, rows + after);
  });

  it("removes blank lines between the rows", async () => {
    const table = `${rows}|:---|:---|\n|Application|Item.Read.All|\n\n\n|Delegated (work or school account)|Item.Read|\n`;
    const page = apiPage({ permissions: `## Permissions\n\n${table}` });
    const after = table.replace("\n\n\n", "\n");
    await expectFix("malformed-table", { "api/item-get.md": page }, "api/item-get.md", table, after);
  });
});

describe("the fix of link-case", () => {
  it.each([
    ["[Item.md](Item.md)", "[Item.md](item.md)"],
    ["[it](<Item.md> 'Item.md')", "[it](<item.md> 'Item.md')"],
    ["[it](Item.md#properties)", "[it](item.md#properties)"],
    ["[it][a]\n\n[a]: Item.md", "[it][a]\n\n[a]: item.md"],
  ])("changes only the target in %s", async (before, after) => {
    const page = itemPage().replace("## Properties", `${before}\n\n## Properties`);
    const docs = { "resources/item.md": itemPage(), "resources/order.md": page };
    await expectFix("link-case", docs, "resources/order.md", before, after);
  });
});

describe("the fix of the front matter", () => {
  it("corrects the `doc_type` and keeps its quotes", async () => {
    const [before, after] = ['doc_type: "apiPageType"', 'doc_type: "resourcePageType"'];
    const page = itemPage().replace(/doc_type: .*/, before);
    await expectFix("wrong-doc-type", { "resources/item.md": page }, "resources/item.md", before, after);
  });

  it("adds the closing line", async () => {
    const page = itemPage().replace(/(doc_type: .*\n)---\n/, "$1");
    const text = await fixed({ "resources/item.md": page }, "resources/item.md", "front-matter");
    expect(text).toBe(itemPage());
  });
});

describe("edits", () => {
  const edit = (line: number, column: number, text: string) => [
    { start: { line, column }, end: { line, column: column + 1 }, text },
  ];

  it("keep the byte order mark and the line endings", () => {
    expect(applyEdits("\uFEFFab\r\ncd\rb\nx", [edit(1, 1, "X\nY"), edit(3, 1, "Z")])).toEqual({
      text: "\uFEFFX\r\nYb\r\ncd\rZ\nx",
      applied: 2,
    });
  });

  it("do not include a fix that overlaps an earlier fix", () => {
    const both = [...edit(1, 3, "C"), ...edit(1, 1, "B")];
    expect(applyEdits("abc", [edit(1, 1, "A"), both])).toEqual({ text: "Abc", applied: 1 });
  });
});
