import type { ErrorObject } from "ajv";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { DocwrightConfig } from "../../config.js";
import { UsageError } from "../../usage-error.js";

/** The schema is our own and is run but once: to check and optimise it takes as long again as all the rest. */
const AJV_OPTIONS = { verbose: true, allErrors: true, meta: false, validateSchema: false, code: { optimize: false } };

const NAMES = ["ts", "mts", "js", "mjs", "json"].map((ending) => `docwright.config.${ending}`);

export interface LoadedConfig {
  readonly config: DocwrightConfig;
  /** What the config's paths are relative to. */
  readonly folder: string;
}

/**
 * Reads the config file that is named, or else the one in the current folder.
 *
 * @returns `null` where none is named and none is there.
 * @throws UsageError where the file is missing, cannot be run, or says something that is no option.
 */
export async function loadConfig(named: string | undefined): Promise<LoadedConfig | null> {
  const found = named ?? NAMES.find((name) => existsSync(name));
  if (found === undefined) return null;
  const file = resolve(found);
  if (!existsSync(file)) throw new UsageError(`--config ${found} is not there.`);
  return { config: await checked(await read(file), file), folder: dirname(file) };
}

async function read(file: string): Promise<unknown> {
  try {
    if (file.endsWith(".json")) return JSON.parse(readFileSync(file, "utf8")) as unknown;
    const { createJiti } = await import("jiti");
    // A config imports defineConfig from this very package, also where that is not installed beside it.
    const own = fileURLToPath(
      new URL(`../../config.${import.meta.url.endsWith(".ts") ? "ts" : "js"}`, import.meta.url),
    );
    const jiti = createJiti(import.meta.url, { alias: { "docwright/config": own } });
    return await jiti.import(file, { default: true });
  } catch (error) {
    throw new UsageError(`${shown(file)} cannot be read: ${firstLine(error)}.`, { cause: error });
  }
}

async function checked(config: unknown, file: string): Promise<DocwrightConfig> {
  const { Ajv } = await import("ajv");
  const schema = JSON.parse(readFileSync(new URL("../../config.schema.json", import.meta.url), "utf8")) as object;
  const validate = new Ajv(AJV_OPTIONS).compile<DocwrightConfig>(schema);
  if (validate(config)) return config;
  throw new UsageError(`${shown(file)}: ${reproach(validate.errors ?? [])}.`);
}

/** Names the first option that is wrong and what would be right. */
function reproach(errors: readonly ErrorObject[]): string {
  const unknown = errors.find(({ keyword }) => keyword === "additionalProperties");
  if (unknown !== undefined) {
    const known = Object.keys((unknown.parentSchema as { properties?: object }).properties ?? {}).join(", ");
    const { additionalProperty } = unknown.params as { additionalProperty: string };
    return `${option(unknown, additionalProperty)} is no option; these are: ${known}`;
  }
  const [first] = errors;
  if (first === undefined) return "it is no config";
  const here = errors.filter(({ instancePath }) => instancePath === first.instancePath);
  const allowed = here.flatMap(({ keyword, params, message }) => {
    if (keyword === "enum")
      return (params as { allowedValues: unknown[] }).allowedValues.map((value) => JSON.stringify(value));
    if (keyword === "type") return [typeName((params as { type: string }).type)];
    return keyword === "anyOf" ? [] : [message ?? keyword];
  });
  return `${option(first)} must be ${[...new Set(allowed)].join(" or ")}`;
}

function option({ instancePath }: ErrorObject, key?: string): string {
  const path = instancePath.split("/").slice(1);
  const name = [...path, ...(key === undefined ? [] : [key])].join(".");
  return name === "" ? "what it exports" : name;
}

function typeName(type: string): string {
  return { string: "a string", array: "a list of strings", object: "an object" }[type] ?? type;
}

function shown(file: string): string {
  const path = relative(process.cwd(), file);
  return path.startsWith("..") ? file : join(path);
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split("\n", 1)[0] ?? "";
}
