import { readdir, readFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { cacheFolder } from "./cache/cache-file.js";
import type { GeneratedFile, SdkParts } from "./emit/options.js";
import type { FindLeastPermissions } from "./export/permissions/least-permissions.js";
import type { Runtime } from "./mcp/runtime.js";
import { sortedBy } from "./collections/order.js";

/** The folder of the modules that are copied into SDKs. It is next to `generator` in a checkout and next to `dist` in a package. */
const templates = fileURLToPath(new URL("../templates/", import.meta.url));

/** Reads the templates and the versions of dependencies that go into an SDK. */
export async function readSdkParts(): Promise<SdkParts> {
  const [runtime, testing, readme, readmePlain, readmeRest, rollup, manifest] = await Promise.all([
    readModules("runtime"),
    readModules("testing"),
    readText(join(templates, "package", "README.md")),
    readText(join(templates, "package", "README-plain.md")),
    readText(join(templates, "package", "README-rest.md")),
    readText(join(templates, "package", "rollup.config.js")),
    readText(fileURLToPath(new URL("../package.json", import.meta.url))),
  ]);
  const { dependencies, devDependencies } = JSON.parse(manifest) as Record<string, Record<string, string>>;
  return {
    runtime,
    testing,
    readme,
    readmePlain,
    readmeRest,
    rollup,
    versions: new Map(Object.entries({ ...dependencies, ...devDependencies })),
  };
}

/**
 * Reads the modules in `templates/runtime` or `templates/testing`, in the order of their paths. Paths are relative to
 * this folder.
 */
async function readModules(part: "runtime" | "testing"): Promise<GeneratedFile[]> {
  const folder = join(templates, part);
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = await Promise.all(
    entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map(async (file) => ({ path: relative(folder, file).replaceAll(sep, "/"), text: await readText(file) })),
  );
  return sortedBy(files, ({ path }) => path);
}

/** Normalizes line endings, so that a checkout with `\r\n` generates the same SDK. */
async function readText(file: string): Promise<string> {
  return (await readFile(file, "utf8")).replaceAll("\r\n", "\n");
}

/**
 * Loads the SDK's function that computes least permissions, so that `export permissions` and the SDK give the same
 * answer.
 */
export async function loadLeastPermissions(): Promise<FindLeastPermissions> {
  const { leastPermissions } = await loadRuntimeModules(["least-permissions"]);
  return leastPermissions as FindLeastPermissions;
}

/**
 * Loads the functions of the SDK that send requests, so that the MCP server and the SDK send the same requests. The
 * compiler does not know the types of modules that are loaded by name.
 */
export async function loadRuntime(): Promise<Runtime> {
  const modules = ["context", "form", "function-path", "literal-text", "path", "request"];
  return (await loadRuntimeModules(modules)) as unknown as Runtime;
}

/** Loads modules of `templates/runtime`. The package contains templates as TypeScript, so jiti loads them. */
async function loadRuntimeModules(names: readonly string[]): Promise<Readonly<Record<string, unknown>>> {
  const { createJiti } = await import("jiti");
  const jiti = createJiti(import.meta.url, { fsCache: cacheFolder() ?? false });
  const modules = await Promise.all(names.map((name) => jiti.import(join(templates, "runtime", `${name}.ts`))));
  return Object.assign({}, ...modules) as Readonly<Record<string, unknown>>;
}
