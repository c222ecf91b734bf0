import picomatch from "picomatch";

/** Whether a glob matches page files (`api/user-*.md`, `api-reference/beta/**`) and not paths or types of the API. */
export function isPagePattern(pattern: string): boolean {
  return !pattern.startsWith("/") && (pattern.includes("/") || pattern.endsWith(".md"));
}

/** Compiles a glob. A pattern without a slash matches file names in all folders. */
export function pageMatcher(pattern: string): (path: string) => boolean {
  return picomatch(pattern, { basename: !pattern.includes("/") });
}
