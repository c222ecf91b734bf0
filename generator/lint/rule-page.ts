import { readFileSync } from "node:fs";

/** Where a rule's page of documentation is. The pages stay with their sources, from where the package ships them. */
export function rulePageUrl(rule: string): URL {
  return new URL(`../../generator/findings/rules/${encodeURIComponent(rule)}.md`, import.meta.url);
}

/** The page of documentation of a rule, as Markdown. */
export function rulePage(rule: string): string {
  return readFileSync(rulePageUrl(rule), "utf8");
}
