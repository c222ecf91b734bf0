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
