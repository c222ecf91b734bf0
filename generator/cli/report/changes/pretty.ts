import type { Change } from "../../../diff/change.js";
import type { ChangeSeverity } from "../../../diff/kinds/change-kind.js";
import { summarise } from "../../../diff/summarise.js";
import { printable } from "../printable.js";
import type { ChangeContext, ChangeReporter, Colors } from "../reporter.js";
import { changeSeverities, printCounts, withAcceptance } from "./severity.js";

const colorOf = {
  breaking: "red",
  "non-breaking": "green",
  "docs-only": "cyan",
} as const satisfies Record<ChangeSeverity, keyof Colors>;

/** Prints changes for a terminal, breaking changes first. */
export const reportPretty: ChangeReporter = (changes, context) => {
  if (changes.length === 0) return "";
  const blocks = changeSeverities.flatMap((severity) => {
    const selected = changes.filter((change) => change.severity === severity);
    return selected.length === 0 ? [] : [block(severity, selected, context)];
  });
  const { summary, semver } = summarise(changes);
  return `${[...blocks, `${printCounts(summary)}. Version step: ${semver}`].join("\n")}\n`;
};

function block(severity: ChangeSeverity, changes: readonly Change[], context: ChangeContext): string {
  const { colors, displayPath } = context;
  const lines = changes.map((change) => {
    const { file, line, column } = change.source;
    const place = `${printable(displayPath({ side: change.side, file }))}:${line}:${column}`;
    const id = context.verbose ? `${change.id} ${change.fingerprint}` : change.id;
    return `  ${colors.bold(place)} ${printable(withAcceptance(change))} ${colors.dim(id)}\n`;
  });
  return `${colors[colorOf[severity]](severity)}\n${lines.join("")}`;
}
