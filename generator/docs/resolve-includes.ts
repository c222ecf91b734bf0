import { finding } from "../findings/create-finding.js";
import type { RuleId } from "../findings/catalogue.js";
import type { Finding, Place } from "../findings/finding.js";
import { findIncludes, includePath, isLanguageSnippet } from "./include-directive.js";
import type { IncludeDirective } from "./include-directive.js";

/** The text of an include, or the reason why it could not be read. */
export type IncludeText =
  | { readonly kind: "text"; readonly text: string; readonly diagnostics: readonly Finding[] }
  | { readonly kind: "missing" }
  | { readonly kind: "outside" }
  | { readonly kind: "unreadable"; readonly reason: string };

export interface ResolvedIncludes {
  readonly includes: Readonly<Record<string, string>>;
  readonly diagnostics: readonly Finding[];
}

/**
 * Collects the text of all includes of a file, including those of its includes. Missing includes, includes outside the
 * docs folder and include cycles are reported at the directive.
 *
 * @param read reads an include by docs path. It is called once for each path.
 */
export async function resolveIncludes(
  file: string,
  text: string,
  read: (path: string) => Promise<IncludeText>,
): Promise<ResolvedIncludes> {
  const includes = Object.create(null) as Record<string, string>;
  const diagnostics: Finding[] = [];

  async function follow(from: string, content: string, chain: readonly string[]): Promise<void> {
    for (const directive of findIncludes(content)) {
      const path = includePath(from, directive.target);
      const report = (rule: RuleId, message: string): void => {
        diagnostics.push(finding(rule, placeOf(from, directive), message));
      };
      if (path === null) {
        report(
          "missing-include",
          `The include ${directive.target} is not a relative path. Write it relative to this file.`,
        );
        continue;
      }
      if (isLanguageSnippet(path)) continue;
      if (chain.includes(path)) {
        report("include-cycle", `The include ${path} includes itself. Remove this directive.`);
        continue;
      }
      if (Object.hasOwn(includes, path)) continue;
      const found = await read(path);
      if (found.kind === "text") {
        includes[path] = found.text;
        diagnostics.push(...found.diagnostics);
        await follow(path, found.text, [...chain, path]);
      } else if (found.kind === "missing") {
        report("missing-include", `The include ${path} does not exist. Add the file or correct the path.`);
      } else if (found.kind === "outside") {
        report("missing-include", `The include ${path} is outside the docs folder and was not read. Move it inside.`);
      } else {
        report("unreadable-file", `The include ${path} cannot be read: ${found.reason}.`);
      }
    }
  }

  await follow(file, text, [file]);
  return { includes, diagnostics };
}

function placeOf(file: string, directive: IncludeDirective): Place {
  const { line, column, endColumn } = directive;
  return { file, line, column, endLine: line, endColumn };
}
