import { existsSync } from "node:fs";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import type { CodeAction, Connection, InitializeParams, ShowMessageParams } from "vscode-languageserver";
import type * as LanguageServer from "vscode-languageserver/node";
import { UsageError } from "../../../usage-error.js";
import type { LintSession } from "../../inputs/lint-session.js";
import { docwrightVersion } from "../../version.js";
import {
  explain,
  findingsAt,
  fixAll,
  fixAllKind,
  quickFixes,
  type ShownPage,
  toDiagnostic,
} from "./protocol-values.js";

/** Milliseconds from an edit to the run of lint. The run then includes what the user types during this time. */
const DELAY = 100;

/** A page that is open in the editor. */
interface OpenPage {
  readonly uri: string;
  readonly version: number;
  readonly text: string;
}

/** The parts of `vscode-languageserver` that are needed at run time. The package is optional. */
export type Library = Pick<typeof LanguageServer, "createConnection" | "DidChangeWatchedFilesNotification">;

/**
 * Serves an editor: lints the open pages after each edit, and explains and fixes findings.
 * {@link https://microsoft.github.io/language-server-protocol/specifications/lsp/3.17/specification/ | Language Server
 * Protocol}
 *
 * @param open Opens the docs. It is called when the current folder is the folder of the editor.
 */
export function serve(connection: Connection, library: Library, open: () => Promise<LintSession>): void {
  const pages = new Map<string, OpenPage>();
  const shown = new Map<string, ShownPage>();
  let session: Promise<LintSession> | null = null;
  let canWatch = false;
  let lastError = "";

  const openSession = async (): Promise<LintSession> => {
    session ??= open();
    try {
      return await session;
    } catch (error) {
      // The config is loaded again after the next edit, because the user may have corrected it by then.
      session = null;
      throw error;
    }
  };

  const lintPages = async (): Promise<void> => {
    const docs = await openSession();
    const opened = await Promise.all(
      [...pages.values()].flatMap((page) => {
        const file = fileOf(page.uri);
        return file === null ? [] : docs.docsPath(file).then((path) => ({ page, path }));
      }),
    );
    const { findingsIn, texts } = await docs.lint(new Map(opened.map(({ page, path }) => [path, page.text])));
    for (const { page, path } of opened) {
      // A page that was edited during the run is linted again.
      if (pages.get(page.uri) !== page) continue;
      const findings = findingsIn(path) ?? [];
      shown.set(page.uri, { ...page, findings, texts, customRules: docs.customRules });
      const diagnostics = findings.map((finding) => toDiagnostic(finding, texts));
      await connection.sendDiagnostics({ uri: page.uri, version: page.version, diagnostics });
    }
    lastError = "";
  };

  const report = (error: unknown): void => {
    const text = error instanceof UsageError ? error.message : `Internal error: ${String(error)}`;
    if (!(error instanceof UsageError) && error instanceof Error) connection.console.error(error.stack ?? text);
    // An error is shown only once, although it can occur again after each edit.
    if (text !== lastError) showError(`docwright: ${text}`);
    lastError = text;
  };

  /** Unlike `connection.window.showErrorMessage`, this function does not wait for an answer from the editor. */
  const showError = (message: string): void => {
    const params: ShowMessageParams = { type: 1, message };
    void connection.sendNotification("window/showMessage", params);
  };

  let isRunning = false;
  let isDirty = false;
  /** Lints the open pages. If a page changes during the run, lints the pages again. */
  const update = async (): Promise<void> => {
    isDirty = true;
    if (isRunning) return;
    isRunning = true;
    while (isDirty) {
      await setTimeout(DELAY);
      isDirty = false;
      await lintPages().catch(report);
    }
    isRunning = false;
  };
  const updateFromDisk = async (): Promise<void> => {
    if (session !== null) (await openSession()).expectChanges();
    await update();
  };
  /** The page as it is shown; `undefined` if it was edited since. */
  const shownPage = (uri: string): ShownPage | undefined => {
    const page = shown.get(uri);
    return page !== undefined && page.text === pages.get(uri)?.text ? page : undefined;
  };

  connection.onInitialize((params) => {
    const folder = workspaceFolder(params);
    if (folder !== null && existsSync(folder)) process.chdir(folder);
    canWatch = params.capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration === true;
    return {
      serverInfo: { name: "docwright", version: docwrightVersion() },
      capabilities: {
        // The editor sends the whole text after each edit.
        textDocumentSync: { openClose: true, change: 1, save: true },
        hoverProvider: true,
        codeActionProvider: { codeActionKinds: ["quickfix", fixAllKind] },
      },
    };
  });
  connection.onInitialized(() => {
    if (!canWatch) return;
    const watchers = [{ globPattern: "**/*.md" }];
    connection.client.register(library.DidChangeWatchedFilesNotification.type, { watchers }).catch(report);
  });

  connection.onDidOpenTextDocument(({ textDocument: { uri, version, text } }) => {
    pages.set(uri, { uri, version, text });
    void update();
  });
  connection.onDidChangeTextDocument(({ textDocument: { uri, version }, contentChanges }) => {
    const text = contentChanges.at(-1)?.text;
    if (text === undefined) return;
    pages.set(uri, { uri, version, text });
    void update();
  });
  connection.onDidCloseTextDocument(({ textDocument: { uri } }) => {
    pages.delete(uri);
    shown.delete(uri);
    void connection.sendDiagnostics({ uri, diagnostics: [] });
    void update();
  });
  connection.onDidSaveTextDocument(() => updateFromDisk().catch(report));
  connection.onDidChangeWatchedFiles(() => updateFromDisk().catch(report));

  connection.onHover(({ textDocument: { uri }, position }) => {
    const page = shownPage(uri);
    const found = page === undefined ? [] : findingsAt({ start: position, end: position }, page);
    if (page === undefined || found.length === 0) return null;
    return { contents: { kind: "markdown", value: explain(found, page.customRules) } };
  });
  connection.onCodeAction(({ textDocument: { uri }, range, context: { only } }): CodeAction[] => {
    const page = shownPage(uri);
    if (page === undefined) return [];
    const isWanted = ({ kind = "" }: CodeAction): boolean =>
      only === undefined || only.some((one) => kind === one || kind.startsWith(`${one}.`));
    return [...quickFixes(findingsAt(range, page), page), ...fixAll(page)].filter(isWanted);
  });
  connection.listen();
}

/**
 * The path of a URI; `null` if the URI does not name a file. For example, a new page without a name does not have a
 * file.
 */
function fileOf(uri: string): string | null {
  try {
    return fileURLToPath(uri);
  } catch {
    return null;
  }
}

/** The folder that is open in the editor; `null` if it has not opened one. */
function workspaceFolder({ workspaceFolders }: InitializeParams): string | null {
  const uri = workspaceFolders?.[0]?.uri;
  return uri === undefined ? null : fileOf(uri);
}
