import { describe, expect, it } from "vitest";
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

  it("can share a page with others", () => {
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

  it("has flags if the description of a member says so", () => {
    expect(enumsOf(`### arch values\n\n${members("Member|Value|Description", "none|0|No flags set.")}`)).toMatchObject([
      { flags: true },
    ]);
  });

  it("is not read from a table of properties or a section without a table", () => {
    expect(enumsOf(`### riskLevel values\n\n${members("Property|Type|Description", "id|String|")}`)).toEqual([]);
    expect(enumsOf("### riskLevel values\n\nSee elsewhere.")).toEqual([]);
    expect(enumsOf(`### Legal age values\n\n${members("Member", "a")}`)).toEqual([]);
  });

  it("can have members named like those of Object.prototype", () => {
    expect(enumsOf(`### odd values\n\n${members("Member", "\\_\\_proto\\_\\_", "constructor")}`)).toMatchObject([
      { members: [{ name: "__proto__" }, { name: "constructor" }] },
    ]);
  });
});

describe("values on a resource page", () => {
  const page = (type: string, heading = "kind values"): string =>
    `# chat resource type\n\n## Properties\n\n${members("Property|Type|Description", `kind|${type}|What it is.`)}### ${heading}\n\n${members("Member|Description", "group|Many.", "oneOnOne|Two.")}`;

  it("belong to the string property in the heading", () => {
    const { types, enums } = resourceOf(page("String"));
    expect(types[0]?.properties).toMatchObject([{ name: "kind", facts: { values: ["group", "oneOnOne"] } }]);
    expect(enums).toEqual([]);
  });

  it("are an enumeration if the property has the type in the heading", () => {
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
