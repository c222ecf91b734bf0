import { existsSync, readdirSync } from "node:fs";
import { dts } from "rollup-plugin-dts";

/*
 * Merges the declarations into three modules: models, client and runtime. Loading many small modules is slow for
 * compilers and editors, and nearly every program needs most of them.
 */
const parts = ["client", "models", "runtime"];

/** Parts whose single modules can be imported. An API may have no models. */
const importable = ["runtime", "models"].filter((part) => existsSync(`dist/${part}`));

const entries = importable.flatMap((part) =>
  readdirSync(`dist/${part}`)
    .filter((file) => file.endsWith(".d.ts"))
    .map((file) => `${part}/${file.slice(0, -".d.ts".length)}`),
);

/*
 * Imports the runtime first: measured, a compiler checks the whole SDK faster if it reads the runtime, which has
 * declarations of every kind, before the many similar interfaces of the models and the client.
 */
const first = importable.map((part) => `import "./${part}.js";`).join("\n");

/** @type {import("rollup").RollupOptions} */
export default {
  input: Object.fromEntries(["index", ...entries].map((name) => [name, `dist/${name}.d.ts`])),
  external: (id) => !/^[./]|^[A-Za-z]:/.test(id),
  output: {
    dir: "dist",
    entryFileNames: "[name].d.ts",
    chunkFileNames: "[name].d.ts",
    manualChunks: (id) => parts.find((part) => new RegExp(`[\\\\/]dist[\\\\/]${part}(?:[\\\\/]|\\.d\\.ts$)`).test(id)),
    intro: ({ name }) => (name === "index" ? first : ""),
    minifyInternalExports: false,
    hoistTransitiveImports: false,
  },
  plugins: [dts()],
};
