import type { ErrorObject } from "ajv";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { cacheFolder } from "../../cache/cache-file.js";
import type { DocwrightConfig } from "../../config.js";
import { UsageError } from "../../usage-error.js";

/** Skips checks and optimizations of the schema, which would double the time. The schema is our own and is used once. */
const AJV_OPTIONS = { verbose: true, allErrors: true, meta: false, validateSchema: false, code: { optimize: false } };

const NAMES = ["ts", "mts", "js", "mjs", "json"].map((ending) => `docwright.config.${ending}`);

export interface LoadedConfig {
  readonly config: DocwrightConfig;
  /** The folder that the config's paths are relative to. */
  readonly folder: string;
}

/**
 * Loads a config file.
 *
 * @param named The file from `--config`; without it, the config file in the current folder.
 * @returns `null` if no file is named and the current folder has none.
 * @throws UsageError if the file is missing, cannot be loaded, or does not match the schema.
 */
export async function loadConfig(named: string | undefined): Promise<LoadedConfig | null> {
  const found = named ?? NAMES.find((name) => existsSync(name));
  if (found === undefined) return null;
  const file = resolve(found);
  if (!existsSync(file)) throw new UsageError(`Config file not found: ${found}. Check --config.`);
  return { config: await validated(await read(file), file), folder: dirname(file) };
}

async function read(file: string): Promise<unknown> {
  try {
    if (file.endsWith(".json")) return JSON.parse(readFileSync(file, "utf8")) as unknown;
    const { createJiti } = await import("jiti");
    // A config imports defineConfig from docwright, even if docwright is not installed in its project.
    const configModule = fileURLToPath(
      new URL(`../../config.${import.meta.url.endsWith(".ts") ? "ts" : "js"}`, import.meta.url),
    );
    const jiti = createJiti(import.meta.url, {
      alias: { "docwright/config": configModule },
      fsCache: cacheFolder() ?? false,
    });
    return await jiti.import(file, { default: true });
  } catch (error) {
    throw new UsageError(`Cannot load ${displayPath(file)}: ${firstLine(error)}.`, { cause: error });
  }
}

async function validated(config: unknown, file: string): Promise<DocwrightConfig> {
  const { Ajv } = await import("ajv");
  const schema = JSON.parse(readFileSync(new URL("../../config.schema.json", import.meta.url), "utf8")) as object;
  const validate = new Ajv(AJV_OPTIONS).compile<DocwrightConfig>(schema);
  if (validate(config)) return config;
  throw new UsageError(`${displayPath(file)}: ${formatSchemaError(validate.errors ?? [])}.`);
}

/** Describes the first invalid option and its valid values. */
function formatSchemaError(errors: readonly ErrorObject[]): string {
  const unknown = errors.find(({ keyword }) => keyword === "additionalProperties");
  if (unknown !== undefined) {
    const known = Object.keys((unknown.parentSchema as { properties?: object }).properties ?? {}).join(", ");
    const { additionalProperty } = unknown.params as { additionalProperty: string };
    return `unknown option ${optionPath(unknown, additionalProperty)}. Valid options: ${known}`;
  }
  const [first] = errors;
  if (first === undefined) return "invalid config";
  const here = errors.filter(({ instancePath }) => instancePath === first.instancePath);
  const allowed = here.flatMap(({ keyword, params, message }) => {
    if (keyword === "enum")
      return (params as { allowedValues: unknown[] }).allowedValues.map((value) => JSON.stringify(value));
    if (keyword === "type") return [typeName((params as { type: string }).type)];
    if (keyword === "pattern" || keyword === "maxLength")
      return [PATTERN_NAMES[first.instancePath] ?? message ?? keyword];
    return keyword === "anyOf" ? [] : [message ?? keyword];
  });
  return `${optionPath(first)} must be ${[...new Set(allowed)].join(" or ")}`;
}

/** What the patterns of the schema describe, by option. */
const PATTERN_NAMES: Readonly<Record<string, string>> = {
  "/sdk/packageName": 'an npm package name, such as "graph-sdk" or "@contoso/graph-sdk"',
  "/sdk/packageVersion": 'a semantic version, such as "1.2.3"',
};

function optionPath({ instancePath }: ErrorObject, key?: string): string {
  const path = instancePath.split("/").slice(1);
  const name = [...path, ...(key === undefined ? [] : [key])].join(".");
  return name === "" ? "the default export" : name;
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
