import { expect, it } from "vitest";
import { microsoftGraph } from "../../generator/dialect/microsoft-graph.js";
import { defaultSdkOptions } from "../../generator/emit/options.js";
import { planSdk } from "../../generator/emit/plan-sdk.js";
import { finding } from "../../generator/findings/create-finding.js";
import { foldMissingIncludes } from "../../generator/findings/fold-includes.js";
import { withoutOverlaps } from "../../generator/lint/fix/edit.js";
import { payloadTypes } from "../../generator/lint/payload-types.js";
import { buildModel } from "../../generator/model/build-model.js";
import { checkValue } from "../../generator/model/check-value.js";
import { limitBases } from "../../generator/model/limit-bases.js";
import type { ApiModel, TypeModel } from "../../generator/model/model.js";
import { indexTypes } from "../../generator/model/type-index.js";
import { withUsableBases } from "../../generator/model/usable-bases.js";
import { readCurl } from "../../generator/page/grammar/curl.js";
import { readResponseProse } from "../../generator/page/grammar/response-sentence.js";
import { readPage } from "../../generator/page/read-page.js";
import { enumeration, property } from "../emit/hand-made.js";
import { apiPage, type Docs } from "../lint/docs.js";
import { docOf } from "../page/doc-of.js";
import { inlineOf } from "../page/grammar/inline-of.js";
import { measureGrowth, mostGrowth, readAndLint } from "./measure-growth.js";

/** Makes items from their numbers. */
function listOf<Item>(size: number, item: (index: number) => Item): readonly Item[] {
  return Array.from({ length: size }, (_, index) => item(index));
}

const place = { file: "a.md", line: 1, column: 1 };

const [lamp] = buildModel([
  readPage(docOf("# lamp resource type\n\n## Properties\n\n|Property|Type|\n|--|--|\n|id|String|\n"), microsoftGraph),
]).types;

/** Types that derive from one another. Only the last one has properties. */
function chainOf(size: number): readonly TypeModel[] {
  if (lamp === undefined) throw new Error("The page does not have a type.");
  return listOf(size, (index) => ({
    ...lamp,
    name: `lamp${String(index)}`,
    base: `lamp${String(index + 1)}`,
    properties: index + 1 < size ? [] : lamp.properties,
  }));
}

/** Types that have a property of the next type. Only the last one has a date. */
function referringTypes(size: number): readonly TypeModel[] {
  return chainOf(size).map(({ base, ...type }) => ({
    ...type,
    base: null,
    properties: [
      property("next", base === `lamp${String(size)}` ? "Edm.DateTimeOffset" : `microsoft.graph.${base ?? ""}`),
    ],
    name: `microsoft.graph.${type.name}`,
  }));
}

/** A page with fields of the same name, and values of this name. */
function fieldsWithValues(size: number): string {
  const parameters = ["|Name|In|Type|Description|", "|--|--|--|--|", ...listOf(size, () => "|a|query|string|none|")];
  const values = ["|Parameter|Value|", "|--|--|", ...listOf(size, (index) => `|a|${String(index)}|`)];
  return [
    "# Lamps\n\n## List lamps\n\n`GET /lamps`\n\n### Parameters\n",
    ...parameters,
    "\n#### Enumerated Values\n",
    ...values,
  ].join("\n");
}

it("findings about one missing include are folded in linear time", { retry: 3 }, async () => {
  const missing = (size: number) =>
    listOf(size, () => finding("missing-include", place, "The include does not exist."));
  const fold = (findings: ReturnType<typeof missing>): void => void foldMissingIncludes(findings);
  const { factor, measured } = await measureGrowth(fold, missing, 4096, 65_536);
  expect(factor, measured).toBeLessThanOrEqual(mostGrowth);
});

it("the values of many fields with the same name are read in linear time", { retry: 3 }, async () => {
  const read = (text: string): void => void readPage(docOf(text), { ...microsoftGraph, odata: false });
  const { factor, measured } = await measureGrowth(read, fieldsWithValues, 256, 4096);
  expect(factor, measured).toBeLessThanOrEqual(mostGrowth);
});

it("sentences about one status are read in linear time", { retry: 3 }, async () => {
  const sentences = (size: number) =>
    listOf(size, (index) => inlineOf(`It returns \`200 OK\` and a [a${String(index)}](b.md) object in the body.`));
  const read = (paragraphs: ReturnType<typeof sentences>): void => void readResponseProse(paragraphs, microsoftGraph);
  const { factor, measured } = await measureGrowth(read, sentences, 1024, 16_384);
  expect(factor, measured).toBeLessThanOrEqual(mostGrowth);
});

it("the described types of a chain are found in linear time", { retry: 3 }, async () => {
  expect(payloadTypes(chainOf(3)).get("lamp0")).toBeDefined();
  // Whether a type is open depends on its base types, so it is open here.
  const find = (types: readonly TypeModel[]): void => void payloadTypes(types.map((type) => ({ ...type, open: true })));
  const { factor, measured } = await measureGrowth(find, chainOf, 1024, 16_384);
  expect(factor, measured).toBeLessThanOrEqual(mostGrowth);
});

it("base types of a chain are checked in linear time", { retry: 3 }, async () => {
  const faults: string[] = [];
  const check = (types: readonly TypeModel[]): void =>
    void withUsableBases(types, (_, __, fault) => faults.push(fault));
  const { factor, measured } = await measureGrowth(check, chainOf, 1024, 16_384);
  expect(factor, measured).toBeLessThanOrEqual(mostGrowth);
  expect(new Set(faults)).toEqual(new Set(["unknown"]));
});

it.each([
  ["base types", (size: number) => chainOf(size)],
  ["references", (size: number) => referringTypes(size)],
])("the SDK of types in a chain of %s is planned in linear time", { retry: 3 }, async (_, types) => {
  const model = (size: number): ApiModel => ({ ...buildModel([]), types: limitBases(types(size), () => undefined) });
  const plan = (api: ApiModel): void => void planSdk(api, defaultSdkOptions, () => undefined);
  const { factor, measured } = await measureGrowth(plan, model, 256, 4096);
  expect(factor, measured).toBeLessThanOrEqual(mostGrowth);
});

it("fixes that do not overlap are chosen in linear time", { retry: 3 }, async () => {
  const fixes = (size: number) =>
    listOf(size, (line) => [{ start: { line, column: 1 }, end: { line, column: 2 }, text: "" }]);
  const choose = (all: ReturnType<typeof fixes>): void => void withoutOverlaps(all);
  const { factor, measured } = await measureGrowth(choose, fixes, 4096, 65_536);
  expect(factor, measured).toBeLessThanOrEqual(mostGrowth);
});

it("values of an enumeration are checked in linear time", { retry: 3 }, async () => {
  const values = (size: number) => ({
    index: indexTypes([
      enumeration(
        "color",
        listOf(size, (at) => `a${String(at)}`),
      ),
    ]),
    sent: listOf(size, (at) => `a${String(at)}`),
  });
  const check = ({ index, sent }: ReturnType<typeof values>): void =>
    void checkValue(sent, "Collection(microsoft.graph.color)", index, "read");
  const { factor, measured } = await measureGrowth(check, values, 1024, 16_384);
  expect(factor, measured).toBeLessThanOrEqual(mostGrowth);
});

it("the function parameters of many requests are checked in linear time", { retry: 3 }, async () => {
  const docs = (size: number): Docs => {
    const rows = listOf(size, (index) => `|p${String(index)}|String|A.|`).join("\n");
    const requests = listOf(size, (index) => `GET /shop/f${String(index)}(a={a})`).join("\n");
    const parameters = `\n## Function parameters\n\n|Parameter|Type|Description|\n|--|--|--|\n${rows}\n`;
    return { "api/get.md": apiPage({ requests, parameters }) };
  };
  const { factor, measured } = await measureGrowth(readAndLint, docs, 1024, 16_384);
  expect(factor, measured).toBeLessThanOrEqual(mostGrowth);
});

it("a curl command is read in linear time", { retry: 3 }, async () => {
  const command = (size: number): string => `${"#\n".repeat(size)}curl ${"-d 'a\\'b\" <x ".repeat(size)}`;
  const read = (text: string): void => void readCurl({ text, textSource: place });
  const { factor, measured } = await measureGrowth(read, command, 4096, 262_144);
  expect(factor, measured).toBeLessThanOrEqual(mostGrowth);
});
