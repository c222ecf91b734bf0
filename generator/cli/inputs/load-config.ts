import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { cacheFolder } from "../../cache/cache-file.js";
import type { DocwrightConfig } from "../../config.js";
import { nearestName } from "../../nearest-name.js";
import { schemaErrors, type SchemaError } from "../../schema-errors.js";
import { UsageError } from "../../usage-error.js";
import { lstatIfExists } from "../../read-files.js";
import { readNamedText } from "./read-named-file.js";

/** The names of a config file. The first that exists is loaded. */
export const configNames = ["ts", "mts", "js", "mjs", "json"].map((ending) => `docwright.config.${ending}`);

export interface LoadedConfig {
  /** The path of the file. */
  readonly file: string;
  readonly config: DocwrightConfig;
  /** The folder that the config's paths are relative to. */
  readonly folder: string;
}

/** Finds the config file of the nearest parent folder that has one; `null` if none has. */
export function parentConfig(folder: string = process.cwd()): string | null {
  const parent = dirname(folder);
  if (parent === folder) return null;
  const name = configNames.find((each) => lstatIfExists(join(parent, each)) !== null);
  return name === undefined ? parentConfig(parent) : join(parent, name);
}

/**
 * Loads a config file.
 *
 * @param named The file from `--config`; without it, the config file in the folder.
 * @param folder The folder that the name is relative to. Default: the current folder.
 * @returns `null` if no file is named and the folder has none.
 * @throws UsageError if the file is missing, cannot be loaded, or does not match the schema.
 */
export async function loadConfig(
  named: string | undefined,
  folder: string = process.cwd(),
): Promise<LoadedConfig | null> {
  // `lstat` also finds a symbolic link without a target. Loading it fails, which is better than ignoring the config.
  const found = named ?? configNames.find((name) => lstatIfExists(resolve(folder, name)) !== null);
  if (found === undefined) return null;
  const file = resolve(folder, found);
  if (lstatIfExists(file) === null) throw new UsageError(`Config file not found: ${found}. Check --config.`);
  return { file, config: validateConfig(await read(file), file), folder: dirname(file) };
}

async function read(file: string): Promise<unknown> {
  // Throws if the file is not a regular file. Without this check, the import of a pipe would never end.
  const text = readNamedText(file);
  try {
    if (file.endsWith(".json")) return JSON.parse(text) as unknown;
    const { createJiti } = await import("jiti");
    // Configs import these modules. The aliases make this work in projects that did not install docwright.
    const moduleFile = (name: string): string =>
      fileURLToPath(new URL(`../../${name}.${import.meta.url.endsWith(".ts") ? "ts" : "js"}`, import.meta.url));
    const jiti = createJiti(import.meta.url, {
      alias: {
        "docwright/config": moduleFile("config"),
        "docwright/zod": moduleFile("emit/zod/zod-schemas"),
      },
      fsCache: cacheFolder() ?? false,
      // `watch` and editors load a config again after it, or a module that it imports, was edited.
      moduleCache: false,
    });
    return await jiti.import(file, { default: true });
  } catch (error) {
    throw new UsageError(`Cannot load ${displayPath(file)}: ${firstLine(error)}. Correct the config.`, {
      cause: error,
    });
  }
}

/**
 * Checks a config against its schema.
 *
 * @param file The file, for the message.
 * @throws UsageError if the config does not match the schema.
 */
export function validateConfig(config: unknown, file: string): DocwrightConfig {
  const refuse = (fault: string): never => {
    throw new UsageError(`${displayPath(file)}: ${fault}`);
  };
  const value = plainValue(config, [], (path, fault) => refuse(`${optionName(path)} ${fault}.`));
  // JSON cannot contain functions, so the schema is not applied to the functions of custom rules and emitters.
  const data = JSON.parse(JSON.stringify(value)) as unknown;
  const errors = schemaErrors(new URL("../../config.schema.json", import.meta.url), data, true);
  return errors.length === 0 ? (value as DocwrightConfig) : refuse(formatSchemaError(errors));
}

/** Whether a path in the config leads to a custom rule or an emitter. Only these options contain functions. */
function isPlugin(path: readonly string[]): boolean {
  return /^(?:emitters|lint\/customRules)\/\d+$/.test(path.join("/"));
}

/** No option is nested as deeply as this. */
const MAX_DEPTH = 20;

/**
 * Copies the value of a config without undefined options, such as `apiVersion: process.env.VERSION`. Custom rules and
 * emitters are not copied.
 *
 * @param refuse Called for a value that no option can have.
 */
function plainValue(
  value: unknown,
  path: readonly string[],
  refuse: (path: readonly string[], fault: string) => never,
): unknown {
  if (typeof value === "string" && value.includes("\0")) {
    return refuse(path, "contains a null character (U+0000), which paths cannot contain. Remove this character");
  }
  if (value === null || ["string", "number", "boolean"].includes(typeof value)) return value;
  if (path.length > MAX_DEPTH) return refuse(path.slice(0, 1), "has too many nested levels. Remove some levels");
  if (Array.isArray(value)) return value.map((item, index) => plainValue(item, [...path, String(index)], refuse));
  if (isPlugin(path) && typeof value === "object") return value;
  if (typeof value !== "object") return refuse(path, `has the type ${typeof value}. Use a value that JSON can express`);
  const defined = Object.entries(value).filter(([, member]) => member !== undefined);
  if (defined.some(([key]) => /\p{Surrogate}/u.test(key))) {
    return refuse(path, "has an option whose name is not valid Unicode. Correct the name");
  }
  return Object.fromEntries(defined.map(([key, member]) => [key, plainValue(member, [...path, key], refuse)]));
}

/** Describes the first invalid option and its valid values. */
function formatSchemaError(errors: readonly SchemaError[]): string {
  const unknown = errors.find(({ keyword }) => keyword === "unknown");
  if (unknown !== undefined) {
    const known = Object.keys(unknown.schema.properties ?? {});
    const near = nearestName(unknown.path.at(-1) ?? "", known);
    const fix = near === null ? `Valid options: ${known.join(", ")}.` : `Did you mean ${near}?`;
    return `unknown option ${optionName(unknown.path)}. ${fix}`;
  }
  // An option with several types has an error for each type. The error with the longest path belongs to the type that
  // the user meant.
  const [deepest] = [...errors].sort((a, b) => b.path.length - a.path.length);
  if (deepest === undefined) return "invalid config.";
  const option = deepest.path.join("/");
  const here = errors.filter(({ path }) => path.join("/") === option);
  const allowed = here.flatMap(({ keyword, schema, message }) => {
    if (keyword === "enum") return (schema.enum ?? []).map((value) => JSON.stringify(value));
    if (keyword === "const") return [JSON.stringify(schema.const)];
    if (keyword === "type" && "const" in schema) return [];
    if (keyword === "type") return [typeName(String(schema.type))];
    if (keyword === "pattern" || keyword === "maxLength") return [PATTERN_NAMES[option] ?? message];
    return [message];
  });
  return `${optionName(deepest.path)} must be ${[...new Set(allowed)].join(" or ")}.`;
}

/** Describes the values that a `pattern` in the schema allows. The key is the path of the option. */
const PATTERN_NAMES: Readonly<Record<string, string>> = {
  baseUrl: 'an absolute URL with http or https and without a query, such as "https://api.contoso.com/v2"',
  "sdk/packageName": 'an npm package name, such as "graph-sdk" or "@contoso/graph-sdk"',
  "sdk/packageVersion": 'a semantic version, such as "1.2.3"',
};

function optionName(path: readonly string[]): string {
  return path.length === 0 ? "the default export" : path.join(".");
}

function typeName(type: string): string {
  return { string: "a string", array: "a list of strings", object: "an object" }[type] ?? type;
}

function displayPath(file: string): string {
  const path = relative(process.cwd(), file);
  return path.startsWith("..") ? file : join(path);
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split("\n", 1)[0] ?? "";
}
