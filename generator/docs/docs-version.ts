const parts = new Set(["api", "resources", "includes"]);

/**
 * The API version that a path's folders name: the one below `api-reference` (`api-reference/v1.0/api/user-get.md`).
 *
 * @param enclosing names of the folders from `api-reference` down to the docs folder, where the docs folder lies in one
 */
export function docsVersion(enclosing: readonly string[], path: string): string | null {
  const folders = [...enclosing, ...path.split("/").slice(0, -1)];
  const index = folders.indexOf("api-reference");
  const version = index < 0 ? undefined : folders[index + 1];
  return version === undefined || parts.has(version) ? null : version;
}
