import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import type { EmittedSdk } from "./sdk.js";

const project = fileURLToPath(new URL("../../", import.meta.url));

/** Bundles a program that imports an SDK whose files exist only in memory. */
export async function bundle({ files }: EmittedSdk, program: string): Promise<string> {
  const texts = new Map(files.map(({ path, text }) => [`/${path}`, text]));
  const { outputFiles } = await build({
    stdin: { contents: program, resolveDir: project, loader: "ts" },
    bundle: true,
    minify: true,
    format: "esm",
    write: false,
    plugins: [
      {
        name: "emitted",
        setup: (plugin) => {
          plugin.onResolve({ filter: /^\./ }, ({ path, importer, namespace }) =>
            namespace === "emitted" || importer === "<stdin>"
              ? {
                  path: new URL(
                    path.replace(/\.js$/, ".ts"),
                    `file://${namespace === "emitted" ? importer : "/program.ts"}`,
                  ).pathname,
                  namespace: "emitted",
                  sideEffects: false,
                }
              : null,
          );
          plugin.onLoad({ filter: /./, namespace: "emitted" }, ({ path }) => ({
            contents: texts.get(path) ?? "",
            loader: "ts",
            resolveDir: project,
          }));
        },
      },
    ],
  });
  return outputFiles[0]?.text ?? "";
}
