import { readFileSync } from "node:fs";

/** The version in docwright's package.json. */
export function docwrightVersion(): string {
  const manifest = readFileSync(new URL("../../package.json", import.meta.url), "utf8");
  return (JSON.parse(manifest) as { version: string }).version;
}

/**
 * Whether a version of docwright is newer than another version. A prerelease, such as `1.0.0-rc.1`, is older than its
 * release.
 */
export function isNewerVersion(version: string, other: string): boolean {
  const [release = "", prerelease] = version.split(/-(.*)/s);
  const [otherRelease = "", otherPrerelease] = other.split(/-(.*)/s);
  const difference = release.localeCompare(otherRelease, "en", { numeric: true });
  if (difference !== 0 || otherPrerelease === undefined) return difference > 0;
  return prerelease === undefined || prerelease.localeCompare(otherPrerelease, "en", { numeric: true }) > 0;
}
