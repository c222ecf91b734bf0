import { readFileSync } from "node:fs";
import { findRule, type Rule } from "./catalogue.js";
import type { CustomRule } from "./custom-rule.js";

/**
 * URL of a rule's page of documentation. The package ships the pages in the folder of their sources.
 *
 * @returns `null` if the catalogue does not have the rule, as for custom rules
 */
export function rulePageUrl(id: string): URL | null {
  return findRule(id) === undefined ? null : pageUrl(id);
}

function pageUrl(id: string): URL {
  return new URL(`../../generator/findings/rules/${encodeURIComponent(id)}.md`, import.meta.url);
}

/** A rule's page of documentation, as Markdown. A custom rule brings its own page. */
export function rulePage(rule: Rule | CustomRule): string {
  if ("commands" in rule) return readFileSync(pageUrl(rule.id), "utf8");
  const { id, summary, explanation = summary } = rule;
  return `# ${id}\n\n${explanation.trim()}\n`;
}
