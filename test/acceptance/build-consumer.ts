import { execFile, spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { build } from "esbuild";
import type { Task } from "./consumer/expected.js";

/** The members of the generated SDK that the tests use. The tasks import the SDK with all its types. */
export interface Sdk {
  readonly GraphClient: new (options: {
    readonly credential: {
      readonly getToken: (
        scopes: unknown,
        options?: { readonly claims?: string },
      ) => Promise<{ readonly token: string }>;
    };
    readonly baseUrl: string;
  }) => unknown;
}

/** A program with everyday tasks, built with a generated SDK. */
export interface Consumer {
  readonly sdk: Sdk;
  readonly tasks: readonly Task<unknown>[];
}

const run = promisify(execFile);
const inProject = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const consumer = inProject("test/acceptance/consumer");
const built = inProject("node_modules/.cache/docwright-acceptance");
/** The folder of the generated SDK. */
export const sdkFolder = `${built}/sdk`;
const options = { maxBuffer: 2 ** 28 };

/** Generates the SDK of a docs set with the command line, and bundles the tasks with this SDK. */
export async function buildConsumer(docs: string): Promise<Consumer> {
  const main = inProject("generator/cli/main.ts");
  const generate = ["--import", "tsx/esm", main, "generate", "--docs", docs, "--out", sdkFolder, "--fail-on", "none"];
  await run(process.execPath, generate, options);
  await bundle([
    { in: `${sdkFolder}/src/index.ts`, out: "graph-sdk" },
    { in: `${sdkFolder}/src/guards.ts`, out: "graph-sdk-guards" },
  ]);
  const files = readdirSync(`${consumer}/tasks`).map((file) => file.replace(/\.ts$/, ""));
  // All tasks and the tests share one copy of the SDK, so that `instanceof` works across them.
  const alias = { "graph-sdk": `${built}/graph-sdk.mjs`, "graph-sdk/guards": `${built}/graph-sdk-guards.mjs` };
  await bundle(
    files.map((file) => ({ in: `${consumer}/tasks/${file}.ts`, out: `tasks/${file}` })),
    alias,
  );
  const load = async (path: string): Promise<unknown> => await import(pathToFileURL(`${built}/${path}.mjs`).href);
  const tasks = await Promise.all(
    files.map(async (file) => (await load(`tasks/${file}`)) as { default: Task<unknown>[] }),
  );
  return { sdk: (await load("graph-sdk")) as Sdk, tasks: tasks.flatMap((module) => module.default) };
}

async function bundle(entryPoints: { in: string; out: string }[], alias: Record<string, string> = {}): Promise<void> {
  const external = Object.values(alias);
  await build({
    entryPoints,
    outdir: built,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    alias,
    external,
    logLevel: "silent",
  });
}

/** Compiles the tasks against the generated SDK. @returns one line per error */
export function compileConsumer(): string[] {
  const compiler = inProject("node_modules/typescript-7/bin/tsc");
  const ended = spawnSync(process.execPath, [compiler, "-p", consumer, "--pretty", "false"], { encoding: "utf8" });
  const errors = ended.stdout.split("\n").filter((line) => line !== "");
  if (ended.status !== 0 && errors.length === 0) throw new Error(`The compiler did not run: ${ended.stderr}`);
  return errors;
}
