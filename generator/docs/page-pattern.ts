import picomatch from "picomatch";

/** Whether a glob means files of pages: `api/user-*.md`, `api-reference/beta/**`. Others mean parts of the API itself. */
export function isPagePattern(pattern: string): boolean {
  return !pattern.startsWith("/") && (pattern.includes("/") || pattern.endsWith(".md"));
}

/** A pattern without a slash matches the names of files, wherever they stand. */
export function pageMatcher(pattern: string): (path: string) => boolean {
  return picomatch(pattern, { basename: !pattern.includes("/") });
}
