import { describe, expect, it } from "vitest";
import type { ApiModel } from "../../generator/model/model.js";
import { verifyTypes } from "../../generator/verify/verify-types.js";
import { member, property, shop, type } from "../diff/shop.js";
import { measureGrowth, mostGrowth, type Work } from "./measure-growth.js";

type Shape = (count: number, label: string) => ApiModel["types"];

const each = <T>(count: number, make: (index: number) => T): T[] => Array.from({ length: count }, (_, at) => make(at));

const shapes: Readonly<Record<string, Shape>> = {
  types: (count, label) => each(count, (at) => type(`shop.${label}${at}`, at, { properties: [] })),
  properties: (count, label) => [
    type("shop.item", 1, { properties: each(count, (at) => property(`${label}${at}`, "Edm.String", at)) }),
  ],
  members: (count, label) => [
    type("shop.size", 1, { kind: "enum", members: each(count, (at) => member(`${label}${at}`, null, at)) }),
  ],
};

const compare: Work<readonly [ApiModel, ApiModel]> = ([docs, metadata]) => {
  verifyTypes(docs, metadata);
};

describe("the time to compare docs with metadata grows at most linearly with the number of unknown", () => {
  // A garbage collection during a measurement looks like growth.
  it.each(Object.entries(shapes))("%s", { retry: 3 }, async (_, shape) => {
    const models = (size: number) =>
      [
        { ...shop(), types: shape(size, "documented") },
        { ...shop(), types: shape(size, "declared") },
      ] as const;
    const { factor, measured } = await measureGrowth(compare, models, 512, 8192);
    expect(factor, measured).toBeLessThanOrEqual(mostGrowth);
  });
});
