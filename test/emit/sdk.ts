import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
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
import { formatFiles } from "../../generator/emit/print/format-files.js";
import type { ApiModel } from "../../generator/model/model.js";
import { readSdkParts } from "../../generator/templates.js";

export interface EmittedSdk {
  readonly files: readonly GeneratedFile[];
  readonly diagnostics: readonly Finding[];
}

/** Emits the SDK of a model with the templates of docwright. */
export async function emit(api: ApiModel, options: Partial<SdkOptions> = {}): Promise<EmittedSdk> {
  return await emitWith(api, { ...defaultSdkOptions, ...options, ...(await readSdkParts()) });
}

/**
 * The cache of formatted files for all tests of a worker. It saves time, because most files are the same in every SDK.
 */
const formatted = openCache(null);

/** Emits the SDK of a model. */
export async function emitWith(api: ApiModel, options: EmitOptions): Promise<EmittedSdk> {
  const { drafts, diagnostics } = draftSdk(api, options);
  const digests = new Map([...drafts].map(([path, { digest }]) => [path, digest]));
  const files = await formatFiles(digests, () => Promise.resolve(drafts), await formatted);
  return { files: files.sort((a, b) => (a.path < b.path ? -1 : 1)), diagnostics };
}

/** Returns the text of one file of an SDK. */
export function textOf({ files }: EmittedSdk, path: string): string {
  const file = files.find((candidate) => candidate.path === path);
  if (file === undefined) throw new Error(`${path} is not among ${files.map((one) => one.path).join(", ")}`);
  return file.text;
}

/** Compiles an SDK and additional files with its own `tsconfig.json`. @returns one line per error */
export function compileErrors(sdk: EmittedSdk, more: readonly GeneratedFile[] = []): string[] {
  return compileAll([{ ...sdk, files: [...sdk.files, ...more] }]);
}

/**
 * Compiles several SDKs in one program, each in its own folder. The folders are inside the project, so that imports of
 * packages are resolved. TypeScript 7 needs a fifth of the time of TypeScript 6, which checks the SDK in `npm run typecheck`.
 */
export function compileAll(sdks: readonly EmittedSdk[]): string[] {
  mkdirSync(cache, { recursive: true });
  const root = mkdtempSync(join(cache, "docwright-emitted-"));
  try {
    for (const [index, { files }] of sdks.entries())
      for (const { path, text } of files) {
        mkdirSync(dirname(join(root, String(index), path)), { recursive: true });
        writeFileSync(join(root, String(index), path), text);
      }
    const { compilerOptions } = JSON.parse(readFileSync(join(root, "0/tsconfig.json"), "utf8")) as {
      readonly compilerOptions: object;
    };
    // `skipLibCheck`, because the tests of the built package already check the declarations of packages.
    const config = { compilerOptions: { ...compilerOptions, skipLibCheck: true }, exclude: ["*/vitest.config.ts"] };
    writeFileSync(join(root, "tsconfig.json"), JSON.stringify(config));
    const { status, stdout, stderr } = spawnSync(process.execPath, [compiler, "-p", root, "--pretty", "false"], {
      cwd: root,
      encoding: "utf8",
    });
    if (status !== 0 && stdout === "") throw new Error(`The compiler did not run: ${stderr}`);
    const errors = stdout.split(/\r?\n(?! )/).filter((line) => line !== "");
    return errors.map((line) => line.replace(/^(.*?)\((\d+),\d+\): error TS\d+:/, "$1:$2"));
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

const project = fileURLToPath(new URL("../../", import.meta.url));
const cache = join(project, "node_modules/.cache");
const compiler = join(project, "node_modules/typescript-7/bin/tsc");

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
