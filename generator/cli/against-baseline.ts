import { existsSync, readFileSync } from "node:fs";
import { relative } from "node:path";
import type { Diagnostic } from "../diagnostic.js";
import { compareWithBaseline, makeBaseline, parseBaseline } from "../lint/baseline.js";
import { writeFileWhole } from "../output/write-file.js";
import { UsageError } from "../usage-error.js";
import { counted } from "./counted.js";
import type { Terminal } from "./terminal.js";

/** What the baseline does not know; with `update`, the baseline is written and knows everything. */
export function againstBaseline<Finding extends Diagnostic>(
  findings: readonly Finding[],
  file: string | null,
  update: boolean,
  terminal: Terminal,
): readonly Finding[] {
  if (file === null) {
    if (update) throw new UsageError("--update-baseline needs to know which file; name it with --baseline.");
    return findings;
  }
  if (update) {
    writeFileWhole(file, `${JSON.stringify(makeBaseline(findings), null, 2)}\n`);
    terminal.warn(`The baseline knows ${counted(findings.length, "finding")} now.\n`);
    return [];
  }
  const name = relative(process.cwd(), file);
  if (!existsSync(file)) throw new UsageError(`The baseline ${name} is not there; --update-baseline writes it.`);
  const { fresh, known, gone } = compareWithBaseline(findings, parseBaseline(readFileSync(file, "utf8"), name));
  if (known > 0) terminal.warn(`${counted(known, "finding")} of the baseline not shown.\n`);
  if (gone > 0) terminal.warn(`${counted(gone, "finding")} of the baseline gone; --update-baseline takes them out.\n`);
  return fresh;
}
