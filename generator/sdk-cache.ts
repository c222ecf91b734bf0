import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { GeneratedSdk } from "./generate-sdk.js";

/** What an SDK is made of besides docwright's own modules and templates. */
const LIBRARIES = ["prettier", "ts-morph"];

/**
 * The SDK that the last run made where it would be the same now: of the same input, by the same code. Making one takes
 * longer than all else. A cache that cannot be read or written is only a slower run.
 *
 * @param file where the last one is kept
 * @param input all that the SDK depends on besides the code, as text
 */
export async function cachedSdk(file: string, input: string, make: () => Promise<GeneratedSdk>): Promise<GeneratedSdk> {
  const key = createHash("sha256")
    .update(await ownCode())
    .update(input)
    .digest("hex");
  const [known, ...text] = (await readFile(file, "utf8").catch(() => "")).split("\n");
  if (known === key) return JSON.parse(text.join("\n")) as GeneratedSdk;
  const sdk = await make();
  await put(file, `${key}\n${JSON.stringify(sdk)}`).catch(() => undefined);
  return sdk;
}

/** The code that runs, and versions of what it stands on: an SDK must not outlive them. */
async function ownCode(): Promise<string> {
  const folders = [import.meta.dirname, join(import.meta.dirname, "../templates")];
  const names = await Promise.all(folders.map((folder) => readdir(folder, { recursive: true })));
  const files = folders.flatMap((folder, index) => (names[index] ?? []).sort().map((name) => join(folder, name)));
  const modules = files.filter((path) => /\.[jt]s$/.test(path));
  const { resolve } = createRequire(import.meta.url);
  const libraries = LIBRARIES.map((name) => resolve(name));
  const texts = await Promise.all(modules.map((path) => readFile(path, "utf8")));
  return [process.version, ...libraries, ...(await Promise.all(libraries.map(versionOf))), ...texts].join("\n");
}

/** The version in the package file above a module. */
async function versionOf(path: string): Promise<string> {
  const folder = dirname(path);
  const text = await readFile(join(folder, "package.json"), "utf8").catch(() => null);
  if (text !== null) return String((JSON.parse(text) as { version?: string }).version);
  return folder === path ? "" : versionOf(folder);
}

async function put(file: string, text: string): Promise<void> {
  const aside = `${file}.${String(process.pid)}`;
  await mkdir(dirname(file), { recursive: true });
  try {
    await writeFile(aside, text);
    await rename(aside, file);
  } finally {
    await rm(aside, { force: true });
  }
}
