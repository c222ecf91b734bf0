import { describe, expect, test } from "vitest";
import { exportCsdl } from "../../generator/export/csdl/export-csdl.js";
import type { ApiModel } from "../../generator/model/model.js";
import { docwright } from "../cli/docwright.js";
import { lampGetPage, lampPage, lampProject } from "../cli/lamp-docs.js";
import { readDocsSet } from "../read-docs-set.js";
import { expressibleTypes, readBack } from "./compare-csdl.js";
import { brokenRules } from "./csdl-rules.js";

const switchPage = lampGetPage
  .replace("# Get lamp", "# lamp: switchOn")
  .replace("GET /lamps/{id}", "POST /lamps/{id}/switchOn")
  .replace(
    "## Response",
    "## Request body\n\n|Parameter|Type|Description|\n|:---|:---|:---|\n|seconds|Int32|The time. Required.|\n\n## Response",
  );

function derivedPage(name: string, base: string): string {
  return lampPage.replace("A lamp of the house.", `Inherits from [${base}](${base}.md).`).replaceAll("lamp", name);
}

function enumPage(name: string, ...rows: readonly string[]): string {
  return `# ${name} enum type\n\nNamespace: microsoft.graph\n\n## Members\n\n|Member|Value|\n|:---|:---|\n${rows.join("\n")}\n`;
}

/** Exports the docs of the lamps with other or more files. */
async function exportPages(
  files: Readonly<Record<string, string>>,
): Promise<{ readonly content: string; readonly omitted: Readonly<Record<string, number>> }> {
  const { model } = await readDocsSet(`${lampProject(files)}/docs`);
  const { documents, omitted } = exportCsdl(model);
  return { content: documents[0]?.content ?? "", omitted: Object.fromEntries(omitted) };
}

describe("docwright export csdl", () => {
  test("writes metadata that has the types, the entity set and the actions of the docs", async () => {
    const folder = lampProject({ "docs/api/lamp-switchon.md": switchPage });
    const { stdout, code } = await docwright(folder, "export", "csdl");
    expect(code).toBe(0);
    const { types, operations, diagnostics } = readBack(stdout);
    expect(diagnostics).toEqual([]);
    expect(types).toMatchObject([
      {
        name: "microsoft.graph.lamp",
        properties: [{ name: "id" }, { name: "colour" }, { name: "power", type: "Edm.Int32" }],
      },
    ]);
    expect(operations).toMatchObject([
      { id: "microsoft.graph.Container/lamps", responses: [{ type: "Collection(microsoft.graph.lamp)" }] },
      {
        id: "microsoft.graph.switchOn(microsoft.graph.lamp)",
        requestBody: { properties: [{ name: "seconds", type: "Edm.Int32", required: true }] },
        responses: [{ type: "microsoft.graph.lamp" }],
      },
    ]);
  });

  test("is read back to the types of input-docs", async () => {
    const { model } = await readDocsSet("input-docs", { cache: true });
    const [document] = exportCsdl(model).documents;
    const read = readBack(document?.content ?? "");
    expect(read.diagnostics).toEqual([]);
    expect(expressibleTypes(read)).toEqual(expressibleTypes(model));
    expect(brokenRules(document?.content ?? "")).toEqual([]);
  });

  test("writes exactly the properties of an entity type as navigation properties, because CSDL requires this", async () => {
    const { model } = await readDocsSet(`${lampProject()}/docs`);
    const [lamp] = model.types;
    const [colour] = lamp?.properties ?? [];
    if (lamp === undefined || colour === undefined) throw new TypeError("The docs do not describe lamps.");
    const twin = { ...colour, name: "twin", type: lamp.name };
    const spares = { ...colour, name: "spares", type: `Collection(${lamp.name})`, nullable: false };
    const shelf = { ...lamp, name: "microsoft.graph.shelf", kind: "complex" as const, key: [], properties: [spares] };
    const owner = { ...colour, name: "owner", type: "Edm.Guid", navigation: true };
    const types = [{ ...lamp, properties: [...lamp.properties, twin, owner] }, shelf];
    const { documents, omitted } = exportCsdl({ ...model, types });
    const content = documents[0]?.content ?? "";
    expect(content).toMatch(/<NavigationProperty Name="twin" Type="microsoft.graph.lamp" ContainsTarget="true"/);
    expect(content).toMatch(/<Property Name="owner" Type="Edm.Guid"/);
    expect(content).toMatch(/<NavigationProperty Name="spares" Type="Collection\(microsoft.graph.lamp\)"(?! \w+=)/);
    expect(brokenRules(content)).toEqual([]);
    expect(omitted.get("distinctions between a property and a relationship that CSDL does not allow")).toBe(3);
  });

  test("leaves out that members are flags if they do not all have a number, because CSDL requires numbers", async () => {
    const { model } = await readDocsSet(`${lampProject()}/docs`);
    const [lamp] = model.types;
    if (lamp === undefined) throw new TypeError("The docs do not describe lamps.");
    const member = { name: "on", value: null, description: "", source: lamp.source };
    const state = { ...lamp, name: "microsoft.graph.state", kind: "enum" as const, flags: true, members: [member] };
    const { documents, omitted } = exportCsdl({ ...model, types: [{ ...state, key: [], properties: [] }] });
    expect(brokenRules(documents[0]?.content ?? "")).toEqual([]);
    expect(omitted.get("flags whose members do not all have a number")).toBe(1);
  });

  test("leaves out functions without a documented result, and operations with the name of a type", async () => {
    const { model } = await readDocsSet(
      `${lampProject({ "docs/api/lamp-switchon.md": switchPage, "docs/api/lamp-lamp.md": switchPage.replaceAll("switchOn", "lamp") })}/docs`,
    );
    const operations = model.operations.map((one) =>
      one.routes[0]?.path.endsWith("switchOn") === true ? { ...one, intent: "function" as const, responses: [] } : one,
    );
    const { documents, omitted } = exportCsdl({ ...model, operations });
    expect(documents[0]?.content).not.toMatch(/<(?:Action|Function)/);
    expect(omitted.get("functions that do not return a value of a documented type")).toBe(1);
    expect(omitted.get("actions and functions with the name of a type")).toBe(1);
  });

  test("counts the parameters whose name CSDL does not allow", async () => {
    const { model } = await readDocsSet(`${lampProject({ "docs/api/lamp-switchon.md": switchPage })}/docs`);
    const properties = model.types
      .flatMap((type) => type.properties.slice(0, 1))
      .flatMap((property) =>
        ["colour", "@odata.type", "two words"].map((name) => ({ ...property, name, type: "Edm.String" })),
      );
    const operations = model.operations.map((one) =>
      one.routes[0]?.path.endsWith("switchOn") === true
        ? {
            ...one,
            intent: "action" as const,
            requestBody: {
              contentType: "application/json",
              type: null,
              properties,
              description: "",
              source: one.source,
            },
          }
        : one,
    );
    const { documents, omitted } = exportCsdl({ ...model, operations });
    expect(documents[0]?.content).toContain('<Parameter Name="colour" Type="Edm.String"');
    expect(documents[0]?.content).not.toContain("two words");
    expect(omitted.get("parameters whose name CSDL does not allow")).toBe(2);
  });

  test("escapes text, and leaves out names that CSDL does not allow", async () => {
    const { model } = await readDocsSet(`${lampProject()}/docs`);
    const description = `<a href="x">&amp; 'b'</a> \u202e\u0001`;
    const hostile: ApiModel = {
      ...model,
      types: model.types.map((type) => ({
        ...type,
        description,
        properties: type.properties.map((one) => (one.name === "colour" ? { ...one, name: `x" Type="y` } : one)),
      })),
    };
    const { documents, omitted } = exportCsdl(hostile);
    const { types } = readBack(documents[0]?.content ?? "");
    expect(types[0]?.description).toBe(`<a href="x">&amp; 'b'</a> \u202e\ufffd`);
    expect(types[0]?.properties.map(({ name }) => name)).toEqual(["id", "power"]);
    expect(omitted.get("properties whose name CSDL does not allow")).toBe(1);
    expect(documents[0]?.content).not.toContain("\u202e");
  });

  test("writes the key of each type, whose properties cannot be null", async () => {
    const { stdout } = await docwright(lampProject(), "export", "csdl");
    expect(stdout).toContain('<edmx:Edmx Version="4.0"');
    expect(stdout).toContain('<PropertyRef Name="id"/>');
    expect(stdout).toMatch(/<Property Name="id" Type="Edm.String" Nullable="false"/);
    expect(stdout).toMatch(/<Property Name="colour" Type="Edm.String"(?! Nullable)/);
  });

  test.each([
    ["the docs do not describe the property", "serial"],
    ["the property is a collection", "rooms"],
  ])("leaves out collections of objects whose key CSDL does not allow, because %s", async (_, key) => {
    const { model } = await readDocsSet(`${lampProject()}/docs`);
    const [lamp] = model.types;
    const [colour] = lamp?.properties ?? [];
    if (lamp === undefined || colour === undefined) throw new TypeError("The docs do not describe lamps.");
    const rooms = { ...colour, name: "rooms", type: "Collection(Edm.String)" };
    const spares = { ...colour, name: "spares", type: `Collection(${lamp.name})`, navigation: true };
    const twin = { ...colour, name: "twin", type: lamp.name, navigation: true };
    const types = [{ ...lamp, key: [key], properties: [rooms, spares, twin] }];
    const { documents, omitted } = exportCsdl({ ...model, types });
    const read = readBack(documents[0]?.content ?? "");
    expect(read.diagnostics).toEqual([]);
    expect(read.types).toMatchObject([{ key: [], properties: [{ name: "rooms" }, { name: "twin" }] }]);
    expect(read.operations).toEqual([]);
    expect(documents[0]?.content).toContain('<edmx:Edmx Version="4.01"');
    expect(Object.fromEntries(omitted)).toMatchObject({
      "keys whose properties the docs do not describe as single values of a primitive type": 1,
      "properties and relationships that are collections of objects without a key": 1,
      "entity sets of objects without a key": 1,
    });
  });

  test("leaves out base types from which a type cannot derive", async () => {
    const { omitted, content } = await exportPages({
      "docs/resources/a.md": derivedPage("a", "b"),
      "docs/resources/b.md": derivedPage("b", "a"),
      "docs/resources/c.md": derivedPage("c", "state"),
      "docs/resources/state.md": enumPage("state", "|on|1|"),
    });
    expect(content).not.toContain("BaseType");
    expect(brokenRules(content)).toEqual([]);
    expect(omitted).toMatchObject({
      "base types that derive from the type itself": 2,
      "base types that are enumerations": 1,
    });
  });

  test("leaves out enumerations without an allowed member, and what has their type", async () => {
    const { omitted, content } = await exportPages({
      "docs/resources/state.md": enumPage("state", "|in use|0|", "|switched-off|1|"),
      "docs/resources/lamp.md": lampPage.replace("|power|Int32|", "|power|state|"),
      "docs/api/lamp-switchon.md": switchPage.replace("|seconds|Int32|", "|seconds|state|"),
    });
    expect(content).not.toContain('state"');
    expect(brokenRules(content)).toEqual([]);
    expect(omitted).toEqual({
      "enumerations without a member that CSDL allows": 1,
      "properties of a type that the metadata does not have": 1,
      "actions and functions with a type that the metadata does not have": 1,
    });
  });

  test.each([
    ["2147483647", undefined],
    ["2147483648", "Edm.Int64"],
    ["-9223372036854775808", "Edm.Int64"],
  ])("declares the number %s of a member with a type that has it", async (number, expected) => {
    const { content } = await exportPages({ "docs/resources/state.md": enumPage("state", `|on|${number}|`) });
    expect(/<EnumType Name="state"(?: UnderlyingType="(.*?)")?>/.exec(content)?.[1]).toBe(expected);
    expect(content).toContain(`<Member Name="on" Value="${number}"`);
    expect(brokenRules(content)).toEqual([]);
  });

  test("leaves out the numbers of members if one is larger than 64 bits", async () => {
    const members = ["|on|1|", "|off|9223372036854775808|"];
    const { content, omitted } = await exportPages({ "docs/resources/state.md": enumPage("state", ...members) });
    expect(content).not.toContain("Value=");
    expect(omitted).toMatchObject({ "enumerations whose members do not all have a number": 1 });
  });

  test("names the entity container differently if a type or an action has its name", async () => {
    const { content } = await exportPages({
      "docs/resources/container.md": lampPage.replaceAll("lamp", "Container"),
      "docs/resources/container2.md": lampPage.replaceAll("lamp", "Container2"),
      "docs/api/lamp-container3.md": switchPage.replaceAll("switchOn", "Container3"),
    });
    expect(brokenRules(content)).toEqual([]);
    expect(content).toContain('<EntityType Name="Container">');
    expect(content).toContain('<EntityContainer Name="Container4">');
  });

  test("leaves out default values that are not a value of the type, and says how many", async () => {
    const text = "The default value is";
    const page = lampPage
      .replace("In watts", `${text} \`1.5\`. In watts`)
      .replace("|colour|String|", `|since|Date|${text} \`today\`.|\n|on|Boolean|${text} \`True\`.|\n|colour|String|`);
    const { content, omitted } = await exportPages({ "docs/resources/lamp.md": page });
    expect(content.match(/DefaultValue=".*?"/g)).toEqual(['DefaultValue="true"']);
    expect(omitted).toEqual({ "default values that are not a value of the property's type": 2 });
  });

  test("leaves out base types that metadata names, but CSDL does not allow, and collections of any entities", async () => {
    const { model } = await readDocsSet(`${lampProject()}/docs`);
    const [lamp] = model.types;
    const [colour] = lamp?.properties ?? [];
    if (lamp === undefined || colour === undefined) throw new TypeError("The docs do not describe lamps.");
    const kid = { ...lamp, name: "microsoft.graph.kid", kind: "complex" as const, base: lamp.name, key: [] };
    const far = { ...lamp, name: "microsoft.graph.far", base: "other-service.lamp", key: [] };
    const [one, many] = ["Edm.EntityType", "Collection(Edm.EntityType)"].map((type) => ({
      ...colour,
      name: "any",
      type,
    }));
    if (one === undefined || many === undefined) throw new TypeError("No properties.");
    const types = [
      { ...lamp, properties: [...lamp.properties, { ...one, navigation: true }, { ...many, name: "all" }] },
      { ...lamp, name: "other-service.lamp" },
      { ...kid, properties: [one] },
      far,
    ];
    const { documents, omitted } = exportCsdl({ ...model, types });
    const content = documents[0]?.content ?? "";
    expect(content).toContain('<NavigationProperty Name="any" Type="Edm.EntityType"');
    expect(content).not.toMatch(/BaseType|Name="all"/);
    expect(brokenRules(content)).toEqual([]);
    expect(Object.fromEntries(omitted)).toMatchObject({
      "base types of another kind": 1,
      "base types that the metadata does not have": 1,
      "properties and relationships that are collections of objects without a key": 1,
    });
  });

  test("refuses a namespace that CSDL does not allow", async () => {
    const folder = lampProject({ "docwright.config.json": '{ "docs": "docs", "namespace": "my-api" }' });
    expect(await docwright(folder, "export", "csdl")).toMatchObject({
      code: 2,
      stdout: "",
      stderr:
        "docwright: CSDL does not allow the namespace my-api. Set namespace in the config to names of letters, digits and underscores, separated by dots.\n",
    });
  });

  test("does not have the options of exports with several notations or files", async () => {
    const { stdout } = await docwright(lampProject(), "export", "csdl", "--help");
    expect(stdout).toContain("--output");
    expect(stdout).not.toMatch(/--format|--by-/);
  });
});
