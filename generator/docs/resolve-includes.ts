import { finding } from "../findings/create-finding.js";
import type { RuleId } from "../findings/catalogue.js";
import type { Finding, Place } from "../findings/finding.js";
import { includePath, isLanguageSnippet } from "./include-directive.js";
import type { IncludeDirective } from "./include-directive.js";

/**
 * The highest number of characters in all includes of a page. The largest page of Microsoft Graph has 82,000
 * characters, including its includes.
 */
export const mostIncludedText = 1024 * 1024;

/** The start of the message for a page whose includes have too many characters in total. */
export const tooMuchText = `The includes of the page have more than ${mostIncludedText} characters. docwright does not read this include.`;

/** The text of an include, or the reason why it could not be read. */
export type IncludeText =
  | {
      readonly kind: "text";
      readonly text: string;
      /** The include directives in the text. */
      readonly directives: readonly IncludeDirective[];
      readonly diagnostics: readonly Finding[];
    }
  | { readonly kind: "missing" }
  | { readonly kind: "outside" }
  | { readonly kind: "unreadable"; readonly reason: string };

export interface ResolvedIncludes {
  readonly includes: Readonly<Record<string, string>>;
  readonly diagnostics: readonly Finding[];
}

/** The deepest nesting of includes that is read. Real includes are nested twice at most. */
const deepestNesting = 20;

/**
 * Collects the text of all includes of a file, including nested includes. These faults are reported at the directive: a
 * missing include, an include outside the docs folder, an include cycle, too deep nesting, and too much text in all
 * includes together.
 *
 * @param own the directives in the file
 * @param read reads an include by docs path. It is called once for each path.
 */
export async function resolveIncludes(
  file: string,
  own: readonly IncludeDirective[],
  read: (path: string) => Promise<IncludeText>,
): Promise<ResolvedIncludes> {
  const includes = Object.create(null) as Record<string, string>;
  const diagnostics: Finding[] = [];
  let size = 0;

  async function follow(from: string, all: readonly IncludeDirective[], chain: readonly string[]): Promise<void> {
    for (const directive of all) {
      const path = includePath(from, directive.target);
      const report = (rule: RuleId, message: string): void => {
        diagnostics.push(finding(rule, placeOf(from, directive), message));
      };
      if (path === null) {
        report(
          "missing-include",
          `The include ${directive.target} is not a relative path. Write a path relative to this file.`,
        );
        continue;
      }
      if (isLanguageSnippet(path)) continue;
      if (chain.includes(path)) {
        report("include-cycle", `The include ${path} includes itself. Remove this directive.`);
        continue;
      }
      if (Object.hasOwn(includes, path)) continue;
      if (chain.length > deepestNesting) {
        report(
          "too-many-includes",
          `Includes are nested more than ${deepestNesting} levels deep here, so docwright does not read ${path}. Include this file directly on the page.`,
        );
        continue;
      }
      const found = await read(path);
      size += found.kind === "text" ? found.text.length : 0;
      if (found.kind === "text" && size > mostIncludedText) {
        report("too-many-includes", `${tooMuchText} Remove includes, or shorten them.`);
        size -= found.text.length;
      } else if (found.kind === "text") {
        includes[path] = found.text;
        diagnostics.push(...found.diagnostics);
        await follow(path, found.directives, [...chain, path]);
      } else if (found.kind === "missing") {
        report("missing-include", `The include ${path} does not exist. Add the file or correct the path.`);
      } else if (found.kind === "outside") {
        report(
          "missing-include",
          `The include ${path} is outside the docs folder, so docwright does not read it. If it documents the API, choose a docs folder that contains it, or move it into the docs folder.`,
        );
      } else {
        report(
          "unreadable-file",
          `The include ${path} cannot be read: ${found.reason}. Correct the file or its permissions, or remove the include.`,
        );
      }
    }
  }

  await follow(file, own, [file]);
  return { includes, diagnostics };
}

function placeOf(file: string, directive: IncludeDirective): Place {
  const { line, column, endColumn } = directive;
  return { file, line, column, endLine: line, endColumn };
}
