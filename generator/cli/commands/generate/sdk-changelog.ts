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
import type { LockFile } from "../../../output/lock-file.js";
import { CHANGELOG } from "../../../output/output-path.js";
import { recoverOutput, type ChangelogEdit } from "../../../output/write-output.js";
import { UsageError } from "../../../usage-error.js";
import { readLockedModel } from "../../inputs/read-locked-model.js";
import type { Settings } from "../../inputs/settings.js";
import { releaseNotes } from "../../report/changelog/markdown.js";
import { printMarkdown } from "../../report/markdown.js";

const TITLE = "# Changelog\n";

/**
 * Prepares the release notes of the API changes since the last notes. Without earlier notes, compares with the docs from
 * which the SDK in the folder was generated. Reads the earlier docs from git.
 *
 * @param head The model of the current docs.
 * @returns The edit of the changelog. It adds the notes, if something changed for callers.
 * @throws UsageError if the earlier docs are not available or the changelog cannot be written. The caller must then not
 * write the SDK, because the next run could not find these changes.
 */
export async function planNotes(
  folder: string,
  head: ApiModel,
  settings: Settings,
  options: DiffOptions | undefined,
): Promise<{ readonly edit: ChangelogEdit; readonly isEmpty: boolean }> {
  readEditableFile(folder, CHANGELOG);
  await recoverOutput(folder);
  const digest = describedModel(readLockFile(folder));
  const headDigest = modelDigest(head);
  const notes =
    digest === null || digest === headDigest ? null : await makeNotes(folder, digest, head, settings, options);
  const edit: ChangelogEdit = (text, lock) => {
    const described = describedModel(lock);
    // If the notes already describe this model, another run of the same docs has just added them.
    if (described === headDigest) return null;
    if (described === digest) return notes === null ? null : insertNotes(text ?? TITLE, notes);
    throw new UsageError("Another run changed the SDK in the meantime. No file was changed. Run the command again.");
  };
  return { edit, isEmpty: notes === null };
}

/** The digest of the model that the last notes describe. Without notes, the digest of the SDK's model. */
function describedModel(lock: LockFile | null): string | null {
  return lock?.changelog ?? lock?.model ?? null;
}

/** @returns Markdown; `null` if nothing changed for callers. */
async function makeNotes(
  folder: string,
  digest: string,
  head: ApiModel,
  settings: Settings,
  options: DiffOptions | undefined,
): Promise<string | null> {
  const earlier = await readLockedModel(folder, digest, settings);
  if (earlier.model === null) {
    throw new UsageError(
      `${CHANGELOG} cannot be updated. ${earlier.unavailable.trim()} No file was changed. Leave out --changelog to update only the SDK.`,
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
function insertNotes(text: string, notes: string): string {
  const start = startOfNotes(text);
  const parts = [text.slice(0, start), notes, text.slice(start)].map((part) => part.trim());
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

/** The offset of the first heading of level 2, or else of the end of the text. */
function startOfNotes(text: string): number {
  const { children } = remark().parse(text);
  const first = children.find((node) => node.type === "heading" && node.depth === 2);
  return first?.position?.start.offset ?? text.length;
}
