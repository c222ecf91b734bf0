import { assertChangeId, changeIds } from "../../../diff/kinds/change-kinds.js";
import { readKindPage } from "../../../diff/kinds/kind-page.js";

/** One line for each change kind: its id, the severities that it can have, and a summary. */
export function listKinds(): string {
  const kinds = changeIds.map((id) => ({ id, ...readKindPage(id) }));
  const rows = kinds.map(({ id, severities, summary }) => [id, severities.join(", "), summary] as const);
  const width = (column: 0 | 1): number => Math.max(...rows.map((row) => row[column].length));
  const [idWidth, severityWidth] = [width(0), width(1)];
  return rows
    .map(([id, severities, summary]) => `${id.padEnd(idWidth)}  ${severities.padEnd(severityWidth)}  ${summary}\n`)
    .join("");
}

/**
 * The documentation of a change kind as Markdown.
 *
 * @throws UsageError if the id is not the id of a change kind
 */
export function explainKind(id: string): string {
  assertChangeId(id);
  return `${readKindPage(id).text}
## Configuration

To set another severity, or \`off\` to ignore these changes, add this to the config:

\`\`\`json
{ "diff": { "severities": { "${id}": "off" } } }
\`\`\`
`;
}
