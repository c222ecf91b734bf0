import type { Change } from "../../diff/change.js";
import { diffModels } from "../../diff/diff-models.js";
import type { ApiModel } from "../../model/model.js";
import { loadConfig } from "./load-config.js";
import type { DocsOptions, GlobalOptions } from "../options.js";
import { readOperand } from "./read-operand.js";
import { docsPlaces } from "../report/findings/report-context.js";
import type { Terminal } from "../terminal.js";

/** What became of a comparison. */
export interface Comparison {
  readonly base: ApiModel;
  readonly head: ApiModel;
  readonly changes: readonly Change[];
  /** The path of a docs file of one side, as a terminal can open it. */
  readonly displayPath: (place: SidedFile) => string;
}

/** A docs file of one of the two sides. */
type SidedFile = Pick<Change, "side"> & { readonly file: string };

/**
 * Reads two operands and compares them, with the severities of the config.
 *
 * @param head the docs as they are now, where none is named
 * @throws UsageError where one of them cannot be read
 */
export async function compareOperands(
  base: string,
  head: string | null,
  options: GlobalOptions & DocsOptions,
  terminal: Terminal,
): Promise<Comparison> {
  const config = await loadConfig(options.config);
  const read = (operand: string | null, name: string): ReturnType<typeof readOperand> =>
    terminal.progress(`Reading ${name}`, () => readOperand(operand, options, config));
  const before = await read(base, base);
  const after = await read(head, head ?? "the docs");
  const shown = {
    base: docsPlaces(before.docs, before.root).displayPath,
    head: docsPlaces(after.docs, after.root).displayPath,
  };
  return {
    base: before.model,
    head: after.model,
    changes: diffModels(before.model, after.model, config?.config.diff),
    displayPath: ({ side, file }) => shown[side](file),
  };
}
