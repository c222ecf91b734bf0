import { realpath } from "node:fs/promises";
import { isAbsolute, join, relative, sep } from "node:path";
import { groupBy } from "../../collections/group-by.js";
import { commonFolder } from "../../docs/read-docs.js";
import { realPath } from "../../docs/real-path.js";
import { withTexts } from "../../docs/with-texts.js";
import type { CustomRule } from "../../findings/custom-rule.js";
import type { Finding } from "../../findings/finding.js";
import type { LintOptions } from "../../lint/options.js";
import { sourceTexts, type SourceTexts } from "../../lint/source-texts.js";
import { lintDocs } from "../../lint-docs.js";
import { openBaseline } from "./baseline-file.js";
import { holdDocs } from "./held-docs.js";
import { stampOf } from "./held-source.js";
import { selectNewFindings } from "./new-findings.js";
import type { Settings } from "./settings.js";

/** Docs that are linted again and again while people edit them. Unchanged files and pages stay in memory. */
export interface LintSession {
  /** The docs path of a file. It begins with `../` if the file is outside the docs. The file may not exist yet. */
  readonly docsPath: (file: string) => Promise<string>;
  /**
   * Lints the docs as `docwright lint` does.
   *
   * @param edited Texts that are not saved, by docs path.
   * @throws UsageError if the docs or the baseline cannot be read.
   */
  readonly lint: (edited?: ReadonlyMap<string, string>) => Promise<LintedTexts>;
  /** The custom rules of the config, which contain their own explanations. */
  readonly customRules: readonly CustomRule[];
  /** Looks for changes on disk before the next `lint`. Without this call, it looks at most once per second. */
  readonly expectChanges: () => void;
}

export interface LintedTexts {
  /** The findings in a file, sorted by place; `null` if the file is outside the docs, and no page includes it. */
  readonly findingsIn: (path: string) => readonly Finding<string>[] | null;
  readonly texts: SourceTexts;
}

/** Milliseconds between two looks for changes on disk. A look at thousands of files takes about 100 ms. */
const LOOK_INTERVAL = 1000;

/** @throws UsageError if a docs folder does not exist. */
export async function openLintSession(settings: Settings, options: LintOptions): Promise<LintSession> {
  const base = commonFolder(settings.docs);
  const { sources, readPages, dropChanged } = await holdDocs(settings);
  const folders = await Promise.all(
    settings.docs.map(async (folder) => ({ path: relative(base, folder), real: await realpath(folder) })),
  );
  const realBase = await realpath(base);

  const lintTexts = async (edited: ReadonlyMap<string, string>): Promise<LintedTexts> => {
    const overlaid = edited.size === 0 ? sources : sources.map((source) => withTexts(source, edited));
    const { docs, findings } = await lintDocs(overlaid, settings, options, readPages);
    const baseline = openBaseline({ cache: settings.cache }, settings.baseline);
    const byFile = groupBy(selectNewFindings(findings, baseline, null, { warn: () => undefined }), ({ file }) => file);
    const texts = sourceTexts(docs);
    const isCovered = (path: string): boolean => isWithin(path) || texts.of(path) !== undefined;
    return { texts, findingsIn: (path) => (isCovered(path) ? (byFile.get(path) ?? []) : null) };
  };
  const isWithin = (path: string): boolean =>
    folders.some((folder) => isBelow(relative(folder.path, path.replaceAll("/", sep))));

  let saved: Promise<LintedTexts> | null = null;
  let look = { time: -Infinity, done: Promise.resolve() };
  let baselineStamp = "";
  const lookForChanges = async (): Promise<void> => {
    const changed = await dropChanged();
    const stamp = settings.baseline === null ? "" : await stampOf(settings.baseline);
    if (changed.length > 0 || stamp !== baselineStamp) saved = null;
    baselineStamp = stamp;
  };
  const lintSaved = async (): Promise<LintedTexts> => {
    saved ??= lintTexts(new Map());
    try {
      return await saved;
    } catch (error) {
      saved = null;
      throw error;
    }
  };
  const isSaved = async (path: string, text: string): Promise<boolean> => {
    const contents = await Promise.all(sources.map((source) => source.read(path)));
    return contents.some((content) => content.kind === "bytes" && Buffer.from(content.bytes).toString() === text);
  };

  return {
    docsPath: async (file) => {
      const real = await realPath(file);
      const inFolders = folders.map((folder) => ({ folder, path: relative(folder.real, real) }));
      const inside = inFolders.find(({ path }) => isBelow(path));
      const path = inside === undefined ? relative(realBase, real) : join(inside.folder.path, inside.path);
      return path.replaceAll(sep, "/");
    },
    lint: async (edited = new Map()) => {
      if (performance.now() - look.time >= LOOK_INTERVAL) look = { time: performance.now(), done: lookForChanges() };
      await look.done;
      const linted = await lintSaved();
      const unsaved = new Map<string, string>();
      for (const [path, text] of edited) {
        if (linted.findingsIn(path) !== null && !(await isSaved(path, text))) unsaved.set(path, text);
      }
      return unsaved.size === 0 ? linted : lintTexts(unsaved);
    },
    customRules: options.customRules ?? [],
    expectChanges: () => {
      look.time = -Infinity;
    },
  };
}

/** Whether a relative path stays inside the folder to which it is relative. */
function isBelow(path: string): boolean {
  return path !== ".." && !path.startsWith(`..${sep}`) && !isAbsolute(path);
}
