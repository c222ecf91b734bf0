import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { describe, expect, test } from "vitest";
import { scratchFolder } from "../output/scratch-folder.js";

const compiler = fileURLToPath(new URL("../../node_modules/typescript-7/bin/tsc", import.meta.url));
const templates = fileURLToPath(new URL("../../templates/", import.meta.url));

/** Bundles a program that imports the runtime. The bundle is for browsers. */
async function bundle(program: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: program, resolveDir: `${templates}runtime`, loader: "ts" },
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    platform: "browser",
    write: false,
  });
  return outputFiles[0]?.text ?? "";
}

const preamble = `import { createGraphContext } from "./context.js"; const graph = createGraphContext({ credential: () => "t" });`;
const post = `${preamble} import { jsonBody } from "./json.js"; import { requestJson } from "./request.js";
  console.log(await requestJson(graph, { method: "POST", path: "/trustFramework/keySets", ...jsonBody({ id: "x" }) }));`;

/** A program with the function `getUser`, as the generator writes it. */
const get = `${preamble} import { path } from "./path.js"; import { requestJson } from "./request.js";
  const getUser = (context, id, options) => requestJson(context, { method: "GET", path: path\`/users/\${id}\`,
    query: { $select: options?.select, $expand: options?.expand, $count: options?.count },
    headers: { ConsistencyLevel: options?.count ? "eventual" : undefined } }, options);
  console.log((await getUser(graph, "a")).displayName);`;

describe("a bundle", () => {
  test.each([
    ["POST", post],
    ["GET", get],
  ])("of one %s call is smaller than 8 KiB with ky", async (_, program) => {
    expect(gzipSync(await bundle(program)).length).toBeLessThan(8 * 1024);
  });

  test.each([
    ["paging", 750],
    ["query", 300],
    ["path", 450],
    ["conversions", 250],
    ["batch", 1_900],
    ["delta", 700],
    ["stream", 800],
    ["upload", 1_800],
    ["least-permissions", 1_200],
    ["operation-poll", 1_700],
  ])("that also exports %s grows at most by %i bytes", async (name, bytes) => {
    const alone = gzipSync(await bundle(post)).length;
    expect(gzipSync(await bundle(`${post} export * from "./${name}.js";`)).length - alone).toBeLessThan(bytes);
  });

  test.each([
    ["paging", "nextLink"],
    ["queries", "orderby"],
    ["conversions", '"write"'],
    ["paths", "%2e"],
    ["batches", "$batch"],
    ["uploads", "nextExpectedRanges"],
    ["streams", "highWaterMark"],
    ["deltas", "deltaLink"],
    ["permissions", "excess"],
    ["references", "@odata.id"],
    ["long-running operations", "percentComplete"],
  ])("of one call does not contain the code of %s", async (_, trace) => {
    expect(await bundle(post)).not.toContain(trace);
  });

  test.each([
    "batch",
    "delta",
    "paging",
    "query",
    "path",
    "conversions",
    "error",
    "permission",
    "least-permissions",
    "operation-poll",
    "reference",
    "request",
    "response",
    "stream",
    "upload",
    "index",
  ])("does not contain an unused import of %s", async (name) => {
    expect(await bundle(`import "./${name}.js"; import * as all from "./${name}.js"; console.log("alone");`)).toBe(
      'console.log("alone");\n',
    );
  });
});

test("the runtime compiles in strict mode without Node types", () => {
  const folder = scratchFolder();
  writeFileSync(
    join(folder, "tsconfig.json"),
    JSON.stringify({
      compilerOptions: {
        target: "es2022",
        lib: ["es2022", "dom", "dom.iterable"],
        module: "nodenext",
        types: [],
        strict: true,
        exactOptionalPropertyTypes: true,
        noUncheckedIndexedAccess: true,
        noUnusedLocals: true,
        noUnusedParameters: true,
        verbatimModuleSyntax: true,
        isolatedModules: true,
        skipLibCheck: false,
        noEmit: true,
      },
      include: [`${templates}runtime`],
    }),
  );
  const { status, stdout } = spawnSync(process.execPath, [compiler, "-p", folder, "--listFiles"], { encoding: "utf8" });
  expect([status, stdout.split("\n").filter((line) => line.includes("error TS"))]).toEqual([0, []]);
  expect(stdout).toContain("/index.ts");
  expect(stdout).not.toContain("@types/node");
});
