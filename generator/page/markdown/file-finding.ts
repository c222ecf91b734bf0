import type { Nodes } from "mdast";
import type { VFile } from "vfile";
import type { Diagnostic } from "../../findings/finding.js";

type Position = NonNullable<Nodes["position"]>;

/** What a plugin finds in a file; it is a warning unless it says otherwise. */
export interface FileFinding {
  readonly rule: string;
  readonly message: string;
  readonly place: Position | Position["start"] | undefined;
  readonly severity?: "error" | "warning";
  /** Docs path of the include that the place is in; the file itself without it. */
  readonly file?: string;
}

const source = "docwright";

/** Leaves a finding on a file, as plugins of the unified world do. */
export function reportFinding(file: VFile, { rule, message, place, severity, file: path }: FileFinding): void {
  const finding = file.message(message, { ruleId: rule, source, place: place ?? { line: 1, column: 1 } });
  finding.fatal = severity === "error";
  if (path !== undefined) finding.file = path;
}

/** The findings that were left on a file. */
export function findingsOf(file: VFile): Diagnostic[] {
  return file.messages.map(({ ruleId, fatal, reason, file: path, line = 1, column = 1, place }) => {
    const end = place !== undefined && "end" in place ? { endLine: place.end.line, endColumn: place.end.column } : {};
    const severity = fatal === true ? "error" : "warning";
    return { rule: ruleId ?? "", severity, message: reason, file: path ?? file.path, line, column, ...end };
  });
}
