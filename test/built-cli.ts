import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import type { TestProject } from "vitest/node";
import { bundlePage } from "../generator/report/bundle-page.js";

declare module "vitest" {
  interface ProvidedContext {
    /**
     * Path of the main module of the built command line. Tests that start processes use it, because it starts faster
     * than the TypeScript source.
     */
    readonly builtCli: string;
  }
}

const project = fileURLToPath(new URL("..", import.meta.url));

/** Builds the command line once for all tests. */
export default async function provideBuiltCli(vitest: TestProject): Promise<() => void> {
  const { cli, remove } = await buildCli();
  vitest.provide("builtCli", cli);
  return remove;
}

/** Builds the command line in a temporary folder with the same layout as the published package. */
export async function buildCli(): Promise<{ readonly cli: string; readonly remove: () => void }> {
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
  const page = await bundlePage();
  writeFileSync(join(folder, "dist/report/page.js"), page.script);
  writeFileSync(join(folder, "dist/report/page.css"), page.style);
  return {
    cli: join(folder, "dist/cli/main.js"),
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
