import { symlinkSync, truncateSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { defaultSdkOptions } from "../../generator/emit/options.js";
import { planSdk } from "../../generator/emit/plan-sdk.js";
import { findCalls } from "../../generator/usage/find-calls.js";
import { UsageError } from "../../generator/usage-error.js";
import { model, operation } from "../emit/hand-made.js";
import { trustFramework } from "../emit/trust-framework.js";
import { putFiles, scratchFolder } from "../output/scratch-folder.js";

const plan = planSdk(trustFramework, defaultSdkOptions, () => undefined);

/** Returns the ids of the operations that a program calls. */
async function idsCalled(files: Readonly<Record<string, string>>, ...paths: string[]): Promise<string[]> {
  const folder = scratchFolder();
  putFiles(folder, files);
  const calls = await findCalls(paths.length > 0 ? paths.map((path) => join(folder, path)) : [folder], plan, null);
  return calls.map(({ pages: [{ operation }] }) => operation.id);
}

const client = `import { GraphClient } from "graph-sdk"; const graph = new GraphClient({ credential: () => "" });`;
const list = "trustframework-list-keysets";
const create = "trustframework-post-keysets";

describe("`findCalls` finds calls", () => {
  test.each([
    ["a chain of properties of the client", `${client} await graph.trustFramework.keySets.list();`],
    [
      "a chain that is split by variables",
      `${client} const { keySets } = graph.trustFramework; [1].map(() => keySets.list());`,
    ],
    ["a method in a variable", `${client} const { list: all } = graph.trustFramework.keySets; all();`],
    ["a method that is accessed with brackets", `${client} graph["trustFramework"].keySets["list"]();`],
    [
      "a client that is passed as an argument",
      `import type { GraphClient } from "graph-sdk"; export const f = (graph?: GraphClient) => graph?.trustFramework.keySets.list();`,
    ],
    [
      "a function that is imported with another name",
      `import { listKeySets as all } from "graph-sdk/operations/trustFramework/keySets.js"; all();`,
    ],
    [
      "a namespace import",
      `import * as keys from "graph-sdk/operations/trustFramework/keySets.js"; keys.listKeySets();`,
    ],
    [
      "a dynamic import",
      `const { listKeySets } = await import("graph-sdk/operations/trustFramework/keySets.js"); listKeySets();`,
    ],
  ])("through %s", async (_, program) => {
    expect(await idsCalled({ "main.ts": program })).toEqual([list]);
  });

  test("in JavaScript, including CommonJS", async () => {
    const program = `const { GraphClient } = require("graph-sdk"); new GraphClient({}).trustFramework.keySets.list();`;
    expect(await idsCalled({ "main.cjs": program })).toEqual([list]);
  });

  test("in modules that a file imports, including imports by path aliases of the tsconfig", async () => {
    const files = {
      "tsconfig.json": `{ "compilerOptions": { "paths": { "@/*": ["./src/*"] } } }`,
      "src/main.ts": `import { graph } from "@/graph"; import "./other.js"; graph.trustFramework.keySets.list();`,
      "src/graph.ts": `${client} export { graph };`,
      "src/other.ts": `import { graph } from "./graph.js"; graph.trustFramework.keySets.create({ id: "a" });`,
      "src/unused.ts": `import { graph } from "./graph.js"; graph.trustFramework.keySets.byId("a").get();`,
    };
    expect(await idsCalled(files, "src/main.ts")).toEqual([list, create]);
  });

  test("in files whose names contain characters of globs", async () => {
    const program = `${client} await graph.trustFramework.keySets.list();`;
    expect(await idsCalled({ "[id].ts": program })).toEqual([list]);
    expect(await idsCalled({ "[id].ts": program }, "[id].ts")).toEqual([list]);
  });

  test("only if they are calls of the SDK, not of other code with the same names", async () => {
    const program = `${client} const other = { trustFramework: { keySets: { create() {} } } };
      other.trustFramework.keySets.create(); graph.trustFramework.keySets.list(); // keySets.create()`;
    expect(await idsCalled({ "main.ts": program })).toEqual([list]);
  });
});

test("`findCalls` returns the correct operation if several paths share a client", async () => {
  const notes = planSdk(
    model(
      [],
      [
        operation("note-list", "List notes", "list", ["GET /me/notes", "GET /users/{id}/notes"]),
        operation("note-get", "Get note", "get", ["GET /me/notes/{id}", "GET /users/{id}/notes/{note-id}"]),
      ],
    ),
    defaultSdkOptions,
    () => undefined,
  );
  const called = async (program: string): Promise<string[]> => {
    const folder = scratchFolder();
    putFiles(folder, { "app/main.ts": program });
    const calls = await findCalls([join(folder, "app")], notes, join(folder, "sdk"));
    return calls.map(({ key, pages: [{ operation: page }] }) => `${page.id} ${key}`);
  };
  expect(await called(`${client} await graph.users.byId("a").notes.list();`)).toEqual([
    "note-list GET /users/{}/notes",
  ]);
  const passedOn = `import type { MeNotesClient } from "../sdk/src/client/me/notes.js";
    export const first = (notes: MeNotesClient) => notes.byId("a").get();`;
  expect(await called(passedOn)).toEqual(["note-get GET /me/notes/{}"]);
});

test("`findCalls` finds calls if a program imports the SDK by the path of its folder", async () => {
  const folder = scratchFolder();
  putFiles(folder, {
    "app/main.ts": `import { createTrustFrameworkKeySet } from "../sdk/src/operations/trustFramework/keySets.js";`,
    "sdk/src/operations/trustFramework/keySets.ts": `import { listKeySets } from "./keySets.js";`,
  });
  const calls = await findCalls([folder], plan, join(folder, "sdk"));
  expect(calls.map(({ pages: [{ operation }] }) => operation.id)).toEqual([create]);
});

describe("`findCalls` rejects a program", () => {
  test.each([
    ["main.ts", "const = 1;\n", "main.ts:2:7: Variable declaration expected"],
    ["main.js", "f(", "main.js:2:39: ')' expected"],
    ["part.ts", "export const a = {;", "part.ts:1:19: "],
  ])("with a syntax error in %s, because calls may be missing", async (name, text, message) => {
    const files = { "main.ts": `${client} import "./part.js";\n`, "part.ts": "export {};" };
    const program = name === "part.ts" ? text : `${client}\n${text} graph.trustFramework.keySets.list();`;
    await expect(idsCalled({ ...files, [name]: program }, "main.ts", name)).rejects.toThrow(message);
  });

  test("but accepts types in JavaScript, because the compiler reads them", async () => {
    const program = `${client} const keys: unknown = graph.trustFramework.keySets.list();`;
    expect(await idsCalled({ "main.js": program })).toEqual([list]);
  });

  test("that does not exist", async () => {
    await expect(findCalls(["/nowhere/main.ts"], plan, null)).rejects.toThrow(
      new UsageError(
        "--program /nowhere/main.ts does not match a TypeScript or JavaScript file. Pass a file, a folder or a glob of the program.",
      ),
    );
  });

  test("that does not call the SDK", async () => {
    await expect(idsCalled({ "main.ts": `import { GraphClient } from "@microsoft/other";` })).rejects.toThrow(
      /does not call graph-sdk/,
    );
  });

  test.skipIf(process.platform === "win32")("that is a device, because reading it would never end", async () => {
    const file = join(scratchFolder(), "main.ts");
    symlinkSync("/dev/zero", file);
    await expect(findCalls([file], plan, null)).rejects.toThrow(
      new UsageError(`Cannot read ${file}: it is not a regular file. Remove this file from the program.`),
    );
  });

  test.each(["main.ts", "imported.ts", "tsconfig.json"])("if %s is too large", async (name) => {
    const folder = scratchFolder();
    putFiles(folder, { "main.ts": `import "./imported.js"; ${client} graph.trustFramework.keySets.list();` });
    putFiles(folder, { "imported.ts": "export {};", "tsconfig.json": "{}" });
    truncateSync(join(folder, name), 32 * 1024 * 1024 + 1);
    await expect(findCalls([join(folder, "main.ts")], plan, null)).rejects.toThrow(
      new UsageError(
        `Cannot read ${join(folder, name)}: it is larger than 33554432 bytes. Remove this file from the program.`,
      ),
    );
  });
});
