import { describe, expect, it } from "vitest";
import { microsoftGraph } from "../../../generator/dialect/microsoft-graph.js";
import { readPage } from "../../../generator/page/read-page.js";
import { docOf } from "../doc-of.js";
import { enumsOf, resourceOf } from "./resource-of.js";

const members = (headers: string, ...rows: readonly string[]): string =>
  `|${headers}|\n|${headers.replace(/[^|]+/g, ":---")}|\n${rows.map((row) => `|${row}|\n`).join("")}\n`;

describe("an enumeration", () => {
  it("can have its own page", () => {
    const page = `# riskLevel enum type\n\nNamespace: microsoft.graph\n\nHow bad it is.\n\n## Members\n${members("Member|Value|Description", "low|0|A little.", "`high`|2|")}`;
    expect(enumsOf(page)).toMatchObject([
      {
        name: "riskLevel",
        description: "How bad it is.",
        flags: false,
        members: [
          { name: "low", value: "0", description: "A little.", source: { line: 10 } },
          { name: "high", value: "2", description: "" },
        ],
        source: { line: 1 },
      },
    ]);
  });

  it("can be on a page with other enumerations", () => {
    const page = `# Enum values\n\nNamespace: microsoft.graph\n\n### changeType values\n\n${members("Member", "created", "deleted")}### \`sortBy\` enum members\n\nThey can be combined.\n\n${members("Value|Description", "name|By name.")}`;
    expect(enumsOf(page)).toMatchObject([
      { name: "changeType", members: [{ name: "created", value: null }, { name: "deleted" }], source: { line: 5 } },
      {
        name: "sortBy",
        description: "They can be combined.",
        flags: true,
        members: [{ name: "name", description: "By name." }],
      },
    ]);
  });

  it("has members that can be combined if the description of a member says so", () => {
    expect(enumsOf(`### arch values\n\n${members("Member|Value|Description", "none|0|No flags set.")}`)).toMatchObject([
      { flags: true },
    ]);
  });

  it("does not come from a table of properties, a section without a table, or a section whose heading has several words", () => {
    expect(enumsOf(`### riskLevel values\n\n${members("Property|Type|Description", "id|String|")}`)).toEqual([]);
    expect(enumsOf("### riskLevel values\n\nSee elsewhere.")).toEqual([]);
    expect(enumsOf(`### Legal age values\n\n${members("Member", "a")}`)).toEqual([]);
  });

  it("can have members with names of Object.prototype members", () => {
    expect(enumsOf(`### odd values\n\n${members("Member", "\\_\\_proto\\_\\_", "constructor")}`)).toMatchObject([
      { members: [{ name: "__proto__" }, { name: "constructor" }] },
    ]);
  });
});

describe("values on a resource page", () => {
  const page = (type: string, heading = "kind values"): string =>
    `# chat resource type\n\n## Properties\n\n${members("Property|Type|Description", `kind|${type}|What it is.`)}### ${heading}\n\n${members("Member|Description", "group|Many.", "oneOnOne|Two.")}`;

  it("are values of a String property if the heading is the name of the property", () => {
    const { types, enums } = resourceOf(page("String"));
    expect(types[0]?.properties).toMatchObject([{ name: "kind", facts: { values: ["group", "oneOnOne"] } }]);
    expect(enums).toEqual([]);
  });

  it("are members of an enumeration if the heading is the type of the property", () => {
    const { types, enums } = resourceOf(page("kind"));
    expect(types[0]?.properties).toMatchObject([{ name: "kind", facts: { values: null } }]);
    expect(enums).toMatchObject([{ name: "kind" }]);
  });

  it('are not an enumeration if the heading says "property values"', () => {
    const { types, enums } = resourceOf(page("String collection", "Kind property values"));
    expect(types[0]?.properties).toMatchObject([{ facts: { values: ["group", "oneOnOne"] } }]);
    expect(enums).toEqual([]);
    expect(resourceOf(page("String", "roles property values")).enums).toEqual([]);
  });
});

it("an enumeration on a translated page keeps member names that are not words, and reports the other names", () => {
  const members = "|Membro|\n|--|\n|none|\n|BlockAccess|\n|JIS B4|\n|Nenhum|\n|Carta do Norte|\n";
  const page = readPage(
    docOf(`---\nms.contentlocale: pt-BR\n---\n\n# x\n\n## lampSize values\n\n${members}`),
    microsoftGraph,
  );
  expect(page.enums.flatMap((one) => one.members.map(({ name }) => name))).toEqual(["none", "BlockAccess", "JIS B4"]);
  expect(page.diagnostics.map(({ message }) => message)).toEqual([
    expect.stringContaining("`Nenhum`, `Carta do Norte`."),
  ]);
});
