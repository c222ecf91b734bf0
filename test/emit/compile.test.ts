import { describe, expect, test } from "vitest";
import { complex, model, operation, property, responds, takes, type } from "./hand-made.js";
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
  // @ts-expect-error -- keys is misspelled
  await graph.trustFramework.keySets.create({ id: "a", kesy: [] });
  // @ts-expect-error -- name is misspelled
  graph.trustFramework.keySets.list({ select: ["nmae"] });
  // @ts-expect-error -- k is required and cannot be null
  await graph.trustFramework.keySets.byId("a").uploadSecret({ use: "sig", k: null });
  // @ts-expect-error -- the property id is always present
  const missing: undefined = (await graph.trustFramework.keySets.byId("a").get()).id;
  console.log(missing);
}
`;

describe("an emitted SDK", () => {
  test("compiles together with its example tests", async () => {
    expect(compileErrors(await emit(trustFramework))).toEqual([]);
  });

  test("lets documented calls compile, but not calls that contradict the docs", async () => {
    const more = [
      { path: "usage.ts", text: usage },
      { path: "mistakes.ts", text: mistakes },
    ];
    expect(compileErrors(await emit(trustFramework), more)).toEqual([]);
  });

  test("does not require a key in the body if a complex type inherits the key", async () => {
    const office = type("office", [property("id"), property("name")], { key: ["id"] });
    const branch = complex("branch", [property("floor")], { base: office.name, origin: "example" });
    const update = operation("branch-update", "Update branch", "update", ["PATCH /offices/{id}"], {
      requestBody: takes(branch.name),
      responses: [responds(200, branch.name)],
    });
    const text = `import { GraphClient } from "./src/index.js";
export const sent = new GraphClient({ credential: () => "token" }).offices.byId("a").update({ floor: "2", name: "b" });`;
    expect(compileErrors(await emit(model([office, branch], [update])), [{ path: "usage.ts", text }])).toEqual([]);
  });

  test("has properties of type Date if the config sets sdk.dates to Date", async () => {
    const sdk = await emit(trustFramework, { dates: "Date" });
    expect(textOf(sdk, "src/models/trustFrameworkKey.ts")).toContain("activated?: Date | null;");
    expect(textOf(sdk, "src/operations/trustFramework/keySets.ts")).toContain(
      "revive(value, trustFrameworkKeyConversions)",
    );
    expect(compileErrors(sdk)).toEqual([]);
  });

  test("can be compiled and tested if the API has no operations", async () => {
    const sdk = await emit(model([type("microsoft.graph.lamp", [property("color")])], []));
    expect(compileErrors(sdk)).toEqual([]);
    expect(textOf(sdk, "vitest.config.ts")).toContain("passWithNoTests: true");
  });
});
