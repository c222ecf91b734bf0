import { describe, expect, it } from "vitest";
import { defineRule } from "../../generator/config.js";
import { found, itemPage, apiPage, lintDocs, documented } from "./docs.js";
import { lintPage } from "../../generator/lint/lint.js";
import { sourceTexts } from "../../generator/lint/source-texts.js";

const docs = { "api/item-get.md": apiPage(), "resources/item.md": itemPage() };

/** Reports each page without an owner in its front matter. */
const owner = defineRule({
  id: "contoso-owner",
  severity: "warning",
  summary: "A page has no owner",
  *checkPage(page) {
    if (page.frontMatter["owner"] !== undefined) return;
    yield { message: "The page has no owner.", source: page.source, subject: page.title };
  },
});

/** Reports each type that no operation returns. This rule needs the model. */
const returned = defineRule({
  id: "contoso-returned",
  severity: "error",
  summary: "No operation returns a type",
  *check({ model }) {
    const types = new Set(model.operations.flatMap(({ responses }) => responses.map(({ type }) => type)));
    for (const { name, kind, source } of model.types) {
      if (kind === "entity" && !types.has(name)) yield { message: `No operation returns ${name}.`, source };
    }
  },
});

describe("a custom rule", () => {
  it("reports findings about a page, with its id and severity", async () => {
    const findings = await lintDocs(docs, { customRules: [owner] });
    expect(findings.filter(({ rule }) => rule === "contoso-owner")).toEqual([
      expect.objectContaining({ severity: "warning", message: "The page has no owner.", file: "api/item-get.md" }),
      expect.objectContaining({ severity: "warning", file: "resources/item.md", subject: "item resource type" }),
    ]);
  });

  it("reports findings about the model", async () => {
    const unused = { ...docs, "resources/unused.md": itemPage().replaceAll("item", "unused") };
    expect(await found("contoso-returned", docs, { customRules: [returned] })).toEqual([]);
    const findings = await found("contoso-returned", unused, { customRules: [returned] });
    expect(findings.join()).toContain("No operation returns microsoft.graph.unused.");
  });

  it("runs on a single page, as in an editor, if the rule has the function `checkPage`", async () => {
    const { docs: files, pages } = await documented(docs);
    const [page] = pages;
    if (page === undefined) throw new Error("no page");
    const findings = lintPage(page, sourceTexts(files), { customRules: [owner, returned] });
    expect(findings.map(({ rule }) => rule)).toContain("contoso-owner");
  });

  it("gets its severity from the options", async () => {
    const severityOf = async (severity: "info" | "off") => {
      const findings = await lintDocs(docs, { customRules: [owner], rules: { "contoso-owner": severity } });
      return findings.filter(({ rule }) => rule === "contoso-owner").map((one) => one.severity);
    };
    expect(await severityOf("info")).toEqual(["info", "info"]);
    expect(await severityOf("off")).toEqual([]);
  });

  it("is suppressed by an option and by a comment in a page", async () => {
    const suppressions = [{ rule: "contoso-owner", files: "resources/**", reason: "Generated." }];
    const commented = {
      ...docs,
      "api/item-get.md": docs["api/item-get.md"].replace("# Get", "<!-- docwright ignore contoso-owner -->\n\n# Get"),
    };
    expect(await found("contoso-owner", commented, { customRules: [owner], suppressions })).toEqual([]);
    expect(await found("unknown-suppression", commented, { customRules: [owner] })).toEqual([]);
    expect(await found("unknown-suppression", commented)).toHaveLength(1);
  });

  it.each([
    ["contoso/owner", "Invalid id of a custom rule: contoso/owner. Use kebab case, such as contoso-owner."],
    ["Contoso-owner", "Invalid id of a custom rule: Contoso-owner."],
    ["broken-link", "Two rules have the id broken-link. Rename the custom rule."],
  ])("needs an id in kebab case that no other rule has, not %s", async (id, message) => {
    await expect(lintDocs(docs, { customRules: [{ ...owner, id }] })).rejects.toThrow(message);
  });

  it("needs an id that no other custom rule has", async () => {
    const message = "Two rules have the id contoso-owner. Rename the custom rule.";
    await expect(lintDocs(docs, { customRules: [owner, owner] })).rejects.toThrow(message);
  });

  it("needs a check", async () => {
    const { checkPage: _, ...rule } = owner;
    const message = "The rule contoso-owner does not check anything. Add the function check or checkPage.";
    await expect(lintDocs(docs, { customRules: [rule] })).rejects.toThrow(message);
  });

  it.each([
    ["throws", () => (undefined as unknown as { tables: string[] }).tables.map((source) => ({ source })), "tables"],
    ["does not return a list", () => Promise.resolve([]), "is not iterable"],
    ["returns a finding without a place", () => [{ message: "Wrong." }], "a finding needs a message, and a source"],
  ])("is named in the error if it %s", async (_, check, message) => {
    const rule = { ...owner, check } as unknown as typeof owner;
    const error = await lintDocs(docs, { customRules: [rule] }).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ name: "UsageError", message: expect.stringContaining(message) as unknown });
    expect(String(error)).toContain("The rule contoso-owner failed: ");
  });
});
