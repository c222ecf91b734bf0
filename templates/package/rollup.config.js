import { readdirSync } from "node:fs";
import { dts } from "rollup-plugin-dts";

/*
 * Rolls the declarations up: one module for all models, one for the client and one for the runtime, which the others
 * take their names from. A compiler or an editor pays for every module that it loads, and nearly every program loads
 * nearly all of these.
 */
const parts = ["client", "models", "runtime"];

const entries = ["models", "runtime"].flatMap((folder) =>
  readdirSync(`dist/${folder}`)
    .filter((file) => file.endsWith(".d.ts"))
    .map((file) => `${folder}/${file.slice(0, -".d.ts".length)}`),
);

/** @type {import("rollup").RollupOptions} */
export default {
  input: Object.fromEntries(["index", ...entries].map((name) => [name, `dist/${name}.d.ts`])),
  external: (id) => !/^[./]|^[A-Za-z]:/.test(id),
  output: {
    dir: "dist",
    entryFileNames: "[name].d.ts",
    chunkFileNames: "[name].d.ts",
    manualChunks: (id) => parts.find((part) => new RegExp(`[\\\\/]dist[\\\\/]${part}(?:[\\\\/]|\\.d\\.ts$)`).test(id)),
    minifyInternalExports: false,
    hoistTransitiveImports: false,
  },
  plugins: [dts()],
};
