import { join, relative } from "node:path";
import { remark } from "remark";
import { diffModels } from "../../../diff/diff-models.js";
import { groupByResource } from "../../../diff/group-by-resource.js";
import type { DiffOptions } from "../../../diff/options.js";
import { commonFolder } from "../../../docs/read-docs.js";
import { modelDigest } from "../../../model/model-digest.js";
import type { ApiModel } from "../../../model/model.js";
import { readEditableFile } from "../../../output/change-files.js";
import { readLockFile } from "../../../output/compare-output.js";
import { UsageError } from "../../../usage-error.js";
import { replaceFile } from "../../../write-files.js";
import { readLockedModel } from "../../inputs/read-locked-model.js";
import type { Settings } from "../../inputs/settings.js";
import { releaseNotes } from "../../report/changelog/markdown.js";
import { printMarkdown } from "../../report/markdown.js";

/** The changelog of an SDK. It is not listed in the lock file, so people may edit it. */
const FILE = "CHANGELOG.md";

const TITLE = "# Changelog\n";

/**
 * Makes release notes of the API changes since the last notes. Without earlier notes, compares with the docs from which
 * the SDK in the folder was generated. Reads the earlier docs from git.
 *
 * @param head The model of the current docs.
 * @returns Markdown; `null` if nothing changed for callers.
 * @throws UsageError if the earlier docs are not available or the changelog cannot be written. The caller must then not
 * write the SDK, because the next run could not find these changes.
 */
export async function makeNotes(
  folder: string,
  head: ApiModel,
  settings: Settings,
  options: DiffOptions | undefined,
): Promise<string | null> {
  readChangelog(folder);
  const lock = readLockFile(folder);
  if (lock === null) return null;
  const digest = lock.changelog ?? lock.model;
  if (digest === modelDigest(head)) return null;
  const earlier = await readLockedModel(folder, digest, settings);
  if (earlier.model === null) {
    throw new UsageError(
      `${FILE} cannot be updated. ${earlier.unavailable.trim()} No file was changed. Leave out --changelog to update only the SDK.`,
    );
  }
  const base = earlier.model;
  const changes = diffModels(base, head, options).filter(({ severity }) => severity !== "docs-only");
  if (changes.length === 0) return null;
  const root = commonFolder(settings.docs);
  const context = {
    version: head.api.version,
    date: new Date().toISOString(),
    link: ({ file }: { readonly file: string }): string => relative(folder, join(root, file)).replaceAll("\\", "/"),
  };
  return printMarkdown(...releaseNotes(groupByResource(changes, base, head), context, 2));
}

/** Inserts notes before the notes of earlier runs, and after the introduction that people may have written. */
export function insertNotes(folder: string, notes: string): void {
  const text = readChangelog(folder);
  const start = startOfNotes(text);
  const parts = [text.slice(0, start), notes, text.slice(start)].map((part) => part.trim());
  replaceFile(folder, FILE, `${parts.filter((part) => part !== "").join("\n\n")}\n`);
}

function readChangelog(folder: string): string {
  return readEditableFile(folder, FILE) ?? TITLE;
}

/** The offset of the first heading of level 2, or else of the end of the text. */
function startOfNotes(text: string): number {
  const { children } = remark().parse(text);
  const first = children.find((node) => node.type === "heading" && node.depth === 2);
  return first?.position?.start.offset ?? text.length;
}
