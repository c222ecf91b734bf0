const parts = new Set(["api", "resources", "includes"]);

/**
 * The API version in a path: the folder below `api-reference` (`api-reference/v1.0/api/user-get.md`).
 *
 * @param enclosing folder names from `api-reference` down to the docs folder; empty without this folder
 * @returns `null` if the path does not contain a version
 */
export function docsVersion(enclosing: readonly string[], path: string): string | null {
  const folders = [...enclosing, ...path.split("/").slice(0, -1)];
  const index = folders.indexOf("api-reference");
  const version = index < 0 ? undefined : folders[index + 1];
  return version === undefined || parts.has(version) ? null : version;
}
