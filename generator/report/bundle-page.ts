import { fileURLToPath } from "node:url";
import type { PageParts } from "./write-report.js";

/**
 * Bundles the source of the page. Needs the folder `page` and esbuild, which only a checkout of docwright has.
 *
 * @see readPage
 */
export async function bundlePage(): Promise<PageParts> {
  const { build } = await import("esbuild");
  const { outputFiles } = await build({
    absWorkingDir: fileURLToPath(new URL("page", import.meta.url)),
    entryPoints: ["./main.tsx", "./style.css"],
    outdir: ".",
    write: false,
    bundle: true,
    minify: true,
    format: "iife",
    target: "es2022",
    charset: "utf8",
    jsx: "automatic",
    jsxImportSource: "preact",
    banner: { js: "/*! Contains Preact, Copyright (c) 2015-present Jason Miller, MIT License */" },
  });
  const textOf = (ending: string): string => outputFiles.find(({ path }) => path.endsWith(ending))?.text.trim() ?? "";
  return { script: textOf(".js"), style: textOf(".css") };
}
