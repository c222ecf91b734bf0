import { expect, test } from "vitest";
import { modelDigest } from "../../generator/model/model-digest.js";
import { parseModel } from "../../generator/model/parse-model.js";
import { serializeModel } from "../../generator/model/serialize-model.js";
import { example, model, operation, responds } from "../emit/hand-made.js";

function withBody(body: Parameters<typeof example>[1]) {
  return model(
    [],
    [
      operation("lamp-set", "Set lamp", "action", ["POST /lamps/set"], {
        responses: [responds(204)],
        examples: [example("POST /lamps/set", body, { status: 204 })],
      }),
    ],
  );
}

test("a model whose example has a very deep body can be written and parsed", () => {
  const api = withBody(JSON.parse(`${"[".repeat(3000)}${"]".repeat(3000)}`) as []);
  expect(modelDigest(parseModel(serializeModel(api), "model.json"))).toBe(modelDigest(api));
});

test("a model whose example has a property name that is not valid Unicode can be written and parsed", () => {
  const api = withBody({ "\ud800": 1 });
  expect(modelDigest(parseModel(serializeModel(api), "model.json"))).toBe(modelDigest(api));
});
