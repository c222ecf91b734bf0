import type { Change } from "../../../diff/change.js";
import type { ChangeSeverity } from "../../../diff/kinds/change-kind.js";
import { summarise } from "../../../diff/summarise.js";
import { escapeMarkdown, escapeMessage } from "../markdown-text.js";
import type { ChangeContext, ChangeReporter } from "./reporter.js";
import { changeSeverities, countsInWords } from "./severity.js";

/** A comment on a pull request holds 65,536 characters; beyond so many rows nobody reads on. */
const SHOWN = 100;

const headings = {
  breaking: "Breaking changes",
  "non-breaking": "Changes that break nobody",
  "docs-only": "Changes of the docs alone",
} as const satisfies Record<ChangeSeverity, string>;

/** Changes as Markdown, for a comment on a pull request: what breaks in the open, the rest folded. */
export const reportMarkdown: ChangeReporter = (changes, context) => {
  if (changes.length === 0) return "## API changes\n\nNone.\n";
  const { summary, semver } = summarise(changes);
  const sections = changeSeverities.flatMap((severity) => {
    const own = changes.filter((change) => change.severity === severity);
    return own.length === 0 ? [] : [section(severity, own, context)];
  });
  return [`## API changes\n\n${countsInWords(summary)}. Version step: **${semver}**.\n`, ...sections].join("\n");
};

function section(severity: ChangeSeverity, changes: readonly Change[], context: ChangeContext): string {
  const shown = context.verbose ? changes : changes.slice(0, SHOWN);
  const rows = shown.map((change) => {
    const place = `${context.displayPath(change)}:${change.source.line}`;
    return `| ${escapeMessage(change.message)} | ${escapeMarkdown(place)} | ${change.id} |\n`;
  });
  const more = changes.length - shown.length;
  const table = `| Change | Place | Kind |\n|:---|:---|:---|\n${rows.join("")}${more === 0 ? "" : `\nand ${more} more\n`}`;
  const heading = `${headings[severity]} (${changes.length})`;
  if (severity === "breaking") return `### ${heading}\n\n${table}`;
  return `<details>\n<summary>${heading}</summary>\n\n${table}\n</details>\n`;
}
