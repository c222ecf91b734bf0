import { execFileSync, execSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { checkPackage, createPackageFromTarballData } from "@arethetypeswrong/core";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Emitter } from "../../generator/emit/emitter.js";
import type { SdkOptions } from "../../generator/emit/options.js";
import { zodSchemas } from "../../generator/emit/zod/zod-schemas.js";
import { generateSdk } from "../../generator/generate-sdk.js";
import type { ApiModel } from "../../generator/model/model.js";
import { model, operation } from "./hand-made.js";
import { OTHER_PACKED_FILES } from "./packed-files.js";
import { trustFramework } from "./trust-framework.js";

const project = fileURLToPath(new URL("../../", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "docwright-build-"));

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Compiles a program that imports the installed SDK. @returns the compiler's output */
function compile(program: string, ...flags: readonly string[]): string {
  writeFileSync(join(folder, "program.ts"), program);
  const tsc = join(project, "node_modules/typescript-7/bin/tsc");
  const strict = ["--ignoreConfig", "--noEmit", "--strict", "--exactOptionalPropertyTypes", "--skipLibCheck", "false"];
  return spawnSync(process.execPath, [tsc, ...strict, "--module", "nodenext", ...flags, "program.ts"], {
    cwd: folder,
    encoding: "utf8",
  }).stdout;
}

/** Writes an SDK, builds and packs it with `npm pack`, and installs the package. @returns the tarball */
async function install(
  api: ApiModel,
  name: string,
  options: Partial<SdkOptions> = {},
  emitters: readonly Emitter[] = [],
): Promise<Buffer> {
  const sdk = join(folder, name);
  const { files } = await generateSdk(api, { packageName: name, ...options }, { emitters });
  for (const { path, text } of await files()) {
    mkdirSync(dirname(join(sdk, path)), { recursive: true });
    writeFileSync(join(sdk, path), text);
  }
  symlinkSync(join(project, "node_modules"), join(sdk, "node_modules"), "junction");
  execSync("npm pack", { cwd: sdk, stdio: "pipe" });
  const tarball = join(sdk, `${name}-0.0.0.tgz`);
  const installed = join(folder, "node_modules", name);
  mkdirSync(installed, { recursive: true });
  execSync(`tar -xzf "${tarball}" --strip-components=1`, { cwd: installed });
  return readFileSync(tarball);
}

describe("the package of an SDK", () => {
  let tarball: Buffer;

  beforeAll(async () => {
    writeFileSync(join(folder, "package.json"), JSON.stringify({ type: "module" }));
    tarball = await install(trustFramework, "graph-sdk", { license: "MIT", licenseText: "MIT License\n" });
    // The dependencies of the package.
    symlinkSync(join(project, "node_modules/ky"), join(folder, "node_modules/ky"), "junction");
  });

  test("has types for ES modules, CommonJS and bundlers", async () => {
    const analysis = await checkPackage(createPackageFromTarballData(tarball));
    expect(analysis.types).not.toBe(false);
    const problems = "problems" in analysis ? analysis.problems : [];
    expect(problems.filter((problem) => !("resolutionKind" in problem) || problem.resolutionKind !== "node10")).toEqual(
      [],
    );
  });

  test("follows the rules of publint", async () => {
    const { messages, pkg } = await publint({ pkgDir: join(folder, "node_modules/graph-sdk"), strict: true });
    expect(messages.map((message) => formatMessage(message, pkg))).toEqual([]);
  });

  test("contains the license and the source maps, but no source files", () => {
    const files = readdirSync(join(folder, "node_modules/graph-sdk"), { recursive: true }).map(String);
    expect(files).toEqual(expect.arrayContaining(["LICENSE", "README.md", join("dist", "chunks", "client.js.map")]));
    expect(files.filter((file) => /^(src|test|build)/.test(file))).toEqual([]);
    const map = JSON.parse(
      readFileSync(join(folder, "node_modules/graph-sdk/dist/operations/trustFramework/keySets.js.map"), "utf8"),
    ) as { readonly sources: readonly string[] };
    expect(map.sources.every((source) => source.includes("src/") && source.endsWith(".ts"))).toBe(true);
  });

  test("has three files for each module of operations, and few other files", () => {
    const root = join(folder, "node_modules/graph-sdk");
    const entries = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    const ofOperations = entries.filter(({ parentPath }) => parentPath.includes(join("dist", "operations")));
    const names = new Set(ofOperations.map(({ parentPath, name }) => join(parentPath, name.split(".", 1)[0] ?? "")));
    expect(ofOperations).toHaveLength(3 * names.size);
    expect(entries.length - ofOperations.length).toBeLessThanOrEqual(OTHER_PACKED_FILES);
  });

  test("can be imported by ES modules and required by CommonJS modules", () => {
    const use = `const graph = new GraphClient({ credential: () => "token" });
      console.log(typeof graph.trustFramework.keySets.list, typeof isTrustFrameworkKeySet);`;
    writeFileSync(
      join(folder, "program.mjs"),
      `import { GraphClient } from "graph-sdk"; import { isTrustFrameworkKeySet } from "graph-sdk/guards"; ${use}`,
    );
    writeFileSync(
      join(folder, "program.cjs"),
      `const { GraphClient } = require("graph-sdk"); const { isTrustFrameworkKeySet } = require("graph-sdk/guards"); ${use}`,
    );
    for (const program of ["program.mjs", "program.cjs"])
      expect(execFileSync(process.execPath, [program], { cwd: folder, encoding: "utf8" })).toBe("function function\n");
  });

  test("exports the same types from all entry points", () => {
    const program = `import { GraphClient, createGraphContext, type GraphContext } from "graph-sdk";
      import type { TrustFrameworkKeySet, TrustFrameworkKeySetCreate } from "graph-sdk/models";
      import { KeyStatus } from "graph-sdk/enums";
      import { isTrustFrameworkKeySet } from "graph-sdk/guards";
      import { createTrustFrameworkKeySet } from "graph-sdk/operations/trustFramework/keySets.js";
      const context: GraphContext = createGraphContext({ credential: () => "token" });
      const given: TrustFrameworkKeySetCreate & { id: string } = { id: "a" };
      const sets: TrustFrameworkKeySet[] = [
        await createTrustFrameworkKeySet(context, given),
        await new GraphClient(context).trustFramework.keySets.create(given),
      ];
      export const all: boolean = sets.every(isTrustFrameworkKeySet);
      const status: KeyStatus | null | undefined = sets[0]?.keys?.[0]?.status;
      export const active: boolean = status === KeyStatus.enabled;`;
    expect(compile(program)).toBe("");
  });

  test("needs only six declaration files to compile a program that imports the client", () => {
    const listed = compile(
      `import { GraphClient } from "graph-sdk"; export const client = GraphClient;`,
      "--listFiles",
    );
    const read = listed.split("\n").filter((file) => file.includes("graph-sdk/"));
    expect(read.map((file) => file.replace(/.*graph-sdk\//, "").trim()).sort()).toEqual([
      "dist/chunks/client.d.ts",
      "dist/chunks/runtime.d.ts",
      "dist/index.d.ts",
      "dist/internal.d.ts",
      "dist/models.d.ts",
      "dist/runtime.d.ts",
    ]);
  });

  test("exports zod schemas for ES modules and CommonJS, if the SDK has them", async () => {
    const packed = await install(trustFramework, "zod-sdk", { license: "MIT" }, [zodSchemas()]);
    symlinkSync(join(project, "node_modules/zod"), join(folder, "node_modules/zod"), "junction");
    const program = `import { TrustFrameworkKeySetSchema } from "zod-sdk/zod";
      import type { TrustFrameworkKeySet } from "zod-sdk/models";
      export const set: TrustFrameworkKeySet = TrustFrameworkKeySetSchema.parse({ id: "a" });`;
    expect(compile(program)).toBe("");
    const use = `console.log(TrustFrameworkKeySetSchema.safeParse({ id: "a", keys: [{ kid: 5 }] }).success);`;
    writeFileSync(join(folder, "zod.mjs"), `import { TrustFrameworkKeySetSchema } from "zod-sdk/zod"; ${use}`);
    writeFileSync(join(folder, "zod.cjs"), `const { TrustFrameworkKeySetSchema } = require("zod-sdk/zod"); ${use}`);
    for (const file of ["zod.mjs", "zod.cjs"])
      expect(execFileSync(process.execPath, [file], { cwd: folder, encoding: "utf8" })).toBe("false\n");
    const { messages, pkg } = await publint({ pkgDir: join(folder, "node_modules/zod-sdk"), strict: true });
    expect(messages.map((message) => formatMessage(message, pkg))).toEqual([]);
    expect((await checkPackage(createPackageFromTarballData(packed))).types).not.toBe(false);
  });

  test("can be built for an API without types", async () => {
    await install(model([], [operation("ping", "Ping", "action", ["POST /service/ping"])]), "ping-sdk");
    const program = `import { GraphClient } from "ping-sdk";
      export const done: Promise<void> = new GraphClient({ credential: () => "token" }).service.ping();`;
    expect(compile(program)).toBe("");
  });
});
