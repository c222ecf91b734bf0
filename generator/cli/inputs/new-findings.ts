import type { Finding } from "../../findings/finding.js";
import { againstBaseline, type BaselineFile } from "./baseline-file.js";
import { formatCount } from "../format-count.js";
import { broughtSince } from "./since.js";
import type { Terminal } from "../terminal.js";

/** What the docs of an earlier revision had. */
export interface FormerFindings {
  readonly revision: string;
  readonly findings: readonly Finding<string>[];
}

/** The findings that neither a baseline nor an earlier revision has. How many are left out, and why, is a warning. */
export function freshFindings<One extends Finding<string>>(
  findings: readonly One[],
  baseline: BaselineFile | null,
  former: FormerFindings | null,
  terminal: Terminal,
): readonly One[] {
  const unknown = baseline === null ? findings : againstBaseline(findings, baseline, terminal);
  if (former === null) return unknown;
  // Held against all findings and not against the rest: what the baseline and the revision both have counts once.
  const brought = new Set(broughtSince(findings, former.findings));
  const fresh = unknown.filter((finding) => brought.has(finding));
  const older = unknown.length - fresh.length;
  if (older > 0) terminal.warn(`${formatCount(older, "finding")} from before ${former.revision} not shown.\n`);
  return fresh;
}
