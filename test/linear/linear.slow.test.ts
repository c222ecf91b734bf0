import { describe, expect, it } from "vitest";
import { measureGrowth, mostGrowth, readAndLint, readAndPlan } from "./measure-growth.js";
import { bodyShapes, faultShapes, modelShapes, requestShapes } from "./model-shapes.js";
import { drawShapes, onceQuadratic } from "./shapes.js";

/** The number of shapes to measure. To measure more: `DOCWRIGHT_SHAPES=2000 npx vitest run test/linear` */
const count = Number(process.env["DOCWRIGHT_SHAPES"] ?? 160);
const shapes = drawShapes(count);

/**
 * A garbage collection during a measurement looks like growth, so a failed measurement is repeated. A shape that really
 * takes quadratic time fails every time.
 */
const repeatable = { retry: 3 };

describe("the time to read a page grows at most linearly with the size of", () => {
  it("at least 150 kinds of text, including every kind that once took quadratic time", () => {
    expect(shapes.length).toBeGreaterThanOrEqual(150);
    expect(shapes.map(({ name }) => name)).toEqual(expect.arrayContaining([...onceQuadratic]));
  });

  it.each(shapes)("$name", repeatable, async ({ docs }) => {
    const { factor, measured } = await measureGrowth(readAndLint, docs, 16_000, 512_000);
    expect(factor, measured).toBeLessThanOrEqual(mostGrowth);
  });
});

describe("the time to read a docs folder grows at most linearly with the number of", () => {
  it.each(modelShapes)("$name", repeatable, async ({ docs }) => {
    const { factor, measured } = await measureGrowth(readAndLint, docs, 16, 1024);
    expect(factor, measured).toBeLessThanOrEqual(mostGrowth);
  });
});

describe("the time to read a page grows at most linearly with the number of", () => {
  it.each(faultShapes)("$name", repeatable, async ({ docs }) => {
    const { factor, measured } = await measureGrowth(readAndLint, docs, 2048, 16_384);
    expect(factor, measured).toBeLessThanOrEqual(mostGrowth);
  });
});

describe("the time to plan an SDK grows at most in proportion to the number of", () => {
  it.each([...requestShapes, ...bodyShapes])("$name", repeatable, async ({ docs }) => {
    const { factor, measured } = await measureGrowth(readAndPlan, docs, 512, 2048);
    expect(factor, measured).toBeLessThanOrEqual(mostGrowth);
  });
});
