import { readFile } from "node:fs/promises";
import { createGenerator } from "ts-json-schema-generator";
import { expect, it } from "vitest";

it("`config.schema.json` matches the type of the config (if it does not, run `npm run schema`)", async () => {
  const type = "DocwrightConfig";
  const schema = createGenerator({
    path: "generator/config.ts",
    type,
    skipTypeCheck: true,
    functions: "hide",
  }).createSchema(type);
  expect(JSON.parse(await readFile("generator/config.schema.json", "utf8"))).toEqual(schema);
});
