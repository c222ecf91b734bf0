import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { findRule, idsOfRule, requireRule, rules } from "../../generator/findings/catalogue.js";
import { finding } from "../../generator/findings/create-finding.js";

describe("the catalogue of rules", () => {
  it("has each rule once, in the order of the ids", () => {
    const ids = rules.map(({ id }) => id);
    expect(ids).toEqual([...new Set(ids)].sort());
  });

  it("has a rule for each page of documentation", () => {
    const folder = new URL("../../generator/findings/rules/", import.meta.url);
    const pages = readdirSync(folder).map((file) => file.replace(/\.md$/, ""));
    expect(pages.filter((page) => findRule(page) === undefined)).toEqual([]);
  });

  it("has summaries of one line without a full stop", () => {
    expect(rules.filter(({ summary }) => /\n|\.$|^$/.test(summary))).toEqual([]);
  });

  it("has an existing rule for each former id", () => {
    const former = rules.flatMap(({ formerId }) => (formerId === undefined ? [] : [formerId]));
    expect(former.filter((id) => findRule(id) === undefined)).toEqual([]);
    expect(idsOfRule("nonstandard-json")).toEqual(["nonstandard-json", "malformed-json"]);
  });

  it("suggests the nearest id for an unknown id", () => {
    expect(requireRule("placeholder", rules).severity).toBe("warning");
    expect(() => requireRule("place-holder", rules)).toThrow("Unknown rule place-holder. Did you mean placeholder?");
    expect(() => requireRule("xyzzy", rules)).toThrow(
      "Unknown rule xyzzy. List the rules with docwright lint --rules.",
    );
  });
});

describe("a finding", () => {
  it("has the severity of its rule and the place of a row, but not the other properties of the row", () => {
    const row = { file: "a.md", line: 3, column: 1, endLine: 3, endColumn: 9, name: "id" };
    expect(finding("unreadable-row", row, "Name the property.")).toEqual({
      rule: "unreadable-row",
      severity: "warning",
      message: "Name the property.",
      file: "a.md",
      line: 3,
      column: 1,
      endLine: 3,
      endColumn: 9,
    });
  });
});
