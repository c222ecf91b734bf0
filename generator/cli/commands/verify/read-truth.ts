import { existsSync } from "node:fs";
import { relative } from "node:path";
import { assertSameApi } from "../../../merge/merge-metadata.js";
import { isPermissionsFile, readPermissionsFile } from "../../../metadata/permissions/read-permissions-file.js";
import type { ApiModel, JsonValue } from "../../../model/model.js";
import { isObject } from "../../../model/payload.js";
import type { Mismatch } from "../../../verify/mismatch.js";
import { verifyPermissions } from "../../../verify/permissions/verify-permissions.js";
import { verify } from "../../../verify/verify.js";
import { formatCount } from "../../format-count.js";
import { readNamedText } from "../../inputs/read-named-file.js";
import { readFileOperand } from "../../inputs/read-operand.js";
import type { Settings } from "../../inputs/settings.js";
import { UsageError } from "../../../usage-error.js";

/** The file with which `verify` compares the docs. */
interface Truth {
  /** The setting that names the baseline of this comparison. */
  readonly baseline: keyof Pick<Settings, "verifyBaseline" | "permissionsBaseline">;
  /**
   * Compares docs with the file.
   *
   * @throws UsageError if the file describes another API
   */
  readonly compare: (docs: ApiModel) => Comparison;
}

interface Comparison {
  readonly mismatches: readonly Mismatch[];
  /** Sentences about the facts that were not compared. */
  readonly notes: readonly string[];
}

/**
 * Reads the metadata of a service, or its permissions file. The content decides which of them it is.
 *
 * @param root The docs folder, which the places of findings are relative to.
 * @throws UsageError if the file cannot be read or is neither of them
 */
export function readTruth(path: string, root: string): Truth {
  const name = relative(process.cwd(), path);
  if (!existsSync(path))
    throw new UsageError(`${name} not found; use the CSDL file or the permissions file of the service.`);
  const text = readNamedText(path);
  const hasModel = /^\s*</.test(text) || isModel(text);
  if (hasModel || !isPermissionsFile(text)) {
    if (!hasModel)
      throw new UsageError(
        `${name} is neither metadata (CSDL XML) nor a permissions file (JSON). Use the CSDL file or the permissions file of the service.`,
      );
    const { model } = readFileOperand(path, root);
    const compare = (docs: ApiModel): Comparison => {
      assertSameApi(docs, model, name);
      return { mismatches: verify(docs, model), notes: [] };
    };
    return { baseline: "verifyBaseline", compare };
  }
  const file = relative(root, path).replaceAll("\\", "/");
  const permissions = readPermissionsFile(text, { name, file });
  const compare = (docs: ApiModel): Comparison => {
    const { mismatches, unread, elided } = verifyPermissions(docs, permissions, name);
    const notes = [
      ...(permissions.marksLeast
        ? []
        : [`${name} does not mark least privileged permissions, so they were not compared.`]),
      ...(elided.length === 0
        ? []
        : [`Not compared: ${formatCount(elided.length, "route")} of ${name} with \`...\` in place of segments.`]),
      ...(unread.length === 0
        ? []
        : [
            `Not compared: ${unread.map(({ id }) => id).join(", ")}. Their permissions cannot be read; see docwright lint.`,
          ]),
    ];
    return { mismatches, notes };
  };
  return { baseline: "permissionsBaseline", compare };
}

/** Whether a text is a model of docwright. Other programs can have changed the order of its keys. */
function isModel(text: string): boolean {
  try {
    const value = JSON.parse(text) as JsonValue;
    return isObject(value) && Object.hasOwn(value, "format") && !Object.hasOwn(value, "permissions");
  } catch {
    return /^\s*\{\s*"format"\s*:/.test(text);
  }
}
