/** Tells whether a file name is the name of a page: it ends with `.md`, in upper or lower case. */
export function isPageName(name: string): boolean {
  return name.toLowerCase().endsWith(".md");
}

/** Whether a folder cannot contain pages: packages, the files of git, and code snippets in programming languages. */
export function isIgnoredFolder(path: string): boolean {
  return /(?:^|\/)(?:node_modules|\.git|includes\/snippets)$/.test(path);
}

/** Whether a file with this docs path is read as a page: Markdown, not hidden, and below the docs folder. */
export function isPagePath(path: string): boolean {
  const names = path.split("/");
  const folders = names.map((_, index) => names.slice(0, index).join("/"));
  return isPageName(path) && !names.some((name) => name.startsWith(".")) && !folders.some(isIgnoredFolder);
}
