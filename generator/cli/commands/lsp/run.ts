import { exitCode, type ExitCode } from "../../exit-code.js";
import { openLintSession, type LintSession } from "../../inputs/lint-session.js";
import { readSettings } from "../../inputs/settings.js";
import type { DocsOptions, GlobalOptions } from "../../options.js";
import { UsageError } from "../../../usage-error.js";
import { type Library, serve } from "./serve.js";

export type LspCommandOptions = GlobalOptions & DocsOptions;

/**
 * Starts a language server on standard input and output. It ends the process when the editor asks it to, or when
 * standard input ends.
 *
 * @throws UsageError if the optional package `vscode-languageserver` is not installed.
 */
export async function runLsp(options: LspCommandOptions): Promise<ExitCode> {
  const library = await loadLibrary();
  const open = async (): Promise<LintSession> => {
    const settings = await readSettings(options);
    return openLintSession(settings, settings.lint);
  };
  serve(library.createConnection(process.stdin, process.stdout), library, open);
  return exitCode.done;
}

async function loadLibrary(): Promise<Library> {
  try {
    return await import("vscode-languageserver/node");
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ERR_MODULE_NOT_FOUND")) throw error;
    throw new UsageError(
      "The package vscode-languageserver is not installed. Install the package: npm install --save-dev vscode-languageserver@11",
      { cause: error },
    );
  }
}
