import { expect, test } from "vitest";
import { example, model, operation, parameter, property, responds, route, takes, type } from "./hand-made.js";
import { compileErrors, emit, textOf } from "./sdk.js";

const body = { id: "1", highest: "INF", limits: ["-INF", "NaN", 1.5], total: 2 };
const api = model(
  [
    type("gauge", [
      property("id"),
      property("highest", "Edm.Double"),
      property("limits", "Collection(Edm.Single)"),
      property("total", "Edm.Double"),
    ]),
    type("lamp", [property("total", "Edm.Double")]),
  ],
  [
    operation("gauge-create", "Create gauge", "create", ["POST /gauges"], {
      requestBody: takes("microsoft.graph.gauge"),
      responses: [responds(201, "microsoft.graph.gauge")],
      examples: [example("POST /gauges", body, { status: 201, body })],
    }),
    operation("lamp-list", "List lamps", "list", ["GET /lamps"], {
      responses: [responds(200, "Collection(microsoft.graph.lamp)")],
    }),
    operation(
      "gauge-above",
      "above",
      "function",
      [route("GET /gauges/above(limit={limit})", [{ ...parameter("limit", "Edm.Double"), source: place(9) }])],
      {
        responses: [responds(200, "Collection(microsoft.graph.gauge)")],
        examples: [example("GET /gauges/above(limit=-INF)", null, { status: 200, body: { value: [body] } })],
      },
    ),
  ],
);

function place(line: number) {
  return { file: "page.md", line, column: 1 };
}

test("an SDK converts between numbers and the texts INF, -INF and NaN in JSON", async () => {
  const sdk = await emit(api);
  expect(compileErrors(sdk)).toEqual([]);
  expect(textOf(sdk, "src/models/gauge.ts")).toContain("highest?: number | null;");
  expect(textOf(sdk, "src/conversions/gauge.ts")).toContain("{ highest: doubleConversion, limits: doubleConversion }");
  const tests = textOf(sdk, "test/operations/gauges.test.ts");
  const converted = '{ id: "1", highest: Infinity, limits: [-Infinity, NaN, 1.5], total: 2 }';
  expect(tests).toContain(`const body: GaugeCreate = ${converted};`);
  expect(tests).toContain(
    'expect(request.body).toEqual({ id: "1", highest: "INF", limits: ["-INF", "NaN", 1.5], total: 2 })',
  );
  expect(tests).toContain(`expect(result).toEqual(${converted})`);
  expect(tests).toContain(".gauges.above(-Infinity)");
});

test("an SDK does not convert a type whose examples do not show INF or NaN", async () => {
  const sdk = await emit(api);
  expect(sdk.files.map(({ path }) => path)).not.toContain("src/conversions/lamp.ts");
  expect(textOf(sdk, "src/operations/lamps.ts")).not.toContain("revive");
});
