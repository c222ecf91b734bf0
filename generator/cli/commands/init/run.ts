import { existsSync, realpathSync } from "node:fs";
import { relative } from "node:path";
import type { DocwrightConfig } from "../../../config.js";
import { repositoryOf } from "../../../docs/git.js";
import { isPagePattern } from "../../../docs/page-pattern.js";
import { commonFolder, folderSources } from "../../../docs/read-docs.js";
import { createBaseline } from "../../../findings/baseline.js";
import { lintDocs } from "../../../lint-docs.js";
import { changeFiles, readEditableFile, type TextChange } from "../../../output/change-files.js";
import { resolveOutFolder } from "../../../output/out-folder.js";
import { UsageError } from "../../../usage-error.js";
import { exitCode, type ExitCode } from "../../exit-code.js";
import { formatCount } from "../../format-count.js";
import { assertRecognized } from "../../inputs/assert-not-empty.js";
import { configNames, validateConfig } from "../../inputs/load-config.js";
import { settingsFrom } from "../../inputs/settings.js";
import { warnAboutSkipped, warnAboutUnread } from "../../inputs/unread-files.js";
import { programCommand } from "../../next-command.js";
import type { GlobalOptions } from "../../options.js";
import { assumptions } from "../../report/assumptions.js";
import { docsPlaces } from "../../report/findings/report-context.js";
import { readSummary } from "../../report/sdk-summary.js";
import { openTerminal } from "../../terminal.js";
import { acceptDefaults, collectAnswers, type Answers, type InitAnswerOptions, type Prompts } from "./answers.js";
import { ciFile } from "./ci-files.js";

export interface InitOptions extends GlobalOptions, InitAnswerOptions {
  readonly yes?: boolean;
  readonly force?: boolean;
  readonly include?: readonly string[];
  readonly exclude?: readonly string[];
  readonly cache: boolean;
}

const CONFIG = "docwright.config.ts";
const BASELINE = "lint-baseline.json";
const GITIGNORE = ".gitignore";

/**
 * Sets up docwright in the current folder. It reads the docs before it writes a file, so that nothing is written if the
 * docs cannot be read.
 */
export async function runInit(options: InitOptions): Promise<ExitCode> {
  const terminal = openTerminal(options);
  if (options.force !== true) assertNew(configNames);
  const answers = await collectAnswers(options, await openPrompts(options));
  const ci = ciFile(answers.ci, answers.sdk?.out ?? null);
  if (ci !== null) await assertTopFolder();
  if (options.force !== true) assertNew([BASELINE, ...(ci === null ? [] : [ci.path])]);

  const config = validateConfig(configOf(answers, options), CONFIG);
  const settings = settingsFrom({ config, folder: process.cwd() }, { color: options.color, cache: options.cache });
  if (settings.out !== null) resolveOutFolder(settings.out, settings.docs);
  const sources = await folderSources(settings.docs);
  const { docs, pages, skipped, model, whole, findings } = await terminal.progress("Reading the docs", (onProgress) =>
    lintDocs(sources, { ...settings, onProgress }, settings.lint),
  );
  if (!settings.include.some(isPagePattern)) assertRecognized(pages);
  const { displayPath } = docsPlaces(docs, commonFolder(settings.docs));
  warnAboutSkipped(skipped, displayPath, terminal);
  warnAboutUnread(whole, displayPath, terminal);

  const baseline = `${JSON.stringify(createBaseline(findings), null, 2)}\n`;
  const ignored = readEditableFile(process.cwd(), GITIGNORE);
  const files: readonly TextChange[] = [
    { path: CONFIG, after: printConfig(config) },
    { path: BASELINE, after: baseline },
    ...(ci === null ? [] : [{ path: ci.path, after: ci.text }]),
    { path: GITIGNORE, before: ignored, after: withIgnoredFolders(ignored ?? "", answers.sdk?.out ?? null) },
  ];
  await changeFiles(process.cwd(), files);
  for (const { path } of files) {
    const note = path === BASELINE ? ` with ${formatCount(findings.length, "known finding")}` : "";
    terminal.note(`Wrote ${path}${note}.\n`);
  }
  terminal.warn(assumptions({ model, pages, docs, settings, sdk: config.sdk ?? null }));
  terminal.note(readSummary(model));
  terminal.note(`Next: ${programCommand()} ${answers.sdk === null ? "lint" : "generate"}\n`);
  return exitCode.done;
}

/**
 * Returns the prompts for the questions.
 *
 * @throws UsageError if there are questions, but standard input or output is not a terminal.
 */
async function openPrompts({ yes }: InitOptions): Promise<Prompts> {
  if (yes === true) return acceptDefaults;
  if (!process.stdin.isTTY || !process.stdout.isTTY) {
    throw new UsageError("init asks questions, but this is not a terminal. Accept the defaults with --yes.");
  }
  return (await import("./terminal-prompts.js")).terminalPrompts;
}

/** @throws UsageError if one of the files exists. */
function assertNew(paths: readonly string[]): void {
  const existing = paths.filter((path) => existsSync(path));
  if (existing.length === 0) return;
  throw new UsageError(`${existing.join(", ")} already exists. Overwrite existing files with --force.`);
}

/**
 * Checks that the current folder is the top folder of its repository, because CI services look for their files only
 * there. Outside of a repository, every folder is accepted, because it can become the top folder of a repository.
 */
async function assertTopFolder(): Promise<void> {
  const top = await repositoryOf(process.cwd()).catch((error: unknown) => {
    if (error instanceof UsageError) return null;
    throw error;
  });
  if (top === null || realpathSync(top) === realpathSync(process.cwd())) return;
  throw new UsageError(
    `init writes the CI workflow to the current folder, but CI services look for it only in the top folder of the repository. Run init in ${relative(process.cwd(), top)}, or use --ci none.`,
  );
}

function configOf({ docs, apiVersion, sdk }: Answers, { include, exclude }: InitOptions): DocwrightConfig {
  const [first, ...others] = docs;
  return {
    docs: first !== undefined && others.length === 0 ? first : docs,
    ...(apiVersion === null ? {} : { apiVersion }),
    ...(include === undefined ? {} : { include }),
    ...(exclude === undefined ? {} : { exclude }),
    ...(sdk === null ? {} : { out: sdk.out, sdk: { packageName: sdk.packageName } }),
    lint: { baseline: BASELINE },
  };
}

function printConfig(config: DocwrightConfig): string {
  // Removes the quotes around keys. All keys are identifiers, which do not need quotes.
  const text = JSON.stringify(config, null, 2).replaceAll(/^( +)"(\w+)":/gm, "$1$2:");
  return `import { defineConfig } from "docwright/config";\n\nexport default defineConfig(${text});\n`;
}

/** The text of .gitignore after the missing lines are added. */
function withIgnoredFolders(text: string, out: string | null): string {
  const lines = ["node_modules/", ...(out === null ? [] : [`${out}/dist/`, `${out}/.docwright/`])];
  const known = new Set(text.split(/\r?\n/));
  const missing = lines.filter((line) => !known.has(line));
  const start = text === "" || text.endsWith("\n") ? text : `${text}\n`;
  return start + missing.map((line) => `${line}\n`).join("");
}
