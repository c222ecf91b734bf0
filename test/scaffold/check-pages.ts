import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { docwright } from "../cli/docwright.js";

const project = fileURLToPath(new URL("../../", import.meta.url));

/** The rules of the findings in docs, each once. */
export async function foundRules(folder: string, docs: string): Promise<string[]> {
  const { code, stdout } = await docwright(folder, "lint", docs, "--format", "json", "--no-cache", "--fail-on", "none");
  if (code !== 0) throw new Error(`lint failed: ${stdout}`);
  const { findings } = JSON.parse(stdout) as { readonly findings: readonly { readonly rule: string }[] };
  return [...new Set(findings.map(({ rule }) => rule))];
}

/** Makes a folder inside the project, so that the SDK in it finds its packages without an installation. */
export function sdkFolder(): string {
  const cache = join(project, "node_modules/.cache");
  mkdirSync(cache, { recursive: true });
  return mkdtempSync(join(cache, "docwright-scaffold-"));
}

export interface SdkCheck {
  /** Errors of the compiler. */
  readonly errors: string;
  readonly passed: number;
  readonly failed: number;
}

/** Generates an SDK of docs, compiles it in strict mode and runs its example tests. */
export async function checkSdk(folder: string, docs: string): Promise<SdkCheck> {
  const generated = await docwright(folder, "generate", docs, "--out", "sdk", "--no-cache");
  if (generated.code !== 0) throw new Error(`generate failed: ${generated.stderr}`);
  return runSdk(join(folder, "sdk"));
}

/** Compiles an SDK in strict mode and runs its example tests. */
export function runSdk(sdk: string): SdkCheck {
  const run = (tool: string, ...words: string[]): string =>
    spawnSync(process.execPath, [join(project, "node_modules", tool), ...words], { cwd: sdk, encoding: "utf8" }).stdout;
  const errors = run("typescript-7/bin/tsc", "-p", sdk, "--noEmit", "--strict", "--pretty", "false");
  const tested = run("vitest/vitest.mjs", "run", "--root", sdk, "--reporter", "json");
  const report = JSON.parse(tested.slice(tested.indexOf("{"))) as { numPassedTests: number; numFailedTests: number };
  return { errors, passed: report.numPassedTests, failed: report.numFailedTests };
}
