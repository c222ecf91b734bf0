import { describe, expect, test } from "vitest";
import { model, property, type } from "./hand-made.js";
import { compileErrors, emit, textOf } from "./sdk.js";
import { trustFramework } from "./trust-framework.js";

const usage = `
import { GraphClient, createGraphContext } from "./src/index.js";
import { createTrustFrameworkKeySet } from "./src/operations/trustFramework/keySets.js";
import * as permissions from "./src/operations/trustFramework/keySets.js";
import { KeyStatus } from "./src/enums/keyStatus.js";

export async function use(): Promise<void> {
  const graph = new GraphClient({ credential: () => "token" });
  const created = await graph.trustFramework.keySets.create({ id: "keyset1" });
  const key = await graph.trustFramework.keySets.byId(created.id).uploadSecret({ use: "sig", k: "abc" });
  const use: "sig" | "enc" | (string & {}) | null | undefined = key.use;
  for await (const set of graph.trustFramework.keySets.list({ top: 20, select: ["id", "keys"] })) console.log(set.keys?.[0]?.kid, use);
  const context = createGraphContext({ credential: () => "token" });
  await createTrustFrameworkKeySet(context, { id: "keyset1", keys: [{ status: KeyStatus.enabled }] });
  const status: KeyStatus | null | undefined = key.status;
  console.log(status === KeyStatus.disabled);
  await new GraphClient(context).trustFramework.keySets.byId("a").delete({ timeout: 1000 });
  console.log(permissions.createTrustFrameworkKeySetPermissions[0]?.application.least);
}
`;

const mistakes = `
import { GraphClient } from "./src/index.js";

export async function mistake(graph: GraphClient): Promise<void> {
  // @ts-expect-error -- the docs require id
  await graph.trustFramework.keySets.create({});
  // @ts-expect-error -- no such property
  await graph.trustFramework.keySets.create({ id: "a", kyes: [] });
  // @ts-expect-error -- no such property to select
  graph.trustFramework.keySets.list({ select: ["nmae"] });
  // @ts-expect-error -- demanded, and not null
  await graph.trustFramework.keySets.byId("a").uploadSecret({ use: "sig", k: null });
  // @ts-expect-error -- a key is never absent
  const missing: undefined = (await graph.trustFramework.keySets.byId("a").get()).id;
  console.log(missing);
}
`;

describe("an emitted SDK", () => {
  test("compiles with its own tsconfig.json, with its example tests", async () => {
    expect(compileErrors(await emit(trustFramework))).toEqual([]);
  });

  test("accepts documented calls, and rejects others at compile time", async () => {
    const more = [
      { path: "usage.ts", text: usage },
      { path: "mistakes.ts", text: mistakes },
    ];
    expect(compileErrors(await emit(trustFramework), more)).toEqual([]);
  });

  test("has dates of type Date if the config says so", async () => {
    const sdk = await emit(trustFramework, { dates: "Date" });
    expect(textOf(sdk, "src/models/trustFrameworkKey.ts")).toContain("activated?: Date | null;");
    expect(textOf(sdk, "src/operations/trustFramework/keySets.ts")).toContain(
      "revive(value, trustFrameworkKeyConversions)",
    );
    expect(compileErrors(sdk)).toEqual([]);
  });

  test("compiles without any operation, and its tests pass without a test file", async () => {
    const sdk = await emit(model([type("microsoft.graph.lamp", [property("color")])], []));
    expect(compileErrors(sdk)).toEqual([]);
    expect(textOf(sdk, "vitest.config.ts")).toContain("passWithNoTests: true");
  });
});
