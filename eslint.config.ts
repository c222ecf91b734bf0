import eslint from "@eslint/js";
import { createNodeResolver, importX } from "eslint-plugin-import-x";
import { defineConfig, globalIgnores } from "eslint/config";
import tseslint from "typescript-eslint";

/** The rooms along the street. A room may import from rooms of an earlier row, never from its own row or a later one. */
const street = [
  ["findings"],
  ["cache", "dialect", "docs"],
  ["page"],
  ["model"],
  ["metadata"],
  ["emit", "lint", "diff", "export"],
  ["verify", "usage"],
  ["output"],
  ["cli"],
];

/** Plain data and errors that every room speaks of. */
const openToAll = ["model/model.ts", "errno.ts", "usage-error.ts"];

const rooms = street.flatMap((row, index) =>
  row.map((room) => ({
    target: `./generator/${room}`,
    from: "./generator",
    // The last room is where everything comes together: the config, the pipeline and all rooms.
    except: room === "cli" ? ["."] : [room, ...openToAll, ...street.slice(0, index).flat()],
    message: "Rooms import one way along the street; ARCHITECTURE.md shows it.",
  })),
);

const templates = [
  { target: "./templates", from: "./generator", message: "Templates are copied into SDKs and stand alone." },
  { target: "./generator", from: "./templates", message: "Templates are copied as they are, never run here." },
];

export default defineConfig(
  globalIgnores(["dist", "coverage", "input-docs", "**/fixtures", "test/acceptance/consumer"]),
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
      "import-x/no-restricted-paths": ["error", { zones: [...rooms, ...templates], basePath: import.meta.dirname }],
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
    files: ["generator/**"],
    ignores: ["generator/emit/print/**"],
    rules: {
      "no-restricted-imports": [
        "error",
        { name: "ts-morph", message: "Only generator/emit/print imports ts-morph. Import from there instead." },
      ],
    },
  },
  {
    // What is generated answers to the compiler and to its own tests; here only to the rules that find mistakes.
    files: ["generated/**"],
    extends: [tseslint.configs.disableTypeChecked],
    linterOptions: { reportUnusedDisableDirectives: "off" },
    rules: { "@typescript-eslint/consistent-type-definitions": "off" },
  },
);
