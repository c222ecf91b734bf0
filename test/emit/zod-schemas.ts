import { build, type Plugin } from "esbuild";
import { createRequire } from "node:module";
import { posix } from "node:path";
import { runInThisContext } from "node:vm";
import type { ZodType } from "zod";
import type { GeneratedFile } from "../../generator/emit/options.js";

const require = createRequire(import.meta.url);

/** Bundles the zod module of an SDK in memory and loads it. @returns the exports of the module, by name */
export async function loadSchemas(files: readonly GeneratedFile[]): Promise<ReadonlyMap<string, ZodType>> {
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  const sources: Plugin = {
    name: "sources",
    setup: (esbuild) => {
      esbuild.onResolve({ filter: /./ }, ({ path, importer }) => {
        if (path === "zod") return { path, external: true };
        const file = posix.join(posix.dirname(importer), path).replace(/\.js$/, ".ts");
        return { path: file, namespace: "sdk", sideEffects: false };
      });
      esbuild.onLoad({ filter: /./, namespace: "sdk" }, ({ path }) => ({
        contents: texts.get(path) ?? "",
        loader: "ts",
      }));
    },
  };
  const { outputFiles } = await build({
    entryPoints: ["src/zod.ts"],
    plugins: [sources],
    bundle: true,
    write: false,
    format: "cjs",
  });
  const module: { exports: Record<string, ZodType> } = { exports: {} };
  const run = runInThisContext(`(require, module) => {${outputFiles[0]?.text ?? ""}}`) as (...args: unknown[]) => void;
  run(require, module);
  return new Map(Object.entries(module.exports));
}
