import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { zodSchemas } from "../../generator/emit/zod/zod-schemas.js";
import { generateSdk } from "../../generator/generate-sdk.js";
import { compileErrors } from "../emit/sdk.js";
import { readInputDocs } from "../input-docs/read-input-docs.js";
import { entryPoints, project, readExamples } from "./library-page.js";

const examples = readExamples();

it("the examples of docs/library.md compile with strict TypeScript", () => {
  const cache = join(project, "node_modules/.cache");
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, "docwright-library-"));
  try {
    const programs = examples.filter(({ kind }) => kind !== "sdk");
    expect(programs.length).toBeGreaterThan(7);
    for (const [index, { code }] of programs.entries()) writeFileSync(join(folder, `${index}.ts`), code);
    const paths = Object.fromEntries(Object.entries(entryPoints).map(([name, file]) => [name, [file]]));
    const compilerOptions = { noUnusedLocals: false, rootDir: project, paths };
    const config = { extends: join(project, "tsconfig.json"), compilerOptions, include: ["*.ts"], exclude: [] };
    writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(config));
    const tsc = join(project, "node_modules/typescript-7/bin/tsc");
    const { stdout } = spawnSync(process.execPath, [tsc, "-p", folder, "--pretty", "false"], { encoding: "utf8" });
    expect(stdout).toBe("");
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

it("the program of docs/library.md that uses zod schemas compiles with the SDK", async () => {
  const sdk = await generateSdk((await readInputDocs()).model, {}, { emitters: [zodSchemas()] });
  const [program] = examples.filter(({ kind }) => kind === "sdk");
  const text = program?.code.replace(/"graph-sdk\/(\w+)"/g, '"./src/$1.js"') ?? "";
  const files = [...(await sdk.files()), { path: "program.ts", text: `${text}\nexport { keySet };\n` }];
  expect(compileErrors({ files, diagnostics: [] })).toEqual([]);
});
