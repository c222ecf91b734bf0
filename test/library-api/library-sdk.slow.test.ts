import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import type { Auth } from "../../generator/emit/options.js";
import type { ApiModel } from "../../generator/model/model.js";
import { compileAll, compileErrors, emit, textOf, type EmittedSdk } from "../emit/sdk.js";
import { consumerTest, tokenConsumerTest } from "./consumer.js";
import { librarySettings, readLibrary } from "./read-library.js";

const consumer = { path: "test/consumer.test.ts", text: consumerTest };

describe("the SDK of an API that does not follow OData", () => {
  let model: ApiModel;
  let sdk: EmittedSdk;
  beforeAll(async () => {
    ({ model } = await readLibrary());
    sdk = await emit(model, (await librarySettings()).sdk);
  });

  it("compiles with a program that uses the SDK", () => {
    expect(compileErrors(sdk, [consumer])).toEqual([]);
  });

  it("passes its example tests and the tests of a program that uses the SDK", () => {
    expect(runTests(sdk, consumer)).toMatchObject({ success: true, numPassedTests: 9 + 3, numTotalTests: 9 + 3 });
  });

  it("is generated without findings", () => {
    expect(sdk.diagnostics).toEqual([]);
  });

  it("does not contain code for OData, code for Entra ID, or names of Microsoft Graph", () => {
    const comment = /\/\*[\s\S]*?\*\/|\/\/.*/g;
    const found = sdk.files
      .filter(({ path }) => /^src\/.*\.ts$|^package\.json$|^README\.md$/.test(path))
      .flatMap(({ path, text }) => {
        const code = path.endsWith(".ts") ? text.replace(comment, "") : text;
        return (code.match(/@odata\b|odata\.|azure\/identity|\$(?:select|filter|expand|top)\b|Graph\w*/gi) ?? []).map(
          (word) => `${path}: ${word}`,
        );
      });
    expect(found).toEqual([]);
  });

  it("returns objects with all properties that the docs call required", () => {
    const fields = [...textOf(sdk, "src/models/book.ts").matchAll(/^ {2}(\w+\??): ([^;]*);$/gm)];
    expect(fields.slice(0, 7).map(([, name, type]) => `${name ?? ""}: ${type ?? ""}`)).toEqual([
      "id: string",
      "title: string",
      "author: string",
      "genre: Genre",
      "pages?: number | null",
      "available?: boolean | null",
      "tags?: string[]",
    ]);
  });

  it("returns the documented bodies", () => {
    const results = ["books", "loans", "loans/reminders", "members", "members/loans"].flatMap((module) =>
      [...textOf(sdk, `src/operations/${module}.ts`).matchAll(/export function (\w+)\([^{]*\): ([^{]*) \{/g)].map(
        ([, name, result]) => [name, result],
      ),
    );
    expect(results).toEqual([
      ["addBook", "Promise<Book>"],
      ["getBook", "Promise<Book>"],
      ["listBooks", "Paged<Book>"],
      ["removeBook", "Promise<void>"],
      ["borrowBook", "Promise<Loan>"],
      ["listLoans", "Paged<Loan>"],
      ["returnBook", "Promise<Receipt>"],
      ["listReminders", "Paged<Reminder>"],
      ["updateMember", "Promise<Member>"],
      ["listLoans", "Paged<Loan>"],
    ]);
  });

  it("sends the token of the next page in a query parameter if the config names the parameter", async () => {
    const api = { ...model.api, paging: { items: "items", next: "next", parameter: "after" } };
    const tokens = await emit({ ...model, api }, (await librarySettings()).sdk);
    const program = { path: "test/consumer.test.ts", text: tokenConsumerTest };
    expect(compileErrors(tokens, [program])).toEqual([]);
    expect(runTests(tokens, program)).toMatchObject({ success: true, numPassedTests: 9 + 2, numTotalTests: 9 + 2 });
  });

  it("compiles for each kind of credentials, with OData and without OData", async () => {
    const { odata: _, paging: __, ...api } = model.api;
    const kinds: Auth[] = ["entra", "token", { header: "X-Api-Key" }];
    const variants = [model, { ...model, api }].flatMap((one) => kinds.map((auth) => emit(one, { auth })));
    expect(compileAll(await Promise.all(variants))).toEqual([]);
  });
});

interface TestReport {
  readonly success: boolean;
  readonly numPassedTests: number;
  readonly numTotalTests: number;
}

const project = fileURLToPath(new URL("../../", import.meta.url));

/**
 * Runs the tests of the SDK together with a program's test. The folder of the SDK is inside the project, so that
 * imports of packages are resolved.
 */
function runTests({ files }: EmittedSdk, program: { readonly path: string; readonly text: string }): TestReport {
  const cache = join(project, "node_modules/.cache");
  mkdirSync(cache, { recursive: true });
  const root = mkdtempSync(join(cache, "docwright-library-"));
  try {
    for (const { path, text } of [...files, program]) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    const vitest = join(project, "node_modules/vitest/vitest.mjs");
    const args = [vitest, "run", "--root", root, "--reporter", "json"];
    const { stdout } = spawnSync(process.execPath, args, { cwd: root, encoding: "utf8" });
    return JSON.parse(stdout.slice(stdout.indexOf("{"))) as TestReport;
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}
