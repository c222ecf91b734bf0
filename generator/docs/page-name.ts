/** Whether a file is a page by its name: Markdown, in any case. */
export function isPageName(name: string): boolean {
  return name.toLowerCase().endsWith(".md");
}

/** Whether a folder cannot contain pages: packages, the files of git, and code snippets for the tabs of other languages. */
export function isIgnoredFolder(path: string): boolean {
  return /(?:^|\/)(?:node_modules|\.git|includes\/snippets)$/.test(path);
}
