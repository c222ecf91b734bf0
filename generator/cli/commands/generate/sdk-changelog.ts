import { existsSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { groupByResource } from "../../../diff/group-by-resource.js";
import { diffModels } from "../../../diff/diff-models.js";
import type { DiffOptions } from "../../../diff/options.js";
import { commonFolder } from "../../../docs/read-docs.js";
import { modelDigest } from "../../../model/model-digest.js";
import type { ApiModel } from "../../../model/model.js";
import { readLockFile } from "../../../output/compare-output.js";
import { writeFileAtomic } from "../../../output/write-file-atomic.js";
import { modelOfLock } from "../../inputs/model-of-lock.js";
import { reportMarkdown } from "../../report/changelog/markdown.js";
import type { Settings } from "../../inputs/settings.js";

/** The notes that grow with an SDK. No run owns the file: it is not in the lock file, and people may write in it. */
const FILE = "CHANGELOG.md";

const HEADING = "# Changelog\n";

/** The notes of one run, to be kept once the SDK is written. */
export interface PendingNotes {
  /** Markdown; `null` where nothing changed that callers would notice. */
  readonly notes: string | null;
  /** What a person should know. */
  readonly warning: string;
}

/**
 * Writes release notes of what changes by a run, from the model that the SDK in the folder was generated from, which
 * the docs in git still tell.
 */
export async function pendingNotes(
  folder: string,
  head: ApiModel,
  settings: Settings,
  options: DiffOptions | undefined,
): Promise<PendingNotes> {
  const lock = readLockFile(folder);
  if (lock === null || lock.model === modelDigest(head)) return { notes: null, warning: "" };
  const former = await modelOfLock(folder, lock, settings);
  if (former.model === null) return { notes: null, warning: `${FILE} was left as it is. ${former.unknown}` };
  const base = former.model;
  const noticed = diffModels(base, head, options).filter(({ severity }) => severity !== "docs-only");
  if (noticed.length === 0) return { notes: null, warning: "" };
  const root = commonFolder(settings.docs);
  const notes = reportMarkdown(groupByResource(noticed, base, head), {
    version: head.api.version,
    date: new Date().toISOString(),
    link: ({ file }) => relative(folder, join(root, file)).replaceAll("\\", "/"),
  });
  return { notes, warning: "" };
}

/** Puts notes before those of earlier runs, behind what people wrote at the beginning of the file. */
export function keepNotes(folder: string, notes: string): void {
  const file = join(folder, FILE);
  const before = existsSync(file) ? readFileSync(file, "utf8") : HEADING;
  const earlier = before.search(/^## /m);
  const [start, rest] = earlier < 0 ? [before, ""] : [before.slice(0, earlier), before.slice(earlier)];
  const entry = notes.replace(/^(?=#)/gm, "#");
  writeFileAtomic(
    file,
    `${[start, entry, rest]
      .map((part) => part.trim())
      .filter(Boolean)
      .join("\n\n")}\n`,
  );
}
