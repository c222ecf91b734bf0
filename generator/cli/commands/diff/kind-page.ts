import { changeKinds, assertChangeId } from "../../../diff/kinds/change-kinds.js";
import type { ChangeKind, ChangeDirection } from "../../../diff/kinds/change-kind.js";

/** Every kind of change, each with the severities that it may have. */
export function listOfKinds(): string {
  const kinds = Object.entries(changeKinds);
  const width = Math.max(...kinds.map(([id]) => id.length));
  return `${kinds.map(([id, kind]) => `${id.padEnd(width)}  ${severitiesOf(kind)}`).join("\n")}\n`;
}

/**
 * What a kind of change means, as Markdown.
 *
 * @throws UsageError where there is no such kind
 */
export function kindPage(id: string): string {
  assertChangeId(id);
  const kind: ChangeKind = changeKinds[id];
  const block = (title: string, text: string): string =>
    text === "" ? `## ${title}\n\nNothing.\n` : `## ${title}\n\n\`\`\`markdown\n${text}\n\`\`\`\n`;
  const severity = `Severity: ${severitiesOf(kind)}. The config may say otherwise: \`diff: { severities: { "${id}": "off" } }\`.`;
  const parts = [`# ${id}\n`, `${kind.explanation}\n`, `${severity}\n`];
  return [...parts, block("Before", kind.example.base), block("After", kind.example.head)].join("\n");
}

/** The severities of a kind over all that decides about them. */
function severitiesOf({ severity }: ChangeKind): string {
  const directions: readonly ChangeDirection[] = ["narrowed", "widened", "replaced", "docs-only"];
  const usages = [
    { request: true, response: true },
    { request: true, response: false },
    { request: false, response: true },
  ];
  const all = directions.flatMap((direction) => usages.map((usage) => severity({ direction, usage })));
  return (["breaking", "non-breaking", "docs-only"] as const).filter((one) => all.includes(one)).join(" or ");
}
