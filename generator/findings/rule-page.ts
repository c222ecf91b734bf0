import { readFileSync } from "node:fs";
import type { Rule } from "./catalogue.js";

/** URL of a rule's page of documentation. The package ships the pages in the folder of their sources. */
export function rulePageUrl(id: string): URL {
  return new URL(`../../generator/findings/rules/${encodeURIComponent(id)}.md`, import.meta.url);
}

/** A rule's page of documentation, as Markdown. */
export function rulePage({ id }: Pick<Rule, "id">): string {
  return readFileSync(rulePageUrl(id), "utf8");
}
