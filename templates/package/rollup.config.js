import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { dts } from "rollup-plugin-dts";

/** `tsc` writes the compiled modules of `src` here. */
const compiled = "build";

/** The modules with the declarations of a folder, such as `models`. Emitters can add such modules. */
const collected = readdirSync("src")
  .filter((file) => file.endsWith(".ts") && !["client.ts", "index.ts", "internal.ts"].includes(file))
  .map((file) => file.slice(0, -".ts".length));

/**
 * The modules of the package, each made of many modules of `src`. Loading many small modules is slow for Node,
 * compilers and editors. A module is left out if `src` does not have it.
 */
const shared = Object.fromEntries(
  ["index", "runtime/index", ...collected, "internal"]
    .filter((path) => existsSync(`src/${path}.ts`))
    .map((path) => [path.replace("/index", ""), path]),
);

/** The functions of each resource path, in separate modules, so that a program loads only the types that it needs. */
const operations = Object.fromEntries(
  existsSync("src/operations")
    ? readdirSync("src/operations", { recursive: true, encoding: "utf8" })
        .filter((file) => file.endsWith(".ts"))
        .map((file) => `operations/${file.replaceAll("\\", "/").slice(0, -".ts".length)}`)
        .map((name) => [name, name])
    : [],
);

const partOf = new RegExp(
  `[\\\\/]${compiled}[\\\\/](${["client", "runtime", "request-headers", ...collected].join("|")})(?:[\\\\/]|\\.(?:js|d\\.ts)$)`,
);

/** @type {(entries: Record<string, string>, extension: string) => Record<string, string>} */
const withExtension = (entries, extension) =>
  Object.fromEntries(Object.entries(entries).map(([name, path]) => [name, `${compiled}/${path}.${extension}`]));

/** @type {(extension: string) => import("rollup").OutputOptions} */
const output = (extension) => ({
  dir: "dist",
  entryFileNames: `[name].${extension}`,
  chunkFileNames: `chunks/[name].${extension}`,
  manualChunks: (id) => partOf.exec(id)?.[1],
  minifyInternalExports: false,
  hoistTransitiveImports: false,
});

/**
 * Makes the source maps point to the files in `src`.
 *
 * @type {import("rollup").Plugin}
 */
const sourceMaps = {
  name: "source-maps",
  load: (id) =>
    existsSync(`${id}.map`) ? { code: readFileSync(id, "utf8"), map: readFileSync(`${id}.map`, "utf8") } : null,
};

/**
 * The CommonJS modules contain the code of `ky`, because `ky` is an ES module.
 *
 * @type {import("rollup").Plugin}
 */
const bundledDependencies = {
  name: "bundled-dependencies",
  resolveId: (id) => (id === "ky" ? fileURLToPath(import.meta.resolve(id)) : null),
};

/**
 * Makes the declarations of operations import those of the other modules. Operations are bundled in a separate run. In
 * one run with the client, they would become part of the client's declarations, which use types of the operations.
 *
 * @type {import("rollup").Plugin}
 */
const importShared = {
  name: "import-shared",
  resolveId(source, importer) {
    if (importer === undefined || isPackage(source)) return null;
    const part = partOf.exec(resolve(dirname(importer), source))?.[1];
    return part === undefined
      ? null
      : { id: `#dist/${part in shared && part !== "runtime" ? part : "internal"}.js`, external: true };
  },
  renderChunk: (code, { fileName }) =>
    code.replaceAll(/(from ['"])#dist\//g, `$1${"../".repeat(fileName.split("/").length - 1)}`),
};

/** @type {(id: string) => boolean} */
const isPackage = (id) => !/^[./]|^[A-Za-z]:/.test(id);

/*
 * Imports the runtime first. By measurement, a compiler checks the whole SDK faster if it reads the runtime, which has
 * declarations of every kind, before the many similar interfaces of the models and the client.
 */
/** @type {(extension: string, module: string) => import("rollup").OutputOptions} */
const declarations = (extension, module) => ({
  ...output(extension),
  intro: ({ name }) =>
    name === "index" && "models" in shared ? `import "./runtime.${module}";\nimport "./models.${module}";` : "",
});

rmSync("dist", { recursive: true, force: true });

/** @type {import("rollup").RollupOptions[]} */
export default [
  {
    input: withExtension({ ...shared, ...operations }, "js"),
    external: isPackage,
    output: { ...output("js"), sourcemap: true },
    plugins: [sourceMaps],
  },
  {
    input: withExtension(shared, "js"),
    output: { ...output("cjs"), format: "cjs", sourcemap: true },
    plugins: [sourceMaps, bundledDependencies],
  },
  {
    input: withExtension(shared, "d.ts"),
    external: isPackage,
    output: declarations("d.ts", "js"),
    plugins: [dts()],
  },
  {
    input: withExtension(operations, "d.ts"),
    external: isPackage,
    output: output("d.ts"),
    plugins: [importShared, dts()],
  },
  {
    input: withExtension(shared, "d.ts"),
    external: isPackage,
    output: declarations("d.cts", "cjs"),
    plugins: [dts()],
  },
];
