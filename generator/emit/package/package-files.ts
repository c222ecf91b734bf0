import { stringLiteral } from "../boundary.js";
import type { EmitOptions, GeneratedFile } from "../options.js";
import type { ExampleTest } from "../examples/plan-example-tests.js";
import { classNames, renameClasses } from "../class-names.js";
import type { SdkPlan } from "../plan-sdk.js";
import type { ApiInfo } from "../../model/model.js";
import { runtimeVariant } from "./runtime-variant.js";
import type { CopiedFile } from "../print/draft.js";
import { banner } from "../print/banner.js";
import { readme } from "./readme.js";

/** The npm packages that the runtime depends on. */
const DEPENDENCIES = ["ky"];
const DEV_DEPENDENCIES = ["@types/node", "rollup", "rollup-plugin-dts", "typescript", "vitest"];

/**
 * The files of the package that are neither modules of the API nor copied: README, `package.json`, configuration, and
 * the entry module.
 *
 * @param folders - the folders of `src` whose modules the package exports together: `models`, `enums`
 */
export function packageFiles(
  plan: SdkPlan,
  tests: readonly ExampleTest[],
  folders: readonly string[],
  parts: Pick<EmitOptions, "readme" | "readmePlain" | "readmeRest" | "rollup" | "versions" | "additions">,
): GeneratedFile[] {
  return [
    { path: "README.md", text: readme(parts, plan, tests) },
    { path: "package.json", text: json(packageJson(plan, folders, parts)) },
    { path: "rollup.config.js", text: source("its template package/rollup.config.js", parts.rollup) },
    { path: "tsconfig.build.json", text: json(BUILD_CONFIG) },
    { path: "tsconfig.json", text: json(COMPILER_CONFIG) },
    { path: "vitest.config.ts", text: source("its templates", VITEST_CONFIG) },
    { path: "src/index.ts", text: source("its templates", index(plan)) },
    { path: "src/runtime/defaults.ts", text: source("the docs", defaults(plan)) },
  ];
}

/** The files that are copied into the SDK: the license, the runtime and the support for tests. */
export function copiedFiles(options: EmitOptions, api: ApiInfo): CopiedFile[] {
  const { testing, licenseText } = options;
  const copy = (path: string, template: string, text: string): CopiedFile => ({
    path,
    copied: source(`its template ${template}`, text),
  });
  return [
    ...(licenseText === null ? [] : [{ path: "LICENSE", copied: licenseText }]),
    ...runtimeModules(options, api)
      .filter(({ path }) => path !== "defaults.ts")
      .map(({ path, template, text }) => copy(`src/runtime/${path}`, `runtime/${template}`, text)),
    ...testing
      .filter(({ path }) => path.endsWith(".ts"))
      .map(({ path, text }) => copy(`test/support/${path}`, `testing/${path}`, renameClasses(text, options))),
  ];
}

/** The modules of the runtime that an SDK with these options has. */
export function runtimeModules(options: EmitOptions, api: ApiInfo): RuntimeModule[] {
  const { runtime, int64 } = options;
  const omitted = int64 === "number" ? ["int64.ts", "json-format-exact.ts"] : ["json-format.ts"];
  return runtimeVariant(runtime, api, options)
    .filter(({ path }) => path.endsWith(".ts") && !omitted.includes(path))
    .map(({ path, text }) => ({
      path: path === "json-format-exact.ts" ? "json-format.ts" : path,
      template: path,
      text: renameClasses(text, options),
    }));
}

/** A module of the runtime, and the path of its template. */
interface RuntimeModule extends GeneratedFile {
  readonly template: string;
}

/** Adds the banner to the text of a source file. */
function source(origin: string, text: string): string {
  return `${banner(origin)}\n\n${text}`;
}

/**
 * The fields of the SDK's `package.json`.
 * {@link https://docs.npmjs.com/cli/configuring-npm/package-json | npm, package.json}
 */
function packageJson(
  { options, model }: SdkPlan,
  folders: readonly string[],
  { versions, additions = [] }: Pick<EmitOptions, "versions" | "additions">,
) {
  const peers = Object.fromEntries(additions.flatMap((one) => Object.entries(one.peerDependencies ?? {})));
  const versioned = (names: readonly string[]) =>
    Object.fromEntries(names.map((name) => [name, versions.get(name) ?? "*"]));
  const { packageName, packageVersion, description, license, repository } = options;
  return {
    name: packageName,
    version: packageVersion,
    description: description ?? `Typed client of ${model.api.namespace}, version ${model.api.version}`,
    // npm's word for "all rights reserved".
    license: license ?? "UNLICENSED",
    ...(repository === null ? {} : { repository }),
    type: "module",
    sideEffects: false,
    engines: { node: ">=20.3" },
    main: "./dist/index.cjs",
    types: "./dist/index.d.cts",
    exports: {
      ".": bothFormats("index"),
      ...Object.fromEntries(
        [...folders, ...additions.flatMap((one) => one.exports ?? [])].map((name) => [`./${name}`, bothFormats(name)]),
      ),
      "./operations/*": "./dist/operations/*",
      "./runtime": bothFormats("runtime"),
      "./package.json": "./package.json",
    },
    files: ["dist"],
    scripts: {
      build: "tsc -p tsconfig.build.json && rollup -c --silent",
      prepack: "npm run build",
      typecheck: "tsc",
      test: "vitest run",
    },
    dependencies: versioned([...DEPENDENCIES, ...(options.int64 === "number" ? [] : ["lossless-json"])]),
    ...(Object.keys(peers).length > 0 && {
      peerDependencies: peers,
      peerDependenciesMeta: Object.fromEntries(Object.keys(peers).map((name) => [name, { optional: true }])),
    }),
    devDependencies: { ...versioned(DEV_DEPENDENCIES), ...peers },
  };
}

/**
 * The entry of `exports` for a module, with one file for `import` and one for `require`.
 * {@link https://nodejs.org/api/packages.html#conditional-exports | Node.js, Conditional exports}
 */
function bothFormats(name: string) {
  return {
    import: { types: `./dist/${name}.d.ts`, default: `./dist/${name}.js` },
    require: { types: `./dist/${name}.d.cts`, default: `./dist/${name}.cjs` },
  };
}

const COMPILER_CONFIG = {
  compilerOptions: {
    target: "ES2022",
    lib: ["ES2022", "DOM", "DOM.Iterable", "DOM.AsyncIterable"],
    module: "NodeNext",
    moduleResolution: "NodeNext",
    types: ["node"],
    strict: true,
    noUncheckedIndexedAccess: true,
    exactOptionalPropertyTypes: true,
    noUnusedLocals: true,
    verbatimModuleSyntax: true,
    skipLibCheck: false,
    noEmit: true,
  },
  include: ["src", "test"],
};

const BUILD_CONFIG = {
  extends: "./tsconfig.json",
  compilerOptions: {
    types: [],
    noEmit: false,
    declaration: true,
    stripInternal: true,
    sourceMap: true,
    inlineSources: true,
    rootDir: "src",
    outDir: "build",
  },
  include: ["src"],
};

/**
 * Each test starts its own server, so tests are independent. So `isolate: false` is safe, and it makes tests faster.
 */
const VITEST_CONFIG = `import { defineConfig } from "vitest/config";

export default defineConfig({ test: { include: ["test/**/*.test.ts"], isolate: false, passWithNoTests: true } });
`;

function index({ options, conversions }: SdkPlan): string {
  const modules = [
    `export { ${classNames(options).client} } from "./client.js";`,
    `export * from "./runtime/index.js";`,
    ...(conversions.types.size === 0 ? [] : [`export { revive } from "./runtime/conversions.js";`]),
    ...(options.int64 === "number" ? [] : [`export { decimal, int64 } from "./runtime/int64.js";`]),
  ];
  return `${modules.join("\n")}\n`;
}

function defaults({ model, options: { auth } }: SdkPlan): string {
  const header = typeof auth === "string" ? null : auth.header;
  return `/** The documented service root. */
export const defaultBaseUrl = ${stringLiteral(model.api.baseUrl)};
${header === null ? "" : `\n/** The request header with the credential. */\nexport const credentialHeader = ${stringLiteral(header)};\n`}`;
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
