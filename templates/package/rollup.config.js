import { existsSync, readdirSync } from "node:fs";
import { dts } from "rollup-plugin-dts";

/*
 * Rolls the declarations up: one module for all models, one for the client and one for the runtime, which the others
 * take their names from. A compiler or an editor pays for every module that it loads, and nearly every program loads
 * nearly all of these.
 */
const parts = ["client", "models", "runtime"];

/** Parts of which programs import single modules. An API need not have types. */
const open = ["runtime", "models"].filter((part) => existsSync(`dist/${part}`));

const entries = open.flatMap((part) =>
  readdirSync(`dist/${part}`)
    .filter((file) => file.endsWith(".d.ts"))
    .map((file) => `${part}/${file.slice(0, -".d.ts".length)}`),
);

/*
 * What a compiler meets first decides for what code its own engine makes it fast. It is sooner done with the many
 * interfaces of the models and the client where it has met the runtime before, which has a little of everything.
 */
const first = open.map((part) => `import "./${part}.js";`).join("\n");

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
