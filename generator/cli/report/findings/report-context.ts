import { join, relative } from "node:path";
import type { DocFile } from "../../../docs/doc-file.js";
import { commonFolder } from "../../../docs/read-docs.js";
import type { ReportContext } from "./reporter.js";
import type { Settings } from "../../inputs/settings.js";
import type { Terminal } from "../../terminal.js";

/** What a reporter needs to show findings beside the docs that they are about. */
export function reportContext(docs: readonly DocFile[], settings: Settings, terminal: Terminal): ReportContext {
  return { colors: terminal.colors, verbose: terminal.verbose, ...docsPlaces(docs, commonFolder(settings.docs)) };
}

/**
 * How places of docs are shown.
 *
 * @param root the folder that docs paths are relative to
 */
export function docsPlaces(docs: readonly DocFile[], root: string): Pick<ReportContext, "displayPath" | "sourceLine"> {
  const folder = relative(process.cwd(), root);
  const texts = new Map(docs.flatMap((doc) => [...Object.entries(doc.includes), [doc.path, doc.text] as const]));
  const lines = new Map<string, readonly string[]>();
  return {
    displayPath: (file) => join(folder, file).replaceAll("\\", "/"),
    sourceLine: (file, line) => {
      const known = lines.get(file) ?? texts.get(file)?.split("\n") ?? [];
      lines.set(file, known);
      return known[line - 1];
    },
  };
}
