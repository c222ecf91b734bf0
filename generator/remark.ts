import { relative, resolve } from "node:path";
import type { Root } from "mdast";
import type { Plugin } from "unified";
import type { VFile } from "vfile";
import { loadConfig } from "./cli/inputs/load-config.js";
import { openLintSession, type LintSession } from "./cli/inputs/lint-session.js";
import { settingsFrom, type Settings } from "./cli/inputs/settings.js";
import { readDocText } from "./docs/read-docs.js";
import type { Finding } from "./findings/finding.js";
import { lintPage } from "./lint/lint.js";
import type { LintOptions } from "./lint/options.js";
import { sourceTexts, type SourceTexts } from "./lint/source-texts.js";
import { addMessage, messageSource } from "./lint/to-vfile.js";
import { readPage } from "./page/read-page.js";
import { UsageError } from "./usage-error.js";

/** Options of the remark plugin. Paths are relative to the current folder. */
export interface RemarkDocwrightOptions {
  /** The docs folder or folders. They replace the docs folders of the config, as `docwright lint --docs` does. */
  readonly docs?: string | readonly string[];
  /** The config file. Default: `docwright.config.{ts,mts,js,mjs,json}` in the current folder. */
  readonly config?: string;
  /** Severities of rules. They replace the severities of the config. */
  readonly rules?: LintOptions["rules"];
}

/**
 * A remark plugin that reports the same findings for a page as `docwright lint`, with the same config and baseline. It is
 * for remark-cli and for editors that run remark. The docs are read once per process, and again when they change.
 *
 * For a page outside the docs folder, it runs the checks of single pages and adds a message that says so.
 *
 * ```js
 * export default { plugins: ["docwright/remark"] };
 * ```
 */
const remarkDocwright: Plugin<[RemarkDocwrightOptions?], Root> = (options = {}) => {
  return (_tree, file, next) => {
    checkFile(file, options).then((report) => {
      // remark-cli takes a file with an error as finished, and then ends without a report if the plugin still runs. So
      // nothing may run between the messages and `next`.
      report();
      next();
    }, next);
  };
};

export default remarkDocwright;

/** Checks a file. @returns a function that adds the messages to the file */
async function checkFile(file: VFile, options: RemarkDocwrightOptions): Promise<() => void> {
  try {
    return await lintFile(file, await linterFor(file.cwd, options));
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return () => {
      file.message(error.message, { source: messageSource }).fatal = true;
    };
  }
}

/** The settings of a run, and its docs. */
interface Linter {
  readonly folder: string;
  readonly settings: Settings;
  readonly lint: LintOptions;
  /** `null` if neither the options nor the config name a docs folder. */
  readonly session: LintSession | null;
}

/** The linters of this process. remark calls a plugin again for each file. */
const linters = new Map<string, Promise<Linter>>();

async function linterFor(folder: string, options: RemarkDocwrightOptions): Promise<Linter> {
  const key = JSON.stringify([folder, options]);
  const linter = linters.get(key) ?? openLinter(folder, options);
  linters.set(key, linter);
  try {
    return await linter;
  } catch (error) {
    // The settings are read again for the next file, because the user of an editor may have corrected the config by
    // then.
    linters.delete(key);
    throw error;
  }
}

async function openLinter(folder: string, { docs, config, rules }: RemarkDocwrightOptions): Promise<Linter> {
  const loaded = await loadConfig(config, folder);
  const named = typeof docs === "string" ? [docs] : docs;
  const hasDocs = (named ?? loaded?.config.docs) !== undefined;
  const settings = settingsFrom(loaded, {
    color: false,
    cache: true,
    ...(named !== undefined && { docs: named.map((path) => resolve(folder, path)) }),
    ...(!hasDocs && { docs: [folder] }),
  });
  const lint = { ...settings.lint, rules: { ...settings.lint.rules, ...rules } };
  return { folder, settings, lint, session: hasDocs ? await openLintSession(settings, lint) : null };
}

async function lintFile(file: VFile, linter: Linter): Promise<() => void> {
  const { folder, settings, session } = linter;
  // Text from standard input does not have a path.
  const path = resolve(folder, file.history.at(-1) ?? "stdin.md");
  if (session !== null) {
    const docsPath = await session.docsPath(path);
    const linted = await session.lint(new Map([[docsPath, String(file)]]));
    const findings = linted.findingsIn(docsPath);
    if (findings !== null) {
      return () => {
        addMessages(file, findings, linted.texts);
      };
    }
  }
  const { findings, texts } = await lintAlone(path, String(file), linter);
  const reason =
    session === null
      ? "no docs folder is set. Set a folder with the option docs, or with docs in docwright.config.ts"
      : `the file is outside the docs (${settings.docs.map((docs) => relative(folder, docs)).join(", ")})`;
  return () => {
    addMessages(file, findings, texts);
    file.info(`docwright ran only the checks of single pages, because ${reason}.`, { source: messageSource });
  };
}

function addMessages(file: VFile, findings: readonly Finding<string>[], texts: SourceTexts): void {
  for (const finding of findings) addMessage(file, finding, texts);
}

/** Lints a page without the other pages. Its includes are read in the current folder. */
async function lintAlone(
  path: string,
  text: string,
  { folder, settings, lint }: Linter,
): Promise<{ readonly findings: readonly Finding<string>[]; readonly texts: SourceTexts }> {
  const doc = await readDocText(folder, relative(folder, path).replaceAll("\\", "/"), text);
  const texts = sourceTexts([doc]);
  const findings = lintPage(readPage(doc, settings.dialect), texts, lint);
  // Findings in an include are reported when the include is linted.
  return { findings: findings.filter(({ file }) => file === doc.path), texts };
}
