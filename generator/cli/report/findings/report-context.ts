import { join, relative } from "node:path";
import type { DocFile } from "../../../docs/doc-file.js";
import { commonFolder } from "../../../docs/read-docs.js";
import type { Settings } from "../../inputs/settings.js";
import type { Terminal } from "../../terminal.js";
import type { FindingContext } from "../reporter.js";

/** The context of a report about docs files. */
export function reportContext(docs: readonly DocFile[], settings: Settings, terminal: Terminal): FindingContext {
  return { colors: terminal.colors, verbose: terminal.verbose, ...docsPlaces(docs, commonFolder(settings.docs)) };
}

/**
 * Resolves places in docs files for reports.
 *
 * @param root The folder that docs paths are relative to.
 */
export function docsPlaces(docs: readonly DocFile[], root: string): Pick<FindingContext, "displayPath" | "sourceLine"> {
  const folder = relative(process.cwd(), root);
  const texts = new Map(docs.flatMap((doc) => [...Object.entries(doc.includes), [doc.path, doc.text] as const]));
  const lines = new Map<string, readonly string[]>();
  return {
    displayPath: (file) => join(folder, file).replaceAll("\\", "/"),
    sourceLine: (file, line) => {
      const linesOfFile = lines.get(file) ?? texts.get(file)?.split("\n") ?? [];
      lines.set(file, linesOfFile);
      return linesOfFile[line - 1];
    },
  };
}
