import { relative, resolve } from "node:path";
import type { Change } from "../../diff/change.js";
import { diffModels } from "../../diff/diff-models.js";
import { acceptChanges, parseAcceptedChanges, type AcceptedChanges } from "../../diff/accept-changes.js";
import type { ApiModel } from "../../model/model.js";
import { loadConfig, type LoadedConfig } from "./load-config.js";
import type { DocsOptions, GlobalOptions } from "../options.js";
import { readNamedText } from "./read-named-file.js";
import { UsageError } from "../../usage-error.js";
import type { SidedFile } from "../report/reporter.js";
import { readOperand } from "./read-operand.js";
import { warnAboutSkipped } from "./unread-files.js";
import { assumedNamespace } from "../report/assumptions.js";
import { docsPlaces } from "../report/findings/report-context.js";
import type { Terminal } from "../terminal.js";

/** Two APIs and their differences. */
export interface Comparison {
  readonly base: ApiModel;
  readonly head: ApiModel;
  readonly changes: readonly Change[];
  /** The path of a docs file, relative to the current folder. */
  readonly displayPath: (file: SidedFile) => string;
  /** The path of a docs file, relative to the top folder of the git repository. */
  readonly repositoryPath: (file: SidedFile) => string;
}

/** Options that accept changes. */
export interface AcceptOptions {
  readonly accepted?: string;
  readonly acceptDeprecated?: boolean;
}

/**
 * Reads two operands and compares them with the severities of the config.
 *
 * @param head `null` for the docs of --docs or the config.
 * @throws UsageError if an operand cannot be read.
 */
export async function compareOperands(
  base: string,
  head: string | null,
  options: GlobalOptions & DocsOptions & AcceptOptions,
  terminal: Terminal,
): Promise<Comparison> {
  const config = await loadConfig(options.config);
  const read = (operand: string | null, name: string): ReturnType<typeof readOperand> =>
    terminal.progress(`Reading ${name}`, () => readOperand(operand, options, config));
  const baseApi = await read(base, base);
  const headApi = await read(head, head ?? "the docs");
  const places = {
    base: docsPlaces(baseApi.docs, baseApi.root),
    head: docsPlaces(headApi.docs, headApi.root),
  };
  warnAboutSkipped(baseApi.skipped, places.base.displayPath, terminal);
  warnAboutSkipped(headApi.skipped, places.head.displayPath, terminal);
  // Two docs sets have the same assumed namespace, so it changes nothing.
  const compared = [baseApi, headApi].filter(({ settings }) => settings !== undefined);
  const [only] = compared.length === 1 ? compared : [];
  if (only?.settings !== undefined) {
    const { whole: model, pages = [], docs, settings } = only;
    terminal.warn(assumedNamespace({ model, pages, docs, settings }));
  }
  return {
    base: baseApi.model,
    head: headApi.model,
    changes: compareModels(baseApi.model, headApi.model, config, options, terminal),
    displayPath: ({ side, file }) => places[side].displayPath(file),
    repositoryPath: ({ side, file }) => places[side].repositoryPath(file),
  };
}

/**
 * Compares two models with the options of the config and the command line. Warns about accepted fingerprints that no
 * change has.
 *
 * @throws UsageError if the file of accepted changes cannot be read, or if the config names an unknown change kind.
 */
export function compareModels(
  base: ApiModel,
  head: ApiModel,
  config: LoadedConfig | null,
  options: AcceptOptions,
  terminal: Terminal,
): readonly Change[] {
  const { accepted: acceptedFile, ...diffOptions } = config?.config.diff ?? {};
  const accepted = readAcceptedChanges(
    options.accepted ?? (acceptedFile === undefined ? undefined : resolve(config?.folder ?? "", acceptedFile)),
  );
  const changes = diffModels(base, head, {
    ...diffOptions,
    acceptDeprecated: options.acceptDeprecated ?? diffOptions.acceptDeprecated ?? false,
  });
  const found = new Set(changes.map(({ fingerprint }) => fingerprint));
  const unused = [...accepted.keys()].filter((fingerprint) => !found.has(fingerprint));
  if (unused.length > 0)
    terminal.warn(
      `No change has these accepted fingerprints: ${unused.join(", ")}. Remove them from the file of accepted changes.\n`,
    );
  return acceptChanges(changes, accepted);
}

function readAcceptedChanges(file: string | undefined): AcceptedChanges {
  if (file === undefined) return new Map();
  const parsed = parseAcceptedChanges(readNamedText(file));
  if (!("wrongLine" in parsed)) return parsed;
  throw new UsageError(
    `${relative(process.cwd(), file)}:${parsed.wrongLine}: expected the fingerprint of a change, then your reason for accepting this change. \`diff --format json\` prints the fingerprints.`,
  );
}
