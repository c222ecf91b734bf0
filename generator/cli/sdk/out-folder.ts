import { resolveOutFolder } from "../../output/out-folder.js";
import { UsageError } from "../../usage-error.js";
import type { Settings } from "../inputs/settings.js";

/**
 * Resolves the output folder of the SDK.
 *
 * @throws UsageError if no folder is set, or the folder is not safe to write to.
 */
export function outFolder({ out, docs }: Settings): string {
  if (out === null) throw new UsageError("No output folder; set one with --out, or with out in docwright.config.ts.");
  return resolveOutFolder(out, docs);
}
