import { beforeAll, expect, it } from "vitest";
import { mergeMetadata } from "../../generator/merge/merge-metadata.js";
import { readService } from "../../generator/metadata/read-metadata.js";
import { csdl } from "../metadata/csdl-text.js";
import { bundle } from "./bundle.js";
import { model, operation, responds, type } from "./hand-made.js";
import { compileErrors, emit, textOf, type EmittedSdk } from "./sdk.js";

const METADATA =
  csdl(`<Schema Namespace="microsoft.graph" Alias="graph" xmlns="http://docs.oasis-open.org/odata/ns/edm">
  <EntityType Name="entity" Abstract="true"><Key><PropertyRef Name="id"/></Key><Property Name="id" Type="Edm.String" Nullable="false"/></EntityType>
  <EntityType Name="user" BaseType="graph.entity"><Property Name="name" Type="Edm.String"/>
    <NavigationProperty Name="drive" Type="graph.drive" ContainsTarget="true"/><NavigationProperty Name="manager" Type="graph.user"/></EntityType>
  <EntityType Name="drive" BaseType="graph.entity"><NavigationProperty Name="root" Type="graph.driveItem" ContainsTarget="true"/></EntityType>
  <EntityType Name="driveItem" BaseType="graph.entity"><Property Name="content" Type="Edm.Stream"/>
    <NavigationProperty Name="children" Type="Collection(graph.driveItem)" ContainsTarget="true"/></EntityType>
  <Action Name="move" IsBound="true"><Parameter Name="item" Type="graph.driveItem"/><Parameter Name="to" Type="Edm.String"/><ReturnType Type="graph.driveItem"/></Action>
  <Function Name="search" IsBound="true"><Parameter Name="item" Type="graph.driveItem"/><Parameter Name="q" Type="Edm.String"/><ReturnType Type="Collection(graph.driveItem)"/></Function>
  <EntityContainer Name="service"><EntitySet Name="users" EntityType="graph.user"/><Singleton Name="me" Type="graph.user"/></EntityContainer>
</Schema>`);

const docs = model(
  [type("user", []), type("drive", [])],
  [
    operation("user-get", "Get user", "get", ["GET /users/{id}", "GET /me"], {
      responses: [responds(200, "microsoft.graph.user")],
    }),
    operation("drive-get", "Get drive", "get", ["GET /users/{id}/drive", "GET /me/drive"], {
      responses: [responds(200, "microsoft.graph.drive")],
    }),
  ],
);
let sdk: EmittedSdk;

function emitMerged(routes: boolean): Promise<EmittedSdk> {
  return emit(mergeMetadata(docs, readService(METADATA, "graph.csdl"), { file: "graph.csdl", routes }));
}

beforeAll(async () => {
  sdk = await emitMerged(true);
});

it("an SDK has calls for undocumented routes", () => {
  const program = `import { GraphClient } from "../index.js";
    export async function run(graph: GraphClient): Promise<void> {
      await graph.me.update({ name: "Ann" });
      await graph.me.manager.get();
      await graph.users.byId("1").drive.root.move({ to: "2" });
      for await (const child of graph.me.drive.root.children.list({ select: ["id"], top: 3 })) child.id.trim();
      await graph.me.drive.root.children.create({});
      await graph.me.drive.root.children.byId("3").delete();
    }`;
  expect(compileErrors(sdk, [{ path: "src/program/program.ts", text: program }])).toEqual([]);
});

it("undocumented paths with the same operations share a client", () => {
  const clients = sdk.files.filter(({ path }) => /^src\/client\/.*(drive|root|children)/.test(path));
  expect(clients.map(({ path }) => path)).toEqual([
    "src/client/me/drive.ts",
    "src/client/me/drive/root.ts",
    "src/client/me/drive/root/children.ts",
    "src/client/me/drive/root/content.ts",
  ]);
});

it("the comment of an undocumented call has a note instead of a link and permissions", () => {
  const text = textOf(sdk, "src/operations/me/drive/root/children.ts");
  expect(text).toContain("Not documented.");
  expect(text).not.toContain("learn.microsoft.com");
  expect(text).not.toContain("graph.csdl");
  const withPermissions = sdk.files.filter(({ text: own }) => own.includes("Permissions: readonly"));
  expect(withPermissions.map(({ path }) => path)).toEqual([
    "src/operations/me.ts",
    "src/operations/me/drive.ts",
    "src/operations/users.ts",
    "src/operations/users/drive.ts",
  ]);
});

it("a bundle does not grow if its program does not use undocumented routes", async () => {
  const program = (name: string): string =>
    `import { createGraphContext } from "./src/index.js";
     import { ${name} } from "./src/operations/me.js";
     console.log(await ${name}(createGraphContext({ credential: () => "token" }), {}));`;
  const size = async (of: EmittedSdk, name: string): Promise<number> => (await bundle(of, program(name))).length;
  expect(await size(sdk, "getUser")).toBe(await size(await emitMerged(false), "getUser"));
  expect(await size(sdk, "updateMe")).not.toBe(await size(sdk, "getUser"));
});
