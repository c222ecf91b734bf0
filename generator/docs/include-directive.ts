import { posix } from "node:path";
import { proseLines } from "./prose-lines.js";

/** `[!INCLUDE [title](target)]` in a page. */
export interface IncludeDirective {
  readonly target: string;
  readonly line: number;
  readonly column: number;
  readonly endColumn: number;
}

const directive = /\[!INCLUDE ?\[[^\]\n]{0,500}\] ?\(([^)\n]{1,500})\)[ \t]{0,9}\]/gi;
/**
 * Every include directive of a text, except those in fenced code and in HTML comments.
 * {@link https://learn.microsoft.com/contribute/content/markdown-reference#included-markdown-files | Included Markdown files}
 */
export function findIncludes(text: string): IncludeDirective[] {
  if (!/\[!INCLUDE/i.test(text)) return [];
  return proseLines(text).flatMap(({ text: line, number }) =>
    [...line.matchAll(directive)].map((match) => {
      const column = match.index + 1;
      return { target: match[1] ?? "", line: number, column, endColumn: column + match[0].length };
    }),
  );
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
