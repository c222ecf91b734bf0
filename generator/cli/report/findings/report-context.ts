import { existsSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import type { DocFile } from "../../../docs/doc-file.js";
import { commonFolder } from "../../../docs/read-docs.js";
import type { Severity } from "../../../findings/finding.js";
import type { Settings } from "../../inputs/settings.js";
import type { Terminal } from "../../terminal.js";
import type { FindingContext, FindingPlaces } from "../reporter.js";

/** The options that reporters need for findings in docs files. */
export function reportContext(
  docs: readonly DocFile[],
  settings: Settings,
  terminal: Terminal,
  failOn: Severity | "none",
): FindingContext {
  return {
    colors: terminal.colors,
    verbose: terminal.verbose,
    failOn,
    ...docsPlaces(docs, commonFolder(settings.docs)),
  };
}

/**
 * Returns functions that find the paths and lines of docs files for reports.
 *
 * @param root The folder that docs paths are relative to.
 */
export function docsPlaces(docs: readonly DocFile[], root: string): FindingPlaces {
  const folder = relative(process.cwd(), root);
  const repository = repositoryAbove(resolve(root));
  const texts = new Map(docs.flatMap((doc) => [...Object.entries(doc.includes), [doc.path, doc.text] as const]));
  const lines = new Map<string, readonly string[]>();
  return {
    displayPath: (file) => join(folder, file).replaceAll("\\", "/"),
    repositoryPath: (file) => relative(repository, resolve(root, file)).replaceAll("\\", "/"),
    sourceLine: (file, line) => {
      const linesOfFile = lines.get(file) ?? texts.get(file)?.split("\n") ?? [];
      lines.set(file, linesOfFile);
      return linesOfFile[line - 1];
    },
  };
}

/**
 * The top folder of the git repository that contains a folder; the current folder if no repository contains it. In a
 * worktree or a submodule, `.git` is a file.
 */
function repositoryAbove(folder: string): string {
  if (existsSync(join(folder, ".git"))) return folder;
  return dirname(folder) === folder ? process.cwd() : repositoryAbove(dirname(folder));
}
