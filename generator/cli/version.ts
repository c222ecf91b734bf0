import { readFileSync } from "node:fs";

/** The version of the package that this module belongs to, built or not. */
export function docwrightVersion(): string {
  const manifest = readFileSync(new URL("../../package.json", import.meta.url), "utf8");
  return (JSON.parse(manifest) as { version: string }).version;
}
