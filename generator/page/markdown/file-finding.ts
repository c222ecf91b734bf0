import type { Nodes } from "mdast";
import type { VFile } from "vfile";
import { type RuleId, severityOfRule } from "../../findings/catalogue.js";
import { finding } from "../../findings/create-finding.js";
import type { Finding } from "../../findings/finding.js";

type Position = NonNullable<Nodes["position"]>;

/** A finding of a unified plugin, at a position in the file that the plugin processes. */
export interface FileFinding {
  readonly rule: RuleId;
  readonly message: string;
  readonly place: Position | Position["start"] | undefined;
  /** Docs path of the include that contains the place. Absent if the place is in the file itself. */
  readonly file?: string;
}

const source = "docwright";

/** Adds a finding to the messages of a file, as plugins of unified do. */
export function reportFinding(file: VFile, { rule, message, place, file: path }: FileFinding): void {
  const added = file.message(message, { ruleId: rule, source, place: place ?? { line: 1, column: 1 } });
  added.fatal = severityOfRule(rule) === "error";
  if (path !== undefined) added.file = path;
}

/** The findings among the messages of a file. */
export function findingsOf(file: VFile): Finding[] {
  return file.messages.map(({ ruleId, reason, file: path, line = 1, column = 1, place }) => {
    const end = place !== undefined && "end" in place ? { endLine: place.end.line, endColumn: place.end.column } : {};
    // The rule id is always one of docwright, because only reportFinding adds messages to these files.
    return finding(ruleId as RuleId, { file: path ?? file.path, line, column, ...end }, reason);
  });
}
