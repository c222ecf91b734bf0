import { writeFileSync } from "node:fs";
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
  // odata2ts formats its output with the settings of a project.
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions: { strict: true } }));
  const run = (program: string, ...args: readonly string[]): Cost =>
    measure([join(packages, program), ...args], folder);
  return {
    odata2ts: () => run("@odata2ts/odata2ts/lib/run-cli.js", "-s", metadata, "-o", join(folder, "odata2ts")),
    "openapi-typescript": () => run("openapi-typescript/bin/cli.js", openapi, "-o", join(folder, "types.ts")),
    "Redocly generate-client": () =>
      run("@redocly/cli/bin/cli.js", "generate-client", openapi, "-o", join(folder, "client.ts")),
  };
}
