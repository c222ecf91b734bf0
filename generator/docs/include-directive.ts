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
 * Finds the include directives of a text. Directives in fenced code and in HTML comments are ignored.
 * {@link https://learn.microsoft.com/contribute/content/markdown-reference#included-markdown-files | Included Markdown
 * files}
 */
export function findIncludes(text: string): IncludeDirective[] {
  if (!/\[!INCLUDE/i.test(text)) return [];
  const lines = proseLines(text).filter(({ text: line }) => line.includes("[!"));
  return lines.flatMap(({ text: line, number }) =>
    [...line.matchAll(directive)].map((match) => {
      const column = match.index + 1;
      return { target: match[1] ?? "", line: number, column, endColumn: column + match[0].length };
    }),
  );
}

/**
 * Resolves the target of an include directive to a docs path.
 *
 * @param from docs path of the file with the directive
 * @returns `null` if the target is absolute or a URL, because an include must be a relative path
 */
export function includePath(from: string, target: string): string | null {
  const path = target.trim();
  if (path === "" || /^[a-z][a-z0-9+.-]*:|^[/~\\]/i.test(path)) return null;
  return posix.join(posix.dirname(from), path.replaceAll("\\", "/"));
}

/** Whether an include is a code snippet in a programming language. Snippets do not contain facts about the API. */
export function isLanguageSnippet(path: string): boolean {
  return path.split("/").includes("snippets");
}
