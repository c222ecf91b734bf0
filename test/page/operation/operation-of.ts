import { microsoftGraph } from "../../../generator/dialect/microsoft-graph.js";
import { lookupFor } from "../../../generator/dialect/dialect-lookup.js";
import type { Finding } from "../../../generator/findings/finding.js";
import { readOperation } from "../../../generator/page/operation/read-operation.js";
import type { OperationFacts } from "../../../generator/page/page.js";
import type { SharedOperationFacts } from "../../../generator/vocabulary.js";
import { markdownOf } from "../doc-of.js";

/** Returns the facts in the sections of an API page, and the findings. */
export function operationOf(
  text: string,
  includes: Readonly<Record<string, string>> = {},
): OperationFacts & SharedOperationFacts & { readonly diagnostics: readonly Finding[] } {
  const { root, diagnostics: found } = markdownOf(text, includes);
  const diagnostics: Finding[] = [...found];
  const reading = {
    lookup: lookupFor(microsoftGraph),
    report: (diagnostic: Finding) => {
      diagnostics.push(diagnostic);
    },
  };
  const operation = readOperation(root, reading);
  return { ...operation, ...operation.shared, diagnostics };
}

/** Returns the lines of the findings of a rule. */
export function findingsAbout(facts: { readonly diagnostics: readonly Finding[] }, rule: string): number[] {
  return facts.diagnostics.filter((found) => found.rule === rule).map(({ line }) => line);
}
