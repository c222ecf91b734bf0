import { posix } from "node:path";

/** `[!INCLUDE [title](target)]` in a page. */
export interface IncludeDirective {
  readonly target: string;
  readonly line: number;
  readonly column: number;
  readonly endColumn: number;
}

const directive = /\[!INCLUDE ?\[[^\]\n]{0,500}\] ?\(([^)\n]{1,500})\)[ \t]{0,9}\]/gi;
const fence = /^ {0,3}(`{3,}|~{3,})/;

/**
 * Every include directive of a text, except those in fenced code and in HTML comments.
 * {@link https://learn.microsoft.com/contribute/content/markdown-reference#included-markdown-files | Included Markdown files}
 */
export function findIncludes(text: string): IncludeDirective[] {
  if (!/\[!INCLUDE/i.test(text)) return [];
  const found: IncludeDirective[] = [];
  let open: string | null = null;
  withoutComments(text)
    .split("\n")
    .forEach((line, index) => {
      const marker = fence.exec(line)?.[1];
      if (marker !== undefined) {
        if (open === null) open = marker;
        else if (marker.startsWith(open) && line.trim() === marker) open = null;
        return;
      }
      if (open !== null) return;
      for (const match of line.matchAll(directive)) {
        const column = match.index + 1;
        found.push({ target: match[1] ?? "", line: index + 1, column, endColumn: column + match[0].length });
      }
    });
  return found;
}

/**
 * Docs path that a directive means, seen from the file that holds it; `null` where the target is absolute or a URL,
 * which no include may be.
 */
export function includePath(from: string, target: string): string | null {
  const path = target.trim();
  if (path === "" || /^[a-z][a-z0-9+.-]*:|^[/~\\]/i.test(path)) return null;
  return posix.join(posix.dirname(from), path.replaceAll("\\", "/"));
}

/** Code snippets in other languages are no part of a reference page's facts. */
export function isLanguageSnippet(path: string): boolean {
  return path.split("/").includes("snippets");
}

/** Comments become blanks of the same shape, so that lines and columns stay. */
function withoutComments(text: string): string {
  let result = "";
  let at = 0;
  for (;;) {
    const start = text.indexOf("<!--", at);
    const end = start < 0 ? -1 : text.indexOf("-->", start);
    if (end < 0) return result + text.slice(at);
    result += text.slice(at, start) + text.slice(start, end + 3).replace(/[^\n]/g, " ");
    at = end + 3;
  }
}
