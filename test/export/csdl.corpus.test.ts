import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { exportCsdl } from "../../generator/export/csdl/export-csdl.js";
import { corpus } from "../corpus.js";
import { docsSets } from "../corpus/docs-sets.js";
import { readDocsSet } from "../read-docs-set.js";
import { expressibleTypes, readBack } from "./compare-csdl.js";
import { brokenRules } from "./csdl-rules.js";

const folder = corpus("graph-2021-07");

describe.skipIf(folder === null)("CSDL of a whole reference", () => {
  test("is read back to the types, properties and members of the docs", async () => {
    const { model } = await readDocsSet(folder ?? "", { cache: true });
    const { documents, omitted } = exportCsdl(model);
    const read = readBack(documents[0]?.content ?? "");
    expect(read.diagnostics).toEqual([]);
    expect(expressibleTypes(read)).toEqual(expressibleTypes(model));
    const bound = read.operations.filter(({ intent }) => intent === "action" || intent === "function");
    const roots = read.operations.filter(({ routes: [route] }) => /^\/\w+$/.test(route?.path ?? ""));
    expect(bound.length).toBeGreaterThan(200);
    expect(roots.length).toBeGreaterThan(30);
    expect(Object.fromEntries(omitted)).toEqual({
      "first segments of paths without a documented entity type": 15,
      "actions and functions whose path does not end at a documented type": 150,
      "lists of the values of string properties": 126,
      "facts about whether a property is required": 219,
      "facts that a collection can be null": 137,
      "default values that are not a value of the property's type": 10,
      "distinctions between a property and a relationship that CSDL does not allow": 26,
      "functions that do not return a value of a documented type": 83,
      "actions and functions with the name of a type": 13,
      "keys whose properties the docs do not describe as single values of a primitive type": 20,
      "keys that differ from the key of a base type": 1,
      "properties and relationships that are collections of objects without a key": 9,
      "properties whose type differs from that in a base type": 10,
      "properties whose name CSDL does not allow": 10,
    });
  });

  test("begins paths at the entity sets and singletons of the service's metadata, if the docs spell them correctly", async () => {
    const { model } = await readDocsSet(folder ?? "", { cache: true });
    const exported = rootsIn(String(exportCsdl(model).documents[0]?.content));
    const actual = rootsIn(readFileSync(corpus("metadata/v1.0-2021-07.csdl.xml") ?? "", "utf8"));
    const different = [...exported].filter(([name, type]) => actual.get(name) !== type).map(([name]) => name);
    expect(exported.size).toBeGreaterThan(40);
    // Two names have wrong letter cases in the docs, and the metadata of this version does not have the third.
    expect(different.sort()).toEqual(["directoryroles", "oAuth2Permissiongrants", "officeConfiguration"]);
  });
});

test.each([...docsSets()])("CSDL follows the rules of the standard: %s", async (name, docs) => {
  const { model } = await readDocsSet(docs, { apiVersion: name === "modern-2026" ? "v1.0" : null, cache: true });
  expect(brokenRules(String(exportCsdl(model).documents[0]?.content))).toEqual([]);
});

/** The entity sets and singletons in CSDL, each with its kind and type. */
function rootsIn(csdl: string): Map<string, string> {
  const root = /<(EntitySet|Singleton) Name="(\w+)" (?:EntityType|Type)="(?:microsoft\.)?graph\.(\w+)"/g;
  return new Map([...csdl.matchAll(root)].map(([, kind = "", name = "", type = ""]) => [name, `${kind} ${type}`]));
}
