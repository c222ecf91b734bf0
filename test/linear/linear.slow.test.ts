import { describe, expect, it } from "vitest";
import { measureGrowth, mostGrowth } from "./measure-growth.js";
import { modelShapes } from "./model-shapes.js";
import { drawShapes, onceQuadratic } from "./shapes.js";

/** To try more of the shapes: `DOCWRIGHT_SHAPES=2000 npx vitest run test/linear` */
const count = Number(process.env["DOCWRIGHT_SHAPES"] ?? 160);
const shapes = drawShapes(count);

/** A garbage collection within a measurement looks like growth. A page shape that grows too much does so every time. */
const repeatable = { retry: 3 };

describe("the time for a page grows with its size", () => {
  it("is measured for at least 150 shapes, with all that were quadratic", () => {
    expect(shapes.length).toBeGreaterThanOrEqual(150);
    expect(shapes.map(({ name }) => name)).toEqual(expect.arrayContaining([...onceQuadratic]));
  });

  it.each(shapes)("$name", repeatable, async ({ docs }) => {
    const { factor, measured } = await measureGrowth(docs, 1000, 512_000);
    expect(factor, measured).toBeLessThanOrEqual(mostGrowth);
  });
});

describe("the time for a docs folder grows with the number of its", () => {
  it.each(modelShapes)("$name", repeatable, async ({ docs }) => {
    const { factor, measured } = await measureGrowth(docs, 16, 1024);
    expect(factor, measured).toBeLessThanOrEqual(mostGrowth);
  });
});
