import { execSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ApiModel } from "../../generator/model/model.js";
import { model, operation } from "./hand-made.js";
import { emit } from "./sdk.js";
import { trustFramework } from "./trust-framework.js";

const project = fileURLToPath(new URL("../../", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "docwright-build-"));
const installed = join(folder, "node_modules/graph-sdk");

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

/** Writes an SDK to a folder and builds it with the script of its `package.json`. */
async function build(api: ApiModel, sdk: string): Promise<void> {
  for (const { path, text } of (await emit(api)).files) {
    mkdirSync(dirname(join(sdk, path)), { recursive: true });
    writeFileSync(join(sdk, path), text);
  }
  symlinkSync(join(project, "node_modules"), join(sdk, "node_modules"), "junction");
  execSync("npm run build", { cwd: sdk, stdio: "pipe" });
}

describe("the built package of an SDK", () => {
  beforeAll(async () => {
    writeFileSync(join(folder, "package.json"), JSON.stringify({ type: "module" }));
    const sdk = join(folder, "sdk");
    await build(trustFramework, sdk);
    const [packed] = JSON.parse(execSync("npm pack --dry-run --json", { cwd: sdk, stdio: "pipe" }).toString()) as [
      { readonly files: readonly { readonly path: string }[] },
    ];
    for (const { path } of packed.files) {
      mkdirSync(dirname(join(installed, path)), { recursive: true });
      renameSync(join(sdk, path), join(installed, path));
    }
  });

  test("has the same types behind all entries, and compiles", () => {
    const program = `import { GraphClient, createGraphContext, type GraphContext } from "graph-sdk";
      import type { TrustFrameworkKeySet, TrustFrameworkKeySetCreate } from "graph-sdk/models/trustFrameworkKeySet.js";
      import { KeyStatus } from "graph-sdk/enums/keyStatus.js";
      import { isTrustFrameworkKeySet } from "graph-sdk/guards/trustFrameworkKeySet.js";
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

  test("loads four declaration files for a program that imports the client", () => {
    const listed = compile(
      `import { GraphClient } from "graph-sdk"; export const client = GraphClient;`,
      "--listFiles",
    );
    const read = listed.split("\n").filter((file) => file.includes("graph-sdk/"));
    expect(read.map((file) => file.replace(/.*graph-sdk\//, "").trim()).sort()).toEqual([
      "dist/client.d.ts",
      "dist/index.d.ts",
      "dist/models.d.ts",
      "dist/runtime.d.ts",
    ]);
  });

  test("can be built for an API without types", async () => {
    const sdk = join(folder, "ping");
    await build(model([], [operation("ping", "Ping", "action", ["POST /service/ping"])]), sdk);
    renameSync(sdk, join(folder, "node_modules/ping-sdk"));
    const program = `import { GraphClient } from "ping-sdk";
      export const done: Promise<void> = new GraphClient({ credential: () => "token" }).service.ping();`;
    expect(compile(program)).toBe("");
  });
});
