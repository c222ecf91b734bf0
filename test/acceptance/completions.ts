import { readFileSync } from "node:fs";
import ts from "typescript";
import { scanPage } from "../corpus/scan-page.js";

/**
 * Returns the names that an editor suggests at the mark `|` in each program. The programs import the SDK from
 * `graph-sdk`.
 *
 * @param sdk - the folder of the SDK
 */
export function completions(sdk: string, programs: readonly string[]): string[][] {
  const texts = new Map(programs.map((text, index) => [`${sdk}/program-${index.toString()}.ts`, text]));
  const options: ts.CompilerOptions = {
    strict: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    skipLibCheck: true,
    types: [],
    paths: { "graph-sdk": [`${sdk}/src/index.ts`] },
  };
  const read = (path: string): string | undefined => texts.get(path)?.replace("|", "") ?? ts.sys.readFile(path);
  const service = ts.createLanguageService({
    getCompilationSettings: () => options,
    getScriptFileNames: () => [...texts.keys()],
    getScriptVersion: () => "1",
    getScriptSnapshot: (path) => {
      const text = read(path);
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
    },
    getCurrentDirectory: () => sdk,
    getDefaultLibFileName: (settings) => ts.getDefaultLibFilePath(settings),
    fileExists: (path) => texts.has(path) || ts.sys.fileExists(path),
    readFile: read,
  });
  return [...texts].map(([path, text]) => {
    const found = service.getCompletionsAtPosition(path, text.indexOf("|"), {});
    return (found?.entries ?? []).map(({ name }) => name);
  });
}

/** The names in the table "Properties" of a resource page, found without docwright's readers. */
export function documentedProperties(page: string): string[] {
  const text = readFileSync(page, "utf8");
  const lines = text.split(/\r?\n/);
  const end = lines.findIndex((line) => line.startsWith("## Relationships"));
  return scanPage(text)
    .propertyRows.filter((line) => end < 0 || line <= end)
    .map((line) => /^\s*\|?\s*([^|]*)/.exec(lines[line - 1] ?? "")?.[1]?.replaceAll(/[*`[\]\s]|\(.*\)/g, "") ?? "");
}
