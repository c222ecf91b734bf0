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

/** The ids of the pages whose calls a program makes. */
async function idsCalled(files: Readonly<Record<string, string>>, ...paths: string[]): Promise<string[]> {
  const folder = scratchFolder();
  putFiles(folder, files);
  const calls = await findCalls(paths.length > 0 ? paths.map((path) => join(folder, path)) : [folder], plan, null);
  return calls.map(({ pages: [{ operation }] }) => operation.id);
}

const client = `import { GraphClient } from "graph-sdk"; const graph = new GraphClient({ credential: () => "" });`;
const list = "trustframework-list-keysets";
const create = "trustframework-post-keysets";

describe("findCalls finds calls", () => {
  test.each([
    ["a chain of the client", `${client} await graph.trustFramework.keySets.list();`],
    ["a chain in pieces", `${client} const { keySets } = graph.trustFramework; [1].map(() => keySets.list());`],
    ["a method that is taken off", `${client} const { list: all } = graph.trustFramework.keySets; all();`],
    ["a method by its name in quotes", `${client} graph["trustFramework"].keySets["list"]();`],
    [
      "what is passed on",
      `import type { GraphClient } from "graph-sdk"; export const f = (graph?: GraphClient) => graph?.trustFramework.keySets.list();`,
    ],
    [
      "a function under another name",
      `import { listKeySets as all } from "graph-sdk/operations/trustFramework/keySets.js"; all();`,
    ],
    [
      "a module as a whole",
      `import * as keys from "graph-sdk/operations/trustFramework/keySets.js"; keys.listKeySets();`,
    ],
    [
      "a module that is imported later",
      `const { listKeySets } = await import("graph-sdk/operations/trustFramework/keySets.js"); listKeySets();`,
    ],
  ])("through %s", async (_, program) => {
    expect(await idsCalled({ "main.ts": program })).toEqual([list]);
  });

  test("in JavaScript, including CommonJS", async () => {
    const program = `const { GraphClient } = require("graph-sdk"); new GraphClient({}).trustFramework.keySets.list();`;
    expect(await idsCalled({ "main.cjs": program })).toEqual([list]);
  });

  test("in modules that a file imports, also by the project's path aliases", async () => {
    const files = {
      "tsconfig.json": `{ "compilerOptions": { "paths": { "@/*": ["./src/*"] } } }`,
      "src/main.ts": `import { graph } from "@/graph"; import "./other.js"; graph.trustFramework.keySets.list();`,
      "src/graph.ts": `${client} export { graph };`,
      "src/other.ts": `import { graph } from "./graph.js"; graph.trustFramework.keySets.create({ id: "a" });`,
      "src/unused.ts": `import { graph } from "./graph.js"; graph.trustFramework.keySets.byId("a").get();`,
    };
    expect(await idsCalled(files, "src/main.ts")).toEqual([list, create]);
  });

  test("but not other code with the same names", async () => {
    const program = `${client} const other = { trustFramework: { keySets: { create() {} } } };
      other.trustFramework.keySets.create(); graph.trustFramework.keySets.list(); // keySets.create()`;
    expect(await idsCalled({ "main.ts": program })).toEqual([list]);
  });
});

test("findCalls distinguishes the paths that share a client class", async () => {
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

test("findCalls recognizes an SDK that a program imports by its folder", async () => {
  const folder = scratchFolder();
  putFiles(folder, {
    "app/main.ts": `import { createTrustFrameworkKeySet } from "../sdk/src/operations/trustFramework/keySets.js";`,
    "sdk/src/operations/trustFramework/keySets.ts": `import { listKeySets } from "./keySets.js";`,
  });
  const calls = await findCalls([folder], plan, join(folder, "sdk"));
  expect(calls.map(({ pages: [{ operation }] }) => operation.id)).toEqual([create]);
});

describe("findCalls rejects a program", () => {
  test("that does not exist", async () => {
    await expect(findCalls(["/nowhere/main.ts"], plan, null)).rejects.toThrow(
      new UsageError("--program /nowhere/main.ts does not match a TypeScript or JavaScript file."),
    );
  });

  test("that does not call the SDK, because it would seem to need no permissions", async () => {
    await expect(idsCalled({ "main.ts": `import { GraphClient } from "@microsoft/other";` })).rejects.toThrow(
      /does not call graph-sdk/,
    );
  });
});
