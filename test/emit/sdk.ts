import { fileURLToPath } from "node:url";
import ts from "typescript";
import { openCache } from "../../generator/cache/cache.js";
import type { Finding } from "../../generator/findings/finding.js";
import { draftSdk } from "../../generator/emit/draft-sdk.js";
import {
  defaultSdkOptions,
  type EmitOptions,
  type GeneratedFile,
  type SdkOptions,
} from "../../generator/emit/options.js";
import { printFiles } from "../../generator/emit/print/print-files.js";
import type { ApiModel } from "../../generator/model/model.js";
import { readSdkParts } from "../../generator/templates.js";

export interface EmittedSdk {
  readonly files: readonly GeneratedFile[];
  readonly diagnostics: readonly Finding[];
}

/** Emits the SDK of a model with the real templates. */
export async function emit(api: ApiModel, options: Partial<SdkOptions> = {}): Promise<EmittedSdk> {
  return await emitWith(api, { ...defaultSdkOptions, ...options, ...(await readSdkParts()) });
}

/** Printed files, kept for all tests of a worker: most files are the same in every SDK. */
const printed = openCache(null);

/** Emits the SDK of a model. */
export async function emitWith(api: ApiModel, options: EmitOptions): Promise<EmittedSdk> {
  const { drafts, diagnostics } = draftSdk(api, options);
  const digests = new Map([...drafts].map(([path, { digest }]) => [path, digest]));
  const files = await printFiles(digests, () => Promise.resolve(drafts), await printed);
  return { files: files.sort((a, b) => (a.path < b.path ? -1 : 1)), diagnostics };
}

/** The text of one file of an SDK. */
export function textOf({ files }: EmittedSdk, path: string): string {
  const file = files.find((candidate) => candidate.path === path);
  if (file === undefined) throw new Error(`${path} is not among ${files.map((one) => one.path).join(", ")}`);
  return file.text;
}

/** A folder inside the project, so that imports of packages are resolved. It does not exist on disk. */
const root = fileURLToPath(new URL("../../emitted-sdk/", import.meta.url));

/** Parsed files, shared by all programs of a worker: most of them are libraries and the runtime of the SDK. */
const parsedFiles = new Map<string, ts.SourceFile>();

/** Compiles an SDK and additional files with its own `tsconfig.json`. @returns one line per error */
export function compileErrors(sdk: EmittedSdk, more: readonly GeneratedFile[] = []): string[] {
  return compileAll([{ ...sdk, files: [...sdk.files, ...more] }]);
}

/** Compiles several SDKs in one program, each in its own folder. Shared libraries take most of the time. */
export function compileAll(sdks: readonly EmittedSdk[]): string[] {
  const texts = new Map(
    sdks.flatMap(({ files }, index) =>
      files.map(({ path, text }): [string, string] => [`${root}${index.toString()}/${path}`, text]),
    ),
  );
  const config = JSON.parse(texts.get(`${root}0/tsconfig.json`) ?? "{}") as { compilerOptions: object };
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, root);
  const host = ts.createCompilerHost(options);
  const onDisk = { ...host };
  // The default implementation checks the disk, but these folders exist only in memory.
  delete host.directoryExists;
  delete host.realpath;
  host.readFile = (path) => texts.get(path) ?? onDisk.readFile(path);
  host.fileExists = (path) => texts.has(path) || onDisk.fileExists(path);
  host.getSourceFile = (path, version) => {
    const text = texts.get(path);
    const key = JSON.stringify([path, version]);
    const known = parsedFiles.get(key);
    if (known !== undefined && (text === undefined || text === known.text)) return known;
    const file = text === undefined ? onDisk.getSourceFile(path, version) : ts.createSourceFile(path, text, version);
    if (file !== undefined) parsedFiles.set(key, file);
    return file;
  };
  const roots = [...texts.keys()].filter((path) => path.endsWith(".ts") && !path.endsWith("vitest.config.ts"));
  // The declarations of packages are the same in every test; they need be checked but once, by those who make them.
  const program = ts.createProgram(roots, { ...options, skipLibCheck: true }, host);
  return ts.getPreEmitDiagnostics(program).map((diagnostic) => {
    const line = diagnostic.file?.getLineAndCharacterOfPosition(diagnostic.start ?? 0).line ?? 0;
    const text = ts.flattenDiagnosticMessageText(diagnostic.messageText, "\n");
    return `${diagnostic.file?.fileName.replace(root, "") ?? ""}:${(line + 1).toString()} ${text}`;
  });
}

/** Returns only syntax errors. */
export function syntaxErrors(files: readonly GeneratedFile[]): string[] {
  return files
    .filter(({ path }) => path.endsWith(".ts"))
    .flatMap(({ path, text }) => {
      const { diagnostics } = ts.transpileModule(text, {
        fileName: path,
        reportDiagnostics: true,
        compilerOptions: { target: ts.ScriptTarget.ES2022 },
      });
      return (diagnostics ?? []).map((found) => `${path}: ${ts.flattenDiagnosticMessageText(found.messageText, "\n")}`);
    });
}
