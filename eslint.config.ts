import eslint from "@eslint/js";
import { createNodeResolver, importX } from "eslint-plugin-import-x";
import * as regexp from "eslint-plugin-regexp";
import { defineConfig, globalIgnores } from "eslint/config";
import tseslint from "typescript-eslint";

/** Folders of `generator`. A folder may import from folders of earlier rows, not from its own row or a later one. */
const layers = [
  ["collections"],
  ["findings"],
  ["cache", "dialect", "docs"],
  ["page"],
  ["model"],
  ["metadata"],
  ["merge"],
  ["emit", "lint", "diff", "export"],
  ["verify", "usage", "report", "serve", "mcp", "snippets"],
  ["scaffold"],
  ["output"],
  ["cli"],
];

/** Files that every folder may import: shared types and errors. */
const openToAll = [
  "vocabulary.ts",
  "errno.ts",
  "markdown-nodes.ts",
  "nearest-name.ts",
  "plugin-error.ts",
  "schema-errors.ts",
  "split-outside.ts",
  "usage-error.ts",
  "open-folder.ts",
  "read-files.ts",
  "write-files.ts",
];

const layerZones = layers.flatMap((row, index) =>
  row.map((folder) => ({
    target: `./generator/${folder}`,
    from: "./generator",
    // `cli` composes the others, so it may import everything.
    except: folder === "cli" ? ["."] : [folder, ...openToAll, ...layers.slice(0, index).flat()],
    message: "A folder may import only from earlier layers; see ARCHITECTURE.md.",
  })),
);

/** The page of the report runs in browsers. */
const reportPage = {
  target: "./generator/report/page",
  from: "./generator",
  except: ["report", "vocabulary.ts"],
  message: "The page of the report gets all facts as data. Add them to generator/report/make-report.ts.",
};

const templates = [
  {
    target: "./templates",
    from: "./generator",
    message: "Templates are copied into SDKs, so they cannot import the generator.",
  },
  { target: "./generator", from: "./templates", message: "The generator copies templates and does not import them." },
];

const tsMorph = { name: "ts-morph", message: "Only generator/emit/print imports ts-morph. Import from there instead." };

/**
 * Only `generator/write-files.ts` changes the disk, because it refuses symbolic links. It creates missing folders with
 * `generator/open-folder.ts`. Others import what reads.
 */
const diskWrites = [
  {
    name: "node:fs",
    allowImportNames: [
      "Dirent",
      "existsSync",
      "FSWatcher",
      "readdirSync",
      "readFileSync",
      "realpathSync",
      "statSync",
      "Stats",
      "watch",
    ],
    message: "Only generator/write-files.ts changes the disk.",
  },
  {
    name: "node:fs/promises",
    allowImportNames: ["lstat", "readdir", "readFile", "realpath", "stat"],
    message: "Only generator/write-files.ts changes the disk.",
  },
  { name: "fs", message: "Import node:fs." },
  { name: "fs/promises", message: "Import node:fs/promises." },
];

export default defineConfig(
  globalIgnores(["dist", "api-docs", "coverage", "input-docs", "**/fixtures", "test/acceptance/consumer"]),
  eslint.configs.recommended,
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    plugins: { "import-x": importX },
    settings: {
      "import-x/resolver-next": [createNodeResolver({ extensionAlias: { ".js": [".ts", ".js"] } })],
    },
    rules: {
      "import-x/no-restricted-paths": [
        "error",
        { zones: [...layerZones, reportPage, ...templates], basePath: import.meta.dirname },
      ],
      "import-x/no-cycle": "error",
      "import-x/no-duplicates": "error",
      "@typescript-eslint/consistent-type-exports": "error",
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-unused-vars": ["error", { ignoreRestSiblings: true }],
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
    },
  },
  {
    // Their regular expressions read text from strangers, so each must need linear time.
    files: ["generator/**", "templates/**"],
    plugins: { regexp },
    rules: {
      "regexp/no-super-linear-backtracking": ["error", { report: "potential" }],
      "regexp/no-super-linear-move": ["error", { report: "potential" }],
    },
  },
  {
    files: ["generator/**"],
    rules: { "no-restricted-imports": ["error", { paths: [tsMorph, ...diskWrites] }] },
  },
  {
    files: ["generator/emit/print/**"],
    rules: { "no-restricted-imports": ["error", { paths: diskWrites }] },
  },
  {
    files: ["generator/open-folder.ts", "generator/read-files.ts", "generator/write-files.ts"],
    rules: { "no-restricted-imports": ["error", { paths: [tsMorph] }] },
  },
  {
    // What is generated answers to the compiler and to its own tests; here only to the rules that find mistakes.
    files: ["generated/**"],
    extends: [tseslint.configs.disableTypeChecked],
    linterOptions: { reportUnusedDisableDirectives: "off" },
    rules: { "@typescript-eslint/consistent-type-definitions": "off" },
  },
);
