import { readFile } from "node:fs/promises";
import { Ajv } from "ajv";
import { createGenerator } from "ts-json-schema-generator";
import { describe, expect, it } from "vitest";
import { buildModel } from "../../generator/model/build-model.js";
import { apiPage, enumFacts, enumPage, example, message, request, resourcePage, row, status, type } from "./pages.js";

const file = "generator/model/model.schema.json";

describe("the model's JSON Schema", () => {
  it("matches the types (if it does not, run `npm run schema`)", async () => {
    const schema = createGenerator({
      path: "generator/model/model.ts",
      type: "ApiModel",
      tsconfig: "tsconfig.json",
      skipTypeCheck: true,
      additionalProperties: true,
    }).createSchema("ApiModel");
    expect(JSON.parse(await readFile(file, "utf8"))).toEqual(schema);
  });

  it("accepts a model, and rejects JSON that is not a model", async () => {
    const validate = new Ajv().compile(JSON.parse(await readFile(file, "utf8")) as object);
    const model = buildModel([
      enumPage("enums", [enumFacts("level", ["low"])]),
      resourcePage("user", { key: "id", base: type("entity"), properties: [row("id", "String")] }),
      apiPage("user-post", {
        requests: [request("POST /users/{id}?$select=id")],
        response: { statuses: [status(201, "user")], description: "", source: { file: "", line: 1, column: 1 } },
        examples: [example("POST /users/1", { id: "1" }, { ...message({ id: "1" }), status: 201 })],
      }),
    ]);
    expect(validate(model), JSON.stringify(validate.errors)).toBe(true);
    expect(validate({ ...model, later: "additional keys are welcome" })).toBe(true);
    expect(validate({ ...model, format: 2 })).toBe(false);
    expect(validate({ ...model, types: [{ name: "microsoft.graph.user" }] })).toBe(false);
  });
});
