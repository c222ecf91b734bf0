import { readFileSync } from "node:fs";
import type { ChangeSeverity } from "./change-kind.js";
import type { ChangeId } from "./change-kinds.js";

/** The documentation of a change kind. The package contains these pages in their source folder. */
export interface KindPage {
  /** The page as Markdown. */
  readonly text: string;
  /** The first paragraph: what changed. */
  readonly summary: string;
  /** The severities that changes of this kind can have, from the page's Severity section. */
  readonly severities: readonly ChangeSeverity[];
}

export function kindPageUrl(id: ChangeId): URL {
  return new URL(`../../../generator/diff/kinds/pages/${id}.md`, import.meta.url);
}

export function readKindPage(id: ChangeId): KindPage {
  const text = readFileSync(kindPageUrl(id), "utf8");
  const [, summary = ""] = text.split("\n\n");
  const severities = (["breaking", "non-breaking", "docs-only"] as const).filter((severity) =>
    text.toLowerCase().includes(`\n- **${severity}**: `),
  );
  return { text, summary: summary.replaceAll("\n", " "), severities };
}
