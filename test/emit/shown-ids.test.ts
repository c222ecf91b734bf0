import { describe, expect, test } from "vitest";
import type { JsonValue, TypeModel } from "../../generator/model/model.js";
import { complex, example, model, operation, property, responds, type } from "./hand-made.js";
import { emit, textOf } from "./sdk.js";

const SHIFT = "microsoft.graph.shift";

async function modelOf(shift: TypeModel, body: JsonValue, more: readonly TypeModel[] = []): Promise<string> {
  const list = operation("shift-list", "List shifts", "list", ["GET /shifts"], {
    responses: [responds(200, `Collection(${SHIFT})`)],
    examples: [example("GET /shifts", null, { status: 200, body })],
  });
  return textOf(await emit(model([shift, ...more], [list])), "src/models/shift.ts");
}

describe("an entity whose docs omit its id", () => {
  const shift = type("shift", [property("theme")]);

  test("has the id that example responses show", async () => {
    expect(await modelOf(shift, { value: [{ id: "1", theme: "white" }] })).toContain("  id: string;");
    const named = { "@odata.type": `#${SHIFT}`, id: "1", theme: "white" };
    expect(await modelOf(shift, { value: [named] })).toContain("  id: string;");
  });

  test.each<[string, TypeModel, JsonValue]>([
    ["no example shows an id", shift, { value: [{ theme: "white" }] }],
    ["only its docs name the key", { ...shift, key: ["id"] }, { value: [{ theme: "white" }] }],
    ["the example shows another type", shift, { value: [{ id: "1", colour: "white" }] }],
    [
      "the example names another type",
      shift,
      { value: [{ "@odata.type": "#microsoft.graph.day", id: "1", theme: "a" }] },
    ],
    ["its key has another name", { ...shift, key: ["theme"] }, { value: [{ id: "1", theme: "white" }] }],
    ["it has a base type", { ...shift, base: "microsoft.graph.base" }, { value: [{ id: "1", theme: "white" }] }],
    ["it is a complex type", complex("shift", [property("theme")]), { value: [{ id: "1", theme: "white" }] }],
  ])("does not get an id if %s", async (_, one, body) => {
    const base = type("base", [property("name")]);
    expect(await modelOf(one, body, [base, type("day", [])])).not.toContain("id: string");
  });
});
