import { createAdaptorServer } from "@hono/node-server";
import { build } from "esbuild";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { onTestFinished } from "vitest";
import type { GeneratedFile } from "../../generator/emit/options.js";
import type { Snippet } from "../../generator/snippets/plan-snippets.js";
import type { RawRequest } from "./documented-request.js";

/** The end of a snippet's program: the requests that it sent, and its error. */
export interface SnippetRun {
  readonly requests: readonly RawRequest[];
  readonly error: Error | null;
}

/** Answers the requests of a snippet. */
export type Answer = (request: Request) => Response | Promise<Response>;

/** The name and the client of the package that snippets import. */
export interface SdkPackage {
  readonly packageName: string;
  readonly client: string;
  readonly files: readonly GeneratedFile[];
}

const cache = fileURLToPath(new URL("../../node_modules/.cache/", import.meta.url));

/**
 * Prepares a function that runs the program of a snippet against a local server. The snippet imports the built SDK. Only
 * the service root, the credential and the number of retries of its client are replaced.
 *
 * @param root the path of the service root: `/v1.0`
 */
export async function snippetRunner(
  { packageName, client, files }: SdkPackage,
  root: string,
): Promise<(snippet: Snippet, answer: Answer) => Promise<SnippetRun>> {
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, "docwright-snippets-"));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  for (const { path, text } of files.filter((file) => file.path.startsWith("src/"))) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const outfile = join(folder, "sdk.mjs");
  await build({ entryPoints: [join(folder, "src/index.ts")], outfile, bundle: true, platform: "node", format: "esm" });
  writeFileSync(
    join(folder, "identity.mjs"),
    `export class DefaultAzureCredential { async getToken() { return { token: "token", expiresOnTimestamp: 4e12 }; } }\n`,
  );
  return async ({ name, code }, answer) => {
    const requests: RawRequest[] = [];
    const server = createAdaptorServer({
      fetch: async (request) => {
        const { pathname, search } = new URL(request.url);
        const body = await request.clone().text();
        const target = pathname.slice(root.length) + search;
        requests.push({ method: request.method, target, headers: new Map(request.headers), body });
        return answer(request);
      },
    }) as Server;
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    try {
      const { port } = server.address() as AddressInfo;
      const options = `baseUrl: "http://127.0.0.1:${String(port)}${root}", retry: false`;
      writeFileSync(
        join(folder, `${name}.sdk.mjs`),
        `import { ${client} as Client } from "./sdk.mjs";\nexport class ${client} { constructor(given) { return new Client({ ...given, ${options} }); } }\n`,
      );
      const program = code
        .replace(`from "${packageName}"`, `from "./${name}.sdk.mjs"`)
        .replace('from "@azure/identity"', 'from "./identity.mjs"');
      writeFileSync(join(folder, `${name}.mjs`), `const console = { log() {} };\n${program}`);
      const error = await import(pathToFileURL(join(folder, `${name}.mjs`)).href).then(
        () => null,
        (reason: unknown) => (reason instanceof Error ? reason : new Error(String(reason))),
      );
      return { requests, error };
    } finally {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    }
  };
}
