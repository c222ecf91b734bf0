import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { docwright } from "./docwright.js";
import { lampProject } from "./lamp-docs.js";

const service = (properties: string): string =>
  `<edmx:Edmx xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx" Version="4.0"><edmx:DataServices>
<Schema Namespace="microsoft.graph" xmlns="http://docs.oasis-open.org/odata/ns/edm">
<EntityType Name="lamp"><Key><PropertyRef Name="id"/></Key><Property Name="id" Type="Edm.String"/>${properties}</EntityType>
</Schema></edmx:DataServices></edmx:Edmx>`;

const agreeing = service('<Property Name="colour" Type="Edm.String"/><Property Name="power" Type="Edm.Int32"/>');
const other = service('<Property Name="color" Type="Edm.String"/><Property Name="power" Type="Edm.Int64"/>');

describe("docwright verify", () => {
  it("lists each difference with its place, the value in the docs, the value in the metadata, and a suggestion", async () => {
    const ended = await docwright(
      lampProject({ "service/other.xml": other }),
      "verify",
      "service/other.xml",
      "--format",
      "json",
    );
    const { findings, summary } = JSON.parse(ended.stdout) as { findings: object[]; summary: object };
    expect(findings).toMatchObject([
      {
        rule: "property-not-in-metadata",
        severity: "error",
        target: "microsoft.graph.lamp",
        name: "colour",
        docs: "Edm.String",
        metadata: null,
        suggestion: "color",
        file: "resources/lamp.md",
        line: 17,
      },
      { rule: "property-type-differs", name: "power", docs: "Edm.Int32", metadata: "Edm.Int64", line: 18 },
    ]);
    expect(summary).toEqual({ error: 1, warning: 1, info: 0 });
    expect(ended.code).toBe(1);
  });

  it("prints that the docs and the metadata agree", async () => {
    const ended = await docwright(lampProject({ "service.xml": agreeing }), "verify", "service.xml");
    expect(ended).toMatchObject({ code: 0, stdout: "The docs and service.xml agree.\n", stderr: "" });
  });

  it("lists undocumented types with `--undocumented`, and otherwise prints only their number", async () => {
    const shade = '<ComplexType Name="shade"><Property Name="colour" Type="Edm.String"/></ComplexType>';
    const folder = lampProject({ "service/more.xml": agreeing.replace("<EntityType", `${shade}\n<EntityType`) });
    expect(await docwright(folder, "verify", "service/more.xml", "--fail-on", "info")).toEqual({
      code: 0,
      stdout: "The docs and service/more.xml agree.\n",
      stderr: "Not documented: 1 type. List them with --undocumented.\n",
    });
    const ended = await docwright(folder, "verify", "service/more.xml", "--fail-on", "info", "--undocumented");
    expect(ended.stdout).toContain("\n1 finding in 1 file: 1 info\n");
    expect(ended.stdout).toMatch(
      /^service\/more\.xml\n +3:1 {2}info {2}No page documents the type `microsoft\.graph\.shade`/m,
    );
    expect(ended.code).toBe(1);
  });

  it("does not report findings in the baseline", async () => {
    const folder = lampProject({ "other.xml": other });
    expect((await docwright(folder, "verify", "other.xml", "--baseline", "known.json", "--update-baseline")).code).toBe(
      0,
    );
    const ended = await docwright(folder, "verify", "other.xml", "--baseline", "known.json");
    expect(ended).toMatchObject({ code: 0, stdout: "No new findings for other.xml.\n" });
    expect(ended.stderr).toBe("Not shown: 2 findings in the baseline.\n");
  });

  it.each([
    ["--include", "lamp"],
    ["--exclude", "lamp-get.md"],
    ["--since", "main"],
  ])("refuses to update the baseline with %s %s", async (...part) => {
    const ended = await docwright(
      lampProject({ "other.xml": other }),
      ...["verify", "other.xml", "--baseline", "known.json", "--update-baseline"],
      ...part,
    );
    expect(ended).toMatchObject({ code: 2, stdout: "" });
    expect(ended.stderr).toMatch(
      /^docwright: Option '--update-baseline' cannot be used with option '--\w+ <\w+>'; see/,
    );
  });

  it("does not count findings as fixed if `--exclude` leaves their page out", async () => {
    const folder = lampProject({ "other.xml": other });
    await docwright(folder, "verify", "other.xml", "--baseline", "known.json", "--update-baseline");
    const ended = await docwright(folder, "verify", "other.xml", "--baseline", "known.json", "--exclude", "lamp.md");
    expect(ended.stderr).not.toContain("Fixed");
  });

  it.each([
    ["nothing.xml", /: nothing\.xml not found; use the CSDL file or the permissions file of the service\./],
    [
      "docwright.config.json",
      /: docwright\.config\.json is neither metadata \(CSDL XML\) nor a permissions file \(JSON\)\. Use the CSDL file/,
    ],
    ["empty.json", /: empty\.json is neither metadata \(CSDL XML\) nor a permissions file/],
    ["other.json", /: other\.json is not a model of this docwright version/],
    ["feed.xml", /: feed\.xml is not OData 4 metadata: the root is <feed>/],
    ["broken.xml", /: broken\.xml:1:\d+: not well-formed XML/],
    ["docs", /Cannot read docs: it is a folder, not a file/],
  ])("verify %s: prints the fix and exits with 2", async (operand, message) => {
    const files = {
      "empty.json": "",
      "other.json": '{ "format": 99 }',
      "feed.xml": "<feed/>",
      "broken.xml": "<feed>",
    };
    const ended = await docwright(lampProject(files), "verify", operand);
    expect(ended.stderr).toMatch(message);
    expect(ended).toMatchObject({ code: 2, stdout: "" });
  });
});

describe("docwright verify with a model file", () => {
  it("reads the keys in any order", async () => {
    const folder = lampProject();
    const { stdout } = await docwright(folder, "model");
    const model = JSON.parse(stdout) as Record<string, unknown>;
    const reversed = Object.fromEntries(Object.entries(model).reverse());
    writeFileSync(join(folder, "service.json"), JSON.stringify(reversed));
    expect(await docwright(folder, "verify", "service.json")).toMatchObject({ code: 0 });
    // An example can show the key of permissions files.
    writeFileSync(join(folder, "service.json"), JSON.stringify({ note: { pathSets: [] }, ...reversed }));
    expect(await docwright(folder, "verify", "service.json")).toMatchObject({ code: 0 });
  });
});

describe("docwright verify with a permissions file", () => {
  const file = (application: string): string =>
    JSON.stringify({
      permissions: {
        "Lamp.Read": {
          pathSets: [
            {
              schemeKeys: ["DelegatedWork"],
              methods: ["GET"],
              paths: { "/lamps/{id}": "least=DelegatedWork", "/lamps": "" },
            },
          ],
        },
        "Lamp.ReadWrite": {
          pathSets: [{ schemeKeys: ["DelegatedWork"], methods: ["GET"], paths: { "/lamps/{id}": "" } }],
        },
        "Lamp.Read.All": {
          pathSets: [{ schemeKeys: [application], methods: ["GET"], paths: { "/Lamps/{lamp-id}/": "" } }],
        },
      },
    });

  it("lists each difference with its row in the docs and the values of both sides", async () => {
    const folder = lampProject({ "service/permissions.json": file("Application") });
    const ended = await docwright(folder, "verify", "service/permissions.json", "--format", "json");
    const { findings } = JSON.parse(ended.stdout) as { findings: object[] };
    expect(findings).toMatchObject([
      {
        rule: "permission-not-documented",
        severity: "warning",
        target: "lamp-get",
        name: "application",
        docs: null,
        metadata: "Lamp.Read.All",
        file: "api/lamp-get.md",
        line: 17,
      },
    ]);
    expect(ended).toMatchObject({ code: 0, stderr: "Not documented: 1 route. List them with --undocumented.\n" });
    expect((await docwright(folder, "verify", "service/permissions.json", "--fail-on", "warning")).code).toBe(1);
  });

  it("with `--undocumented`, lists routes that no page documents", async () => {
    const folder = lampProject({
      "service/permissions.json": file("DelegatedWork").replace(/"Lamp.Read.All".*/, '"Lamp.Admin":{"pathSets":[]}}}'),
    });
    const ended = await docwright(folder, "verify", "service/permissions.json", "--undocumented");
    expect(ended.stdout).toMatch(
      /^service\/permissions\.json\n +1:\d+ {2}info {2}No page documents the route `GET \/lamps`/m,
    );
  });

  it("has a baseline of its own", async () => {
    const config = { docs: "docs", verify: { baseline: "metadata.json", permissionsBaseline: "known.json" } };
    const folder = lampProject({
      "permissions.json": file("Application"),
      "docwright.config.json": JSON.stringify(config),
    });
    expect((await docwright(folder, "verify", "permissions.json", "--update-baseline")).code).toBe(0);
    const ended = await docwright(folder, "verify", "permissions.json", "--fail-on", "warning");
    expect(ended).toMatchObject({ code: 0, stdout: "No new findings for permissions.json.\n" });
  });

  it("says that the file does not mark least privileged permissions", async () => {
    const folder = lampProject({ "old.json": file("DelegatedWork").replace("least=DelegatedWork", "") });
    const ended = await docwright(folder, "verify", "old.json");
    expect(ended.stderr).toContain("old.json does not mark least privileged permissions, so they were not compared.\n");
  });

  it.each([
    ["is not complete", '{ "permissions": { "Lamp.Read":', /bad\.json is not a permissions file: it is not valid JSON/],
    ["has another form", '{ "permissions": { "Lamp.Read": {} } }', /bad\.json is not a permissions file: `Lamp\.Read`/],
    [
      "is of another API",
      file("Application").replaceAll("amps", "ogs"),
      /bad\.json does not have any route of the docs/,
    ],
  ])("exits with 2 if the file %s", async (_, text, message) => {
    const ended = await docwright(lampProject({ "bad.json": text }), "verify", "bad.json");
    expect(ended.stderr).toMatch(message);
    expect(ended).toMatchObject({ code: 2, stdout: "" });
  });
});
