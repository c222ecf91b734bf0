import { gzipSync } from "node:zlib";
import { build } from "esbuild";

/** The sizes of a bundled program. */
export interface Bundle {
  readonly kilobytes: number;
  readonly gzipped: number;
  readonly text: string;
}

/** Bundles and minifies a program whose packages are in a folder. */
export async function bundle(folder: string, program: string): Promise<Bundle> {
  const { outputFiles } = await build({
    stdin: { contents: program, resolveDir: folder, loader: "ts" },
    bundle: true,
    minify: true,
    format: "esm",
    platform: "neutral",
    mainFields: ["module", "main"],
    conditions: ["import"],
    external: ["node:*"],
    write: false,
    logLevel: "error",
  });
  const text = outputFiles[0]?.text ?? "";
  return { kilobytes: round(text.length / 1024), gzipped: round(gzipSync(text).length / 1024), text };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
