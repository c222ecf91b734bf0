import { join, relative } from "node:path";
import type { DocFile } from "../docs/doc-file.js";
import { commonFolder } from "../docs/read-docs.js";
import type { ReportContext } from "./reporters/reporter.js";
import type { Settings } from "./settings.js";
import type { Terminal } from "./terminal.js";

/** What a reporter needs to show findings beside the docs that they are about. */
export function reportContext(docs: readonly DocFile[], settings: Settings, terminal: Terminal): ReportContext {
  const folder = relative(process.cwd(), commonFolder(settings.docs));
  const texts = new Map(docs.flatMap((doc) => [...Object.entries(doc.includes), [doc.path, doc.text] as const]));
  const lines = new Map<string, readonly string[]>();
  return {
    colors: terminal.colors,
    verbose: terminal.verbose,
    displayPath: (file) => join(folder, file).replaceAll("\\", "/"),
    sourceLine: (file, line) => {
      const known = lines.get(file) ?? texts.get(file)?.split("\n") ?? [];
      lines.set(file, known);
      return known[line - 1];
    },
  };
}
