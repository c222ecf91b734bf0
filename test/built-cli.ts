import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  interface ProvidedContext {
    /** The main module of the built command line. Tests that start processes use it, because it starts faster than TypeScript. */
    readonly builtCli: string;
  }
}

const project = fileURLToPath(new URL("..", import.meta.url));

/** Builds the command line once for all tests, laid out like the published package. */
export default async function buildCli(vitest: TestProject): Promise<() => void> {
  const cache = join(project, "node_modules/.cache");
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, "docwright-built-"));
  for (const name of ["generator", "templates", "package.json"]) symlinkSync(join(project, name), join(folder, name));
  await build({
    absWorkingDir: project,
    entryPoints: ["generator/**/*.ts", "generator/**/*.json"],
    outdir: join(folder, "dist"),
    outbase: "generator",
    platform: "node",
    format: "esm",
    target: "node20",
    loader: { ".json": "copy" },
  });
  vitest.provide("builtCli", join(folder, "dist/cli/main.js"));
  return () => {
    rmSync(folder, { recursive: true, force: true });
  };
}
