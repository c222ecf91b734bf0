import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createProgramsFolder, install } from "../programs-folder.js";
import { measure, type Cost } from "./measure.js";

/** The versions are fixed, so that figures of different days can be compared. */
const PACKAGES = [
  "odata-openapi@0.29.0",
  "@odata2ts/odata2ts@0.34.0",
  "openapi-typescript@7.13.0",
  "@redocly/cli@2.77.0",
  "typescript@5",
];

/** Seconds after which odata2ts is stopped. By default, its time grows with the square of the number of types. */
const LIMIT = 300;

/**
 * Prepares measurements of three programs that generate TypeScript from the metadata of the same API. Two of them read
 * OpenAPI, which odata-openapi makes from the metadata.
 *
 * @param metadata the absolute path of a CSDL file
 * @returns `null` if the npm registry is not reachable
 */
export function prepareRivals(metadata: string): Readonly<Record<string, () => Cost>> | null {
  const folder = createProgramsFolder();
  if (!install(folder, ...PACKAGES)) return null;
  const packages = join(folder, "node_modules");
  const openapi = join(folder, "openapi.json");
  measure([join(packages, "odata-openapi/lib/cli.js"), "-t", openapi, metadata], folder);
  const ownFiles = join(folder, "odata2ts-files");
  mkdirSync(ownFiles);
  writeFileSync(join(ownFiles, "odata2ts.config.cjs"), "module.exports = { bundledFileGeneration: false };\n");
  // odata2ts formats its output with the settings of a project.
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions: { strict: true } }));
  writeFileSync(join(ownFiles, "tsconfig.json"), JSON.stringify({ compilerOptions: { strict: true } }));
  const run = (program: string, ...args: readonly string[]): Cost =>
    measure([join(packages, program), ...args], folder);
  const odata2ts = (cwd: string): Cost => {
    const args = ["-s", metadata, "-o", join(cwd, "odata2ts")];
    return measure([join(packages, "@odata2ts/odata2ts/lib/run-cli.js"), ...args], folder, { cwd, limit: LIMIT });
  };
  return {
    [`odata2ts, one file (stopped after ${LIMIT} s)`]: () => odata2ts(folder),
    "odata2ts, a file for each type": () => odata2ts(ownFiles),
    "openapi-typescript": () => run("openapi-typescript/bin/cli.js", openapi, "-o", join(folder, "types.ts")),
    "Redocly generate-client": () =>
      run("@redocly/cli/bin/cli.js", "generate-client", openapi, "-o", join(folder, "client.ts")),
  };
}
