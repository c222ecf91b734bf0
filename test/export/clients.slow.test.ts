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
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { exportCsdl } from "../../generator/export/csdl/export-csdl.js";
import { exportOpenApi } from "../../generator/export/openapi/export-openapi.js";
import { createHandler } from "../../generator/serve/create-handler.js";
import { readDocsSet } from "../read-docs-set.js";

const packages = fileURLToPath(new URL("clients/node_modules", import.meta.url));
const isInstalled = existsSync(packages);
if (!isInstalled) console.warn("Skipped: the clients are not installed. Run npm run export-clients.");

const run = promisify(execFile);
const node = process.execPath;

/** A client generator: the command that generates a client, and a program that uses the client. */
interface Client {
  readonly generate: readonly [command: string, ...args: string[]];
  readonly program: string;
}

/**
 * Each program lists one key set, creates one, reads it, deletes it, and reads it again. The first argument is the
 * address of the API.
 */
const clients: Readonly<Record<string, Client>> = {
  "Redocly's generate-client": {
    generate: [node, join(packages, "@redocly/cli/bin/cli.js"), "generate-client", "openapi.json", "-o", "redocly.ts"],
    program: `import { configure, trustframework_list_keysets, trustframework_post_keysets, trustframeworkkeyset_delete, trustframeworkkeyset_get } from "./redocly.js";
configure({ serverUrl: process.argv[2] ?? "", auth: { bearer: "token" } });
const list = await trustframework_list_keysets({ query: { $top: 1, $select: ["id"] } });
const created = await trustframework_post_keysets({ body: { id: "B2C_1A_New", keys: [] } });
const path = { id: created.id ?? "" };
const read = await trustframeworkkeyset_get({ path });
await trustframeworkkeyset_delete({ path });
const gone = await trustframeworkkeyset_get({ path }).catch((error: { status?: number }) => error.status);
console.log(JSON.stringify({ list: list.value.map(({ id }) => id), read: read.id, gone }));`,
  },
  "hey-api": {
    // hey-api needs Node 22.
    generate: [
      join(packages, ".bin/node"),
      join(packages, "@hey-api/openapi-ts/bin/run.js"),
      "-i",
      "openapi.json",
      "-o",
      "hey",
    ],
    program: `import { client } from "./hey/client.gen.js";
import { trustframeworkListKeysets, trustframeworkPostKeysets, trustframeworkkeysetDelete, trustframeworkkeysetGet } from "./hey/index.js";
client.setConfig({ baseUrl: process.argv[2] ?? "", auth: () => "token" });
const list = await trustframeworkListKeysets({ query: { $top: 1, $select: ["id"] }, throwOnError: true });
const created = await trustframeworkPostKeysets({ body: { id: "B2C_1A_New", keys: [] }, throwOnError: true });
const path = { id: created.data.id ?? "" };
const read = await trustframeworkkeysetGet({ path, throwOnError: true });
await trustframeworkkeysetDelete({ path, throwOnError: true });
const { response } = await trustframeworkkeysetGet({ path });
console.log(JSON.stringify({ list: list.data.value.map(({ id }) => id), read: read.data.id, gone: response?.status }));`,
  },
  odata2ts: {
    generate: [
      node,
      join(packages, "@odata2ts/odata2ts/lib/run-cli.js"),
      "-s",
      "metadata.xml",
      "-o",
      "odata2ts",
      "-e",
      "ts",
      // By default, callers cannot set the key of a new object.
      "--disable-auto-managed-key",
    ],
    program: `import { FetchClient } from "@odata2ts/http-client-fetch";
import { MicrosoftGraphService } from "./odata2ts/MicrosoftGraphService.js";
const client = new FetchClient({ headers: { Authorization: "Bearer token" } });
const api = new MicrosoftGraphService(client, process.argv[2] ?? "").trustFramework();
const list = await api.keySets().query((query) => query.select("id").top(1));
const created = await api.keySets().create({ id: "B2C_1A_New" });
const keySet = api.keySets(created.data?.id ?? "");
const read = await keySet.query();
await keySet.delete();
const gone = await keySet.query().catch((error: { status?: number }) => error.status);
console.log(JSON.stringify({ list: list.data.value.map(({ id }) => id), read: read.data.id, gone }));`,
  },
};

describe.skipIf(!isInstalled)("clients that other generators make of the exports", () => {
  let folder: string;
  let server: Server;
  let baseUrl: string;

  beforeAll(async () => {
    const { model } = await readDocsSet("input-docs", { cache: true });
    folder = mkdtempSync(join(tmpdir(), "docwright-clients-"));
    const openapi = exportOpenApi(model, { split: false, extension: "json", auth: "entra" }).documents[0]?.content;
    writeFileSync(join(folder, "openapi.json"), JSON.stringify(openapi));
    writeFileSync(join(folder, "metadata.xml"), String(exportCsdl(model).documents[0]?.content));
    writeFileSync(join(folder, "package.json"), JSON.stringify({ type: "module" }));
    writeFileSync(
      join(folder, "tsconfig.json"),
      JSON.stringify({ compilerOptions: compilerOptions(), files: ["program.ts"] }),
    );
    symlinkSync(packages, join(folder, "node_modules"), "junction");
    server = createAdaptorServer({ fetch: createHandler(model) }) as Server;
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    baseUrl = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/beta`;
  });

  afterAll(() => {
    server.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test.each(Object.entries(clients))("list, create, read and delete objects: %s", async (_, { generate, program }) => {
    const [command, ...args] = generate;
    await run(command, args, { cwd: folder });
    writeFileSync(join(folder, "program.ts"), program);
    await run(node, [join(packages, "typescript/bin/tsc"), "-p", "."], { cwd: folder });
    const outfile = join(folder, "program.mjs");
    await build({ entryPoints: [join(folder, "program.ts")], outfile, bundle: true, platform: "node", format: "esm" });
    const { stdout } = await run(node, [outfile, baseUrl]);
    expect(JSON.parse(stdout)).toEqual({
      list: ["B2C_1A_TokenSigningKeyContainer"],
      read: "B2C_1A_New",
      gone: 404,
    });
  });
});

function compilerOptions(): object {
  return {
    ...{ strict: true, target: "es2022", lib: ["es2022", "dom", "dom.iterable"], skipLibCheck: true },
    ...{ module: "esnext", moduleResolution: "bundler", types: ["node"], noEmit: true },
    typeRoots: [fileURLToPath(new URL("../../node_modules/@types", import.meta.url))],
  };
}
