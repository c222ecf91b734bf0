import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Application, TypeDocReader } from "typedoc";
import { expect, it } from "vitest";

const project = fileURLToPath(new URL("../../", import.meta.url));

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(join(project, file), "utf8"));
}

it("TypeDoc documents every entry point of the package without warnings", async () => {
  const { exports } = readJson("package.json") as { exports: Record<string, string | { types: string }> };
  const declarations = Object.values(exports).flatMap((target) => (typeof target === "string" ? [] : [target.types]));
  const sources = declarations.map((file) => file.replace(/^\.\/dist\/(.*)\.d\.ts$/, "generator/$1.ts"));
  const options = readJson("typedoc.json") as { entryPoints: string[] };
  expect(options.entryPoints).toEqual(sources);

  const app = await Application.bootstrap({ options: join(project, "typedoc.json"), logLevel: "None" }, [
    new TypeDocReader(),
  ]);
  const documented = await app.convert();
  if (documented === undefined) throw new Error("TypeDoc does not find the entry points");
  app.validate(documented);
  // `npm run api-docs` prints the warnings.
  expect({ warnings: app.logger.warningCount, errors: app.logger.errorCount }).toEqual({ warnings: 0, errors: 0 });
});
