import { describe, expect, test } from "vitest";
import { model, operation, responds } from "./hand-made.js";
import { programOf } from "./readme-program.js";
import { compileErrors, emit, textOf } from "./sdk.js";
import { trustFramework } from "./trust-framework.js";

const identity = `declare module "@azure/identity" {
  import type { AccessToken, TokenCredential } from "@azure/core-auth";
  export class DefaultAzureCredential implements TokenCredential {
    getToken(scopes: string | string[]): Promise<AccessToken | null>;
  }
}`;

describe("the README of an SDK", () => {
  test("shows calls of the SDK, and its code blocks compile together", async () => {
    const sdk = await emit(trustFramework);
    const readme = textOf(sdk, "README.md");
    for (const call of [
      "await graph.trustFramework.keySets.byId(",
      'await graph.trustFramework.keySets.create({ id: "keyset1" })',
      "for await (const item of graph.trustFramework.keySets.list()) {",
      "leastPermissions({ list: listKeySetsPermissions }",
    ]) {
      expect(readme).toContain(call);
    }
    const program = programOf(readme);
    expect(program).toContain("withResponse");
    const errors = compileErrors(sdk, [
      { path: "identity.d.ts", text: identity },
      { path: "program.ts", text: program },
    ]);
    expect(errors).toEqual([]);
  });

  test("shows a delta query of this collection, or the one with the fewest keys, and how to find removed items", async () => {
    const listed = [responds(200, "Collection(Edm.Untyped)")];
    const read = (id: string, intent: "list" | "delta", path: string) =>
      operation(id, id, intent, [`GET ${path}`], { responses: listed });
    const readmeOf = async (...operations: ReturnType<typeof read>[]) => {
      const sdk = await emit(model([], operations));
      const text = textOf(sdk, "README.md");
      const program = text.includes("removalOf") ? programOf(text) : "";
      const files = [
        { path: "identity.d.ts", text: identity },
        { path: "program.ts", text: program },
      ];
      return { text, errors: compileErrors(sdk, files) };
    };
    const users = read("users", "list", "/users");
    const changes = read("changes", "delta", "/users/delta");
    const ofDrive = read("drive", "delta", "/drives/{id}/root/delta");
    const groups = read("groups", "delta", "/groups/delta");
    for (const [operations, call] of [
      [[users, groups, changes, ofDrive], "delta(graph.users.delta(), { since })"],
      [[users, ofDrive, groups], "delta(graph.groups.delta(), { since })"],
      [[users, ofDrive], 'delta(graph.drives.byId("id").root.delta(), { since })'],
    ] as const) {
      const { text, errors } = await readmeOf(...operations);
      expect(text).toContain(call);
      expect(errors).toEqual([]);
    }
    expect((await readmeOf(users)).text).not.toContain("removalOf");
  });

  test("shows the collection that has the most calls", async () => {
    const collection = (name: string, more: readonly string[] = []) => [
      operation(`${name}-list`, `List ${name}`, "list", [`GET /${name}`], {
        responses: [responds(200, "Collection(Edm.Untyped)")],
      }),
      ...more.map((line, index) =>
        operation(`${name}-${index.toString()}`, line, "get", [line], { responses: [responds(200, "Edm.Untyped")] }),
      ),
    ];
    const sdk = await emit(
      model([], [...collection("apples"), ...collection("pears", ["GET /pears/{id}", "GET /pears/{id}/core"])]),
    );
    expect(textOf(sdk, "README.md")).toContain("graph.pears.list()");
  });

  test("explains claims challenges only if the SDK uses Entra ID", async () => {
    const claims = async (auth: "entra" | "token") =>
      textOf(await emit(model([], []), { auth }), "README.md").includes("claims");
    expect([await claims("entra"), await claims("token")]).toEqual([true, false]);
  });

  test("omits sections that do not apply to the API", async () => {
    const sdk = await emit(
      model([], [operation("lamp-off", "Turn off", "action", ["POST /lamp/off"], { responses: [responds(204)] })]),
    );
    const readme = textOf(sdk, "README.md");
    const headings = [...readme.matchAll(/^## (.*)$/gm)].map(([, heading]) => heading);
    expect(headings).toEqual([
      "Installation",
      "Authentication",
      "Errors and retries",
      "Hooks, clouds and versions",
      "Uploads and downloads",
      "Long-running operations",
      "Calls that are not documented",
      "Other exports",
    ]);
    expect(readme).not.toContain("{{");
  });
});
