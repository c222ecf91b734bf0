import { readFile } from "node:fs/promises";
import { createGenerator } from "ts-json-schema-generator";
import { expect, it } from "vitest";

it("config.schema.json matches the type; `npm run schema` updates it", async () => {
  const type = "DocwrightConfig";
  const schema = createGenerator({ path: "generator/config.ts", type, skipTypeCheck: true }).createSchema(type);
  expect(JSON.parse(await readFile("generator/config.schema.json", "utf8"))).toEqual(schema);
});
