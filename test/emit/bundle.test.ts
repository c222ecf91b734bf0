import { gzipSync } from "node:zlib";
import { beforeAll, describe, expect, test } from "vitest";
import { bundle } from "./bundle.js";
import { model, operation, responds, type } from "./hand-made.js";
import { emit, type EmittedSdk } from "./sdk.js";
import { trustFramework } from "./trust-framework.js";

describe("a bundle", () => {
  let sdk: EmittedSdk;
  beforeAll(async () => {
    sdk = await emit(trustFramework);
  });

  test("with one imported function is smaller than 8 KiB gzipped", async () => {
    const text = await bundle(
      sdk,
      `import { createGraphContext } from "./src/index.js";
       import { createTrustFrameworkKeySet } from "./src/operations/trustFramework/keySets.js";
       console.log(await createTrustFrameworkKeySet(createGraphContext({ credential: () => "token" }), { id: "keyset1" }));`,
    );
    expect(gzipSync(text).length).toBeLessThan(8 * 1024);
    expect(text).toContain("/trustFramework/keySets");
    for (const trace of ["uploadSecret", "TrustFrameworkKeySet.ReadWrite.All", "nextLink", "startswith", "@odata.type"])
      expect(text).not.toContain(trace);
  });

  test("contains filter builders and type guards only if the program uses them", async () => {
    const program = (filter: string): string =>
      `import { createGraphContext, where } from "./src/index.js";
       import { isTrustFrameworkKeySet } from "./src/guards/trustFrameworkKeySet.js";
       import { listKeySets } from "./src/operations/trustFramework/keySets.js";
       for await (const set of listKeySets(createGraphContext({ credential: () => "token" }), { filter: ${filter} })) console.log(set);`;
    const text = await bundle(sdk, program(`"startsWith(id,'a')"`));
    const built = await bundle(sdk, program(`where((set) => set.id.startsWith("a"))`));
    for (const trace of ["Proxy", "@odata.type", "keyStatus"]) expect(text).not.toContain(trace);
    expect(built).toContain("Proxy");
    expect(gzipSync(built).length - gzipSync(text).length).toBeLessThan(1024);
  });

  test("with the client contains all methods of the client, but no permissions", async () => {
    const text = await bundle(
      sdk,
      `import { GraphClient } from "./src/index.js";
       console.log(await new GraphClient({ credential: () => "token" }).trustFramework.keySets.byId("a").get());`,
    );
    expect(text).toContain("uploadSecret");
    expect(text).not.toContain("ReadWrite.All");
  });

  test("contains a client that two resources share, but no client of a resource that the program does not use", async () => {
    const page = (name: string, ...routes: string[]) =>
      operation(name, name, "list", routes, { responses: [responds(200, "Collection(microsoft.graph.thing)")] });
    const text = await bundle(
      await emit(
        model(
          [type("thing", [])],
          [
            page("shared", "GET /me/notes/{id}/parts", "GET /users/{id}/notes/{note-id}/parts"),
            page("own", "GET /me/notes?$filter=mine", "GET /me/own"),
          ],
        ),
      ),
      `import { $usersClient } from "./src/client/users.js"; console.log($usersClient);`,
    );
    for (const part of ["/notes", "/parts"]) expect(text).toContain(part);
    for (const trace of ["/me", "mine", "/own"]) expect(text).not.toContain(trace);
  });
});
