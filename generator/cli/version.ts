import { readFileSync } from "node:fs";

/** The version in docwright's package.json. */
export function docwrightVersion(): string {
  const manifest = readFileSync(new URL("../../package.json", import.meta.url), "utf8");
  return (JSON.parse(manifest) as { version: string }).version;
}
