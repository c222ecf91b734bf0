import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { readMetadata } from "../../generator/metadata/read-metadata.js";
import type { ApiModel } from "../../generator/model/model.js";
import { corpus } from "../corpus.js";

const folder = corpus("metadata");

describe.skipIf(folder === null)("the metadata of a real service", () => {
  let text = "";
  let model: ApiModel;
  const seen = (pattern: RegExp): number => [...text.matchAll(pattern)].length;

  beforeAll(() => {
    text = readFileSync(join(folder ?? "", "v1.0-2021-07.csdl.xml"), "utf8");
    model = readMetadata(text, "v1.0-2021-07.csdl.xml");
  });

  it("has every element that a text search finds", () => {
    const kinds = (kind: string): number => model.types.filter((type) => type.kind === kind).length;
    const properties = model.types.flatMap((type) => type.properties);
    const intents = (intent: string): number => model.operations.filter((one) => one.intent === intent).length;
    expect({
      entities: kinds("entity"),
      complex: kinds("complex"),
      enums: kinds("enum"),
      members: model.types.flatMap(({ members }) => members).length,
      properties: properties.filter(({ navigation }) => !navigation).length,
      navigation: properties.filter(({ navigation }) => navigation).length,
      actions: intents("action"),
      functions: intents("function"),
      sets: intents("list"),
      singletons: intents("get"),
      media: intents("download"),
    }).toEqual({
      entities: seen(/<EntityType /g),
      complex: seen(/<ComplexType /g),
      enums: seen(/<EnumType /g),
      members: seen(/<Member /g),
      properties: seen(/<Property /g),
      navigation: seen(/<NavigationProperty /g),
      actions: seen(/<Action /g),
      functions: seen(/<Function /g),
      sets: seen(/<EntitySet /g),
      singletons: seen(/<Singleton /g),
      media: seen(/HasStream="true"/g),
    });
  });

  it("has neither unreadable elements nor unresolved names", () => {
    expect(model.diagnostics).toEqual([]);
    expect(JSON.stringify(model)).not.toContain('"graph.');
  });
});
