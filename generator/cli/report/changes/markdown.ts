import type { RootContent } from "mdast";
import type { Change } from "../../../diff/change.js";
import type { ChangeSeverity } from "../../../diff/kinds/change-kind.js";
import { summarise } from "../../../diff/summarise.js";
import { heading, html, paragraph, table } from "../../../markdown-nodes.js";
import { message, printMarkdown, strong, text } from "../markdown.js";
import type { ChangeContext, ChangeReporter } from "../reporter.js";
import { changeSeverities, printCounts, withAcceptance } from "./severity.js";

/**
 * The number of changes that are shown for each severity without `--verbose`. A comment on a pull request is limited to
 * 65,536 characters.
 */
const MAX_ROWS = 100;

const headings = {
  breaking: "Breaking changes",
  "non-breaking": "Non-breaking changes",
  "docs-only": "Docs-only changes",
} as const satisfies Record<ChangeSeverity, string>;

/** Prints changes as Markdown, for a comment on a pull request. Non-breaking and docs-only changes are collapsed. */
export const reportMarkdown: ChangeReporter = (changes, context) => {
  const title = heading(2, text("API changes"));
  if (changes.length === 0) return printMarkdown(title, paragraph(text("None.")));
  const { summary, semver } = summarise(changes);
  const totals = paragraph(text(`${printCounts(summary)}. Version step: `), strong(semver), text("."));
  const sections = changeSeverities.flatMap((severity) =>
    section(
      severity,
      changes.filter((change) => change.severity === severity),
      context,
    ),
  );
  return printMarkdown(title, totals, ...sections);
};

function section(severity: ChangeSeverity, changes: readonly Change[], context: ChangeContext): RootContent[] {
  if (changes.length === 0) return [];
  const shown = context.verbose ? changes : changes.slice(0, MAX_ROWS);
  const rows = shown.map((change) => {
    const { file, line } = change.source;
    const place = `${context.displayPath({ side: change.side, file })}:${line}`;
    return [message(withAcceptance(change)), [text(place)], [text(change.id)]];
  });
  const hidden = changes.length - shown.length;
  const content = [
    table(["Change", "Place", "Kind"], rows),
    ...(hidden === 0 ? [] : [paragraph(text(`and ${hidden} more`))]),
  ];
  const title = `${headings[severity]} (${changes.length})`;
  if (severity === "breaking") return [heading(3, text(title)), ...content];
  return [html(`<details>\n<summary>${title}</summary>`), ...content, html("</details>")];
}
