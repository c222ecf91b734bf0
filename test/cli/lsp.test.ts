import { describe, expect, it } from "vitest";
import {
  explain,
  findingsAt,
  fixAll,
  type ShownPage,
  toDiagnostic,
} from "../../generator/cli/commands/lsp/protocol-values.js";
import type { Finding } from "../../generator/findings/finding.js";
import { sourceTexts } from "../../generator/lint/source-texts.js";
import { docwright } from "./docwright.js";
import { scratchFolder } from "../output/scratch-folder.js";
import { applyAction } from "./language-client.js";

const file = "resources/item.md";

const customRules = [
  { id: "contoso-owner", severity: "error", summary: "A page has no owner", explanation: "Each page needs an owner." },
] as const;

function shownPage(text: string, ...findings: readonly Partial<Finding<string>>[]): ShownPage {
  const texts = sourceTexts([{ path: file, text: text.replaceAll("\r\n", "\n"), includes: {} }]);
  const complete = findings.map((one): Finding<string> => ({
    rule: "link-case",
    severity: "warning",
    message: "The link is wrong.",
    file,
    line: 1,
    column: 1,
    ...one,
  }));
  return { uri: "file:///item.md", text, texts, findings: complete, customRules };
}

describe("the language server", () => {
  it("underlines the rest of the line if a finding has only a start position", () => {
    const { findings, texts } = shownPage("a\n  bcd  \n", { line: 2, column: 3 });
    expect(findings.map((finding) => toDiagnostic(finding, texts).range)).toEqual([
      { start: { line: 1, character: 2 }, end: { line: 1, character: 5 } },
    ]);
  });

  it("finds a finding if the cursor is inside the finding, at its start or at its end", () => {
    const page = shownPage("abcdef", { column: 2, endLine: 1, endColumn: 4 });
    const at = (character: number) => findingsAt({ start: { line: 0, character }, end: { line: 0, character } }, page);
    expect([0, 1, 2, 3, 4].map((character) => at(character).length)).toEqual([0, 1, 1, 1, 0]);
  });

  it("fixes a page with the line breaks of the page", () => {
    const text = "---\r\ntitle: Item\r\n\r\n# Item\r\n";
    const [action] = fixAll(shownPage(text, { rule: "front-matter" }));
    expect(applyAction(text, action)).toBe("---\r\ntitle: Item\r\n---\r\n\r\n# Item\r\n");
  });

  it("applies only the first of two fixes that overlap", () => {
    const text = "See [item](Item.md).";
    const finding = { subject: "Item.md", column: 5, endLine: 1, endColumn: 20 };
    const [action] = fixAll(
      shownPage(text, { ...finding, suggestion: "item.md" }, { ...finding, suggestion: "ITEM.md" }),
    );
    expect(applyAction(text, action)).toBe("See [item](item.md).");
  });

  it("explains findings without taking text from docs as Markdown", () => {
    const message = "The link ![x](http://example.com/x.png) is <b>wrong</b>.";
    const { findings } = shownPage("", { message }, { message: "Another one." });
    const text = explain(findings, customRules);
    expect(text).not.toMatch(/(?<!\\)!\[x\]\(|(?<!\\)<b>/);
    expect(text.match(/^# link-case$/gm)).toHaveLength(1);
  });

  it("explains a custom rule", () => {
    const { findings } = shownPage("", { rule: "contoso-owner" });
    expect(explain(findings, customRules)).toContain("# contoso-owner\n\nEach page needs an owner.");
  });

  it("lists its options in `docwright lsp --help`", async () => {
    const { stdout } = await docwright(scratchFolder(), "lsp", "--help");
    expect(stdout).toMatch(/^Usage: docwright lsp /);
    expect(stdout).toContain("--stdio");
  });
});
