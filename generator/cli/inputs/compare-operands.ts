import type { Change } from "../../diff/change.js";
import { diffModels } from "../../diff/diff-models.js";
import type { ApiModel } from "../../model/model.js";
import { loadConfig } from "./load-config.js";
import type { DocsOptions, GlobalOptions } from "../options.js";
import { readOperand } from "./read-operand.js";
import { docsPlaces } from "../report/findings/report-context.js";
import type { Terminal } from "../terminal.js";

/** Two APIs and their differences. */
export interface Comparison {
  readonly base: ApiModel;
  readonly head: ApiModel;
  readonly changes: readonly Change[];
  /** The path of a docs file, relative to the current folder. */
  readonly displayPath: (place: SidedFile) => string;
}

/** A docs file of base or head. */
type SidedFile = Pick<Change, "side"> & { readonly file: string };

/**
 * Reads two operands and compares them with the severities of the config.
 *
 * @param head `null` for the docs of --docs or the config.
 * @throws UsageError if an operand cannot be read.
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
  const baseApi = await read(base, base);
  const headApi = await read(head, head ?? "the docs");
  const displayPaths = {
    base: docsPlaces(baseApi.docs, baseApi.root).displayPath,
    head: docsPlaces(headApi.docs, headApi.root).displayPath,
  };
  return {
    base: baseApi.model,
    head: headApi.model,
    changes: diffModels(baseApi.model, headApi.model, config?.config.diff),
    displayPath: ({ side, file }) => displayPaths[side](file),
  };
}
