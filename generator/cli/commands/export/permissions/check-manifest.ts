import { relative } from "node:path";
import { compareManifest } from "../../../../export/permissions/manifest/compare-manifest.js";
import { readPermissionNames } from "../../../../export/permissions/manifest/permission-ids.js";
import { readManifest } from "../../../../export/permissions/manifest/read-manifest.js";
import type { SelectedOperation } from "../../../../export/permissions/select-operations.js";
import { exitCode, type ExitCode } from "../../../exit-code.js";
import { formatCount } from "../../../format-count.js";
import { readNamedText } from "../../../inputs/read-named-file.js";
import { printFindings } from "../../../print-findings.js";
import { docsPlaces } from "../../../report/findings/report-context.js";
import type { FormatOf } from "../../../report/reporters.js";
import type { Terminal } from "../../../terminal.js";

interface ManifestOptions {
  readonly permissionIds?: string;
  readonly format: FormatOf<"permissions">;
  readonly output?: string;
}

/** Compares the permissions that an app asks for with those that calls need, and prints the differences. */
export async function checkManifest(
  path: string,
  selected: readonly SelectedOperation[],
  { permissionIds, ...options }: ManifestOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const name = relative(process.cwd(), path);
  const names =
    permissionIds === undefined
      ? new Map<string, string>()
      : readPermissionNames(readNamedText(permissionIds), relative(process.cwd(), permissionIds));
  const manifest = readManifest(readNamedText(path), { name, file: name.replaceAll("\\", "/") }, names);
  const { findings, unknown } = compareManifest(manifest, selected);
  if (manifest.others > 0) {
    terminal.warn(`Not compared: ${formatCount(manifest.others, "permission")} of other APIs.\n`);
  }
  if (unknown.length > 0) {
    terminal.warn(
      `The docs do not name the permissions of ${unknown.join(", ")}. A permission that only these calls need is reported as not needed.\n`,
    );
  }
  const none = `${name} asks for exactly the permissions that the program needs.\n`;
  const places = docsPlaces([], process.cwd());
  await printFindings(findings, options, { command: "export permissions", places, failOn: "error", none }, terminal);
  return findings.length > 0 ? exitCode.findings : exitCode.done;
}
