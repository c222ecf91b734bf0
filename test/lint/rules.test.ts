import type { Nodes } from "mdast";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { lint } from "../../generator/lint/lint.js";
import { rulePage } from "../../generator/lint/rule-page.js";
import { ruleNamed, ruleNames, rules } from "../../generator/lint/rules.js";
import { parseMarkdown } from "../../generator/page/markdown/markdown-syntax.js";
import { corpus } from "../corpus.js";
import { readDocsSet } from "../read-docs-set.js";

describe("every rule", () => {
  it("has a page of documentation", () => {
    const files = readdirSync(new URL("../../generator/findings/rules", import.meta.url));
    expect(files.sort()).toEqual(rules.map(({ name }) => `${name}.md`).sort());
    expect(ruleNames.size).toBe(rules.length);
  });

  it.each(rules.map(({ name, summary }) => [name, summary]))(
    "%s says what it means, with examples",
    (name, summary) => {
      const { children } = parseMarkdown(rulePage(name));
      const headings = children.flatMap((node) => (node.type === "heading" ? [textOf(node)] : []));
      expect(headings).toEqual([name, "Bad", "Good", "Why it matters"]);
      expect(children.slice(1, 2).map((node) => textOf(node))).toEqual([`${summary}.`]);
      expect(children.length).toBeGreaterThanOrEqual(9);
    },
  );

  it("is found by its name, and a name that is none gets the nearest", () => {
    expect(ruleNamed("placeholder").severity).toBe("warning");
    expect(() => ruleNamed("place-holder")).toThrow("There is no rule named place-holder; do you mean placeholder?");
    expect(() => ruleNamed("xyzzy")).toThrow("docwright lint --rules lists them");
  });
});

describe("every finding", () => {
  it("that a room can raise is of a rule", () => {
    const raised = ["docs", "page", "model", "emit"].flatMap((room) => rulesRaisedIn(join(generator, room)));
    expect(raised.length).toBeGreaterThan(40);
    expect(raised.filter(({ rule }) => !ruleNames.has(rule))).toEqual([]);
  });

  const folder = corpus("modern");

  it.skipIf(folder === null)("on real pages is of a rule, and not graver than the rule", async () => {
    const api = await readDocsSet(folder ?? "");
    const order = ["error", "warning", "info"];
    const findings = lint({ ...api, files: [] });
    const astray = findings.filter(
      ({ rule, severity }) => order.indexOf(severity) < order.indexOf(ruleNamed(rule).severity),
    );
    expect(astray).toEqual([]);
    expect(findings.length).toBeGreaterThan(0);
  });
});

const generator = fileURLToPath(new URL("../../generator", import.meta.url));

/** Names of rules as the sources of a room write them where they report something. */
function rulesRaisedIn(folder: string): { readonly file: string; readonly rule: string }[] {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts"));
  return files.flatMap((file) => {
    const text = readFileSync(join(folder, file), "utf8");
    const named = text.matchAll(/\brule: "([a-z-]+)"|\bfinding\(\s*"([a-z-]+)",|\breport\(\w+, "([a-z-]+)",/g);
    const unreadable = text.matchAll(/\breportUnreadable\(\s*\w+,\s*"([a-z]+)",/g);
    const rules = [
      ...[...named].map(([, inObject, inFinding, inReport]) => inObject ?? inFinding ?? inReport ?? ""),
      ...[...unreadable].map(([, what]) => `unreadable-${what ?? ""}`),
    ];
    return rules.map((rule) => ({ file, rule }));
  });
}

function textOf(node: Nodes): string {
  if ("value" in node) return node.value;
  return "children" in node ? node.children.map(textOf).join("") : "";
}
