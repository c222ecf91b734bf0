import { createAdaptorServer } from "@hono/node-server";
import { build } from "esbuild";
import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { ApiModel } from "../../generator/model/model.js";
import { createHandler } from "../../generator/serve/create-handler.js";

const packages = fileURLToPath(new URL("clients/node_modules", import.meta.url));

/** Whether the client generators are installed. Tests that need them are skipped if not. */
export const isInstalled = existsSync(packages);
if (!isInstalled) console.warn("Skipped: the clients are not installed. Run npm run export-clients.");

const run = promisify(execFile);
const node = process.execPath;

export type ClientName = "Redocly's generate-client" | "hey-api" | "odata2ts";

/** The command of each client generator. It reads `openapi.json` or `metadata.xml` in the current folder. */
const commands: Readonly<Record<ClientName, readonly [command: string, ...args: string[]]>> = {
  "Redocly's generate-client": [
    node,
    ...[join(packages, "@redocly/cli/bin/cli.js"), "generate-client", "openapi.json", "-o", "redocly.ts"],
  ],
  // hey-api needs Node 22.
  "hey-api": [
    join(packages, ".bin/node"),
    ...[join(packages, "@hey-api/openapi-ts/bin/run.js"), "-i", "openapi.json", "-o", "hey"],
  ],
  odata2ts: [
    node,
    ...[join(packages, "@odata2ts/odata2ts/lib/run-cli.js"), "-s", "metadata.xml", "-o", "odata2ts", "-e", "ts"],
    // By default, callers cannot set the key of a new object.
    "--disable-auto-managed-key",
  ],
};

/** A folder with the exports of an API, in which clients are generated. */
export interface ClientFolder {
  readonly generate: (client: ClientName) => Promise<void>;
  /** Type-checks a file of the folder. @throws an error with the messages of the compiler */
  readonly check: (file: string) => Promise<void>;
  /** Type-checks and runs a program that uses a client. See `runUnchecked`. */
  readonly runProgram: (program: string, url: string) => Promise<unknown>;
  /**
   * Runs a program that uses a client.
   *
   * @param url the first argument of the program
   * @returns the JSON that the program prints
   */
  readonly runUnchecked: (program: string, url: string) => Promise<unknown>;
  readonly remove: () => void;
}

/**
 * Creates a folder with the files `openapi.json` and `metadata.xml`.
 *
 * @param perType whether odata2ts writes files for each type. It needs quadratic time for files with many types. In
 * files of single types, it does not rename types whose name is a reserved word, so it also writes names in Pascal case
 */
export function openClientFolder({
  openapi,
  csdl = "",
  perType = false,
}: {
  readonly openapi?: object | undefined;
  readonly csdl?: string;
  readonly perType?: boolean;
}): ClientFolder {
  const folder = mkdtempSync(join(tmpdir(), "docwright-clients-"));
  writeFileSync(join(folder, "openapi.json"), JSON.stringify(openapi ?? {}));
  writeFileSync(join(folder, "metadata.xml"), csdl);
  writeFileSync(join(folder, "package.json"), JSON.stringify({ type: "module" }));
  const config = { bundledFileGeneration: !perType, allowRenaming: perType };
  writeFileSync(join(folder, "odata2ts.config.cjs"), `module.exports = ${JSON.stringify(config)};`);
  symlinkSync(packages, join(folder, "node_modules"), "junction");
  const configure = (file: string): void => {
    writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions: compilerOptions(), files: [file] }));
  };
  // odata2ts reads the config of the compiler.
  configure("program.ts");
  const check = async (file: string): Promise<void> => {
    configure(file);
    const compiler = fileURLToPath(new URL("../../node_modules/typescript-7/bin/tsc", import.meta.url));
    await run(node, [compiler, "-p", "."], { cwd: folder }).catch((error: unknown) => {
      throw new Error(`The compiler reports:\n${(error as { readonly stdout: string }).stdout}`, { cause: error });
    });
  };
  const runUnchecked = async (program: string, url: string): Promise<unknown> => {
    writeFileSync(join(folder, "program.ts"), program);
    const outfile = join(folder, "program.mjs");
    await build({
      entryPoints: [join(folder, "program.ts")],
      outfile,
      bundle: true,
      platform: "node",
      format: "esm",
      logLevel: "error",
    });
    return JSON.parse((await run(node, [outfile, url])).stdout) as unknown;
  };
  return {
    generate: async (client) => {
      const [command, ...args] = commands[client];
      // The generators of clients print a warning for each name that they change.
      await run(command, args, { cwd: folder, maxBuffer: 64 * 2 ** 20 });
    },
    check,
    runProgram: async (program, url) => {
      writeFileSync(join(folder, "program.ts"), program);
      await check("program.ts");
      return runUnchecked(program, url);
    },
    runUnchecked,
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function compilerOptions(): object {
  return {
    ...{ strict: true, target: "es2022", lib: ["es2022", "dom", "dom.iterable"], skipLibCheck: true },
    ...{ module: "esnext", moduleResolution: "bundler", types: ["node"], noEmit: true },
    typeRoots: [fileURLToPath(new URL("../../node_modules/@types", import.meta.url))],
  };
}

/** Starts the local server of an API. */
export async function serveModel(model: ApiModel): Promise<{ readonly origin: string; readonly close: () => void }> {
  const server = createAdaptorServer({ fetch: createHandler(model) }) as Server;
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  return { origin, close: () => void server.close() };
}
