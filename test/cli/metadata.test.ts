import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { fileDigest } from "../../generator/output/lock-file.js";
import { filesIn, putFiles } from "../output/scratch-folder.js";
import { docwright } from "./docwright.js";
import { commitAll } from "./git-repository.js";
import { lampProject } from "./lamp-docs.js";

const METADATA = `<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx"><edmx:DataServices>
<Schema Namespace="microsoft.graph" xmlns="http://docs.oasis-open.org/odata/ns/edm">
  <EntityType Name="lamp"><Key><PropertyRef Name="id"/></Key>
    <Property Name="id" Type="Edm.String" Nullable="false"/><Property Name="colour" Type="microsoft.graph.colour"/>
    <Property Name="power" Type="Edm.Int64"/><Property Name="dimmed" Type="Edm.Boolean"/>
  </EntityType>
  <EnumType Name="colour"><Member Name="red"/><Member Name="green"/></EnumType>
  <EntityContainer Name="house"><EntitySet Name="lamps" EntityType="microsoft.graph.lamp"/></EntityContainer>
</Schema></edmx:DataServices></edmx:Edmx>
`;

const CONFIG = { docs: "docs", out: "sdk", metadata: "house.csdl" };

/** A project with docs, metadata and a config that names both. */
function house(): string {
  return lampProject({ "house.csdl": METADATA, "docwright.config.json": JSON.stringify(CONFIG) });
}

it("adds metadata to the model if the config or `--metadata` names a metadata file", async () => {
  const folder = house();
  const configured = await docwright(folder, "model");
  expect(JSON.parse(configured.stdout)).toMatchObject({
    types: [
      { name: "microsoft.graph.colour", origin: "metadata", members: [{ name: "red", origin: "metadata" }, {}] },
      {
        name: "microsoft.graph.lamp",
        origin: "page",
        properties: [{}, { type: "microsoft.graph.colour" }, { type: "Edm.Int64" }, { origin: "metadata" }],
      },
    ],
  });
  const named = await docwright(folder, "model", "--docs", "docs", "--metadata", "house.csdl");
  expect(named.stdout).toBe(configured.stdout);
  const without = await docwright(folder, "model", "--docs", "docs");
  expect(without.stdout).not.toContain('"metadata"');
});

it("writes `Not documented.` above what only the metadata has, and adds the metadata to the lock file", async () => {
  const folder = house();
  await docwright(folder, "generate", "--quiet");
  const lamp = readFileSync(join(folder, "sdk/src/models/lamp.ts"), "utf8");
  expect(lamp).toContain("/** Not documented. */\n  dimmed?: boolean | null;");
  expect(readFileSync(join(folder, "sdk/src/models/colour.ts"), "utf8")).toContain("Not documented.");
  const lock = JSON.parse(readFileSync(join(folder, "sdk/docwright.lock.json"), "utf8")) as object;
  expect(lock).toMatchObject({ config: { metadata: { digest: fileDigest(METADATA), routes: false } } });
  expect(await docwright(folder, "generate", "--check")).toMatchObject({ code: 0 });
});

it("`drift` lists the changes in the metadata", async () => {
  const folder = house();
  await docwright(folder, "generate", "--quiet");
  commitAll(folder);
  expect(await docwright(folder, "drift")).toMatchObject({ code: 0 });
  writeFileSync(join(folder, "house.csdl"), METADATA.replace('"dimmed"', '"off"'));
  const drifted = await docwright(folder, "drift");
  expect(drifted.code).toBe(1);
  expect(drifted.stdout).toMatch(/property-(removed|renamed)/);
  // The comment changes the digest of the metadata in the lock file, but not the files of the SDK.
  writeFileSync(join(folder, "house.csdl"), METADATA.replace("<Schema ", "<!-- 2026 --><Schema "));
  expect(await docwright(folder, "generate", "--check")).toMatchObject({ code: 1 });
});

it("ignores the metadata of the config if `--docs` is set", async () => {
  const [folder, other] = [lampProject(), house()];
  await docwright(folder, "generate", "--quiet");
  await docwright(other, "generate", "--docs", "docs", "--quiet", "--out", "sdk");
  expect(filesIn(join(other, "sdk"))).toEqual(filesIn(join(folder, "sdk")));
});

it.each([
  ["missing", {}, "Cannot read none.csdl"],
  ["not XML", { "none.csdl": "{{" }, "none.csdl"],
  ["of another API", { "none.csdl": METADATA.replaceAll("microsoft.graph", "shop") }, "declares the namespaces shop"],
])("rejects metadata that is %s", async (_, files, message) => {
  const folder = house();
  putFiles(folder, files);
  const ended = await docwright(folder, "generate", "--metadata", "none.csdl");
  expect(ended.code).toBe(2);
  expect(ended.stderr).toContain(message);
  expect(ended.stderr.trim().split("\n")).toHaveLength(1);
});

it("rejects `metadataRoutes` without metadata", async () => {
  const folder = lampProject({
    "docwright.config.json": JSON.stringify({ docs: "docs", out: "sdk", metadataRoutes: true }),
  });
  expect(await docwright(folder, "generate")).toMatchObject({ code: 2 });
});
