import { createProtocolConnection, StreamMessageReader, StreamMessageWriter } from "vscode-languageserver/node";
import type {
  CodeAction,
  Diagnostic,
  Hover,
  InitializeResult,
  Position,
  PublishDiagnosticsParams,
  Range,
} from "vscode-languageserver";
import type { ChildProcess } from "node:child_process";
import { pathToFileURL } from "node:url";
import { onTestFinished } from "vitest";
import { startDocwright } from "./docwright.js";

/** A language server in a child process, and the client of an editor that talks to it. */
export interface LanguageClient {
  readonly child: ChildProcess;
  readonly capabilities: InitializeResult["capabilities"];
  /** Messages that the editor shows to its user. */
  readonly shown: readonly string[];
  open(file: string, text: string): Promise<readonly Diagnostic[]>;
  /** Replaces the text of an open file. @returns the diagnostics of the new text */
  change(file: string, text: string): Promise<readonly Diagnostic[]>;
  /** Tells the server that a file was saved. @returns the diagnostics that it sends after that */
  save(file: string): Promise<readonly Diagnostic[]>;
  hover(file: string, position: Position): Promise<Hover | null>;
  actions(file: string, range: Range, only?: string): Promise<readonly CodeAction[]>;
  /** Waits for a message that the editor shows. */
  message(): Promise<string>;
  /** Shuts the server down. @returns its exit code */
  close(): Promise<number | null>;
}

/**
 * Starts a language server and opens a folder in it.
 *
 * @param start Starts the server. Default: `docwright lsp --stdio` in the folder.
 */
export async function startLanguageClient(
  folder: string,
  start: () => ChildProcess = () => startDocwright(folder, "lsp", "--stdio"),
): Promise<LanguageClient> {
  const child = start();
  onTestFinished(() => {
    child.kill();
  });
  const { stdin, stdout } = child;
  if (stdin === null || stdout === null) throw new Error("The server has no standard input or output.");
  const connection = createProtocolConnection(new StreamMessageReader(stdout), new StreamMessageWriter(stdin));
  const shown: string[] = [];
  const published: PublishDiagnosticsParams[] = [];
  const waiting = new Set<() => void>();
  const notify = (): void => {
    for (const check of [...waiting]) check();
  };
  connection.onNotification("textDocument/publishDiagnostics", (params: PublishDiagnosticsParams) => {
    published.push(params);
    notify();
  });
  connection.onNotification("window/showMessage", ({ message }: { readonly message: string }) => {
    shown.push(message);
    notify();
  });
  connection.listen();
  const until = <Value>(find: () => Value | undefined): Promise<Value> =>
    new Promise((resolve) => {
      const check = (): void => {
        const value = find();
        if (value === undefined) return;
        waiting.delete(check);
        resolve(value);
      };
      waiting.add(check);
      check();
    });

  const uriOf = (file: string): string => pathToFileURL(`${folder}/${file}`).href;
  const versions = new Map<string, number>();
  const diagnosticsOf = async (file: string, from: number): Promise<readonly Diagnostic[]> => {
    const version = versions.get(file);
    const params = await until(() =>
      published.slice(from).find((one) => one.uri === uriOf(file) && one.version === version),
    );
    return params.diagnostics;
  };
  const { capabilities } = await connection.sendRequest<InitializeResult>("initialize", {
    processId: process.pid,
    rootUri: null,
    capabilities: {},
    workspaceFolders: [{ uri: pathToFileURL(folder).href, name: "docs" }],
  });
  await connection.sendNotification("initialized", {});

  return {
    child,
    capabilities,
    shown,
    open: async (file, text) => {
      versions.set(file, 1);
      const textDocument = { uri: uriOf(file), languageId: "markdown", version: 1, text };
      await connection.sendNotification("textDocument/didOpen", { textDocument });
      return diagnosticsOf(file, 0);
    },
    change: async (file, text) => {
      const version = (versions.get(file) ?? 0) + 1;
      versions.set(file, version);
      const textDocument = { uri: uriOf(file), version };
      await connection.sendNotification("textDocument/didChange", { textDocument, contentChanges: [{ text }] });
      return diagnosticsOf(file, 0);
    },
    save: async (file) => {
      const from = published.length;
      await connection.sendNotification("textDocument/didSave", { textDocument: { uri: uriOf(file) } });
      return diagnosticsOf(file, from);
    },
    hover: (file, position) =>
      connection.sendRequest("textDocument/hover", { textDocument: { uri: uriOf(file) }, position }),
    actions: (file, range, only) =>
      connection.sendRequest("textDocument/codeAction", {
        textDocument: { uri: uriOf(file) },
        range,
        context: { diagnostics: [], ...(only !== undefined && { only: [only] }) },
      }),
    message: () => until(() => shown.at(-1)),
    close: async () => {
      const code = new Promise<number | null>((resolve) => child.on("exit", resolve));
      await connection.sendRequest("shutdown");
      await connection.sendNotification("exit");
      return code;
    },
  };
}

/** Applies the text edits of an action, as an editor does. */
export function applyAction(text: string, action: CodeAction | undefined): string {
  const edits = Object.values(action?.edit?.changes ?? {}).flat();
  const lines = text.split("\n");
  const offsetOf = ({ line, character }: Position): number =>
    lines.slice(0, line).reduce((sum, one) => sum + one.length + 1, 0) + character;
  const ordered = [...edits].sort((a, b) => offsetOf(b.range.start) - offsetOf(a.range.start));
  return ordered.reduce(
    (current, { range, newText }) =>
      current.slice(0, offsetOf(range.start)) + newText + current.slice(offsetOf(range.end)),
    text,
  );
}
