import { microsoftGraph } from "../../../generator/dialect/microsoft-graph.js";
import { lookupFor } from "../../../generator/dialect/dialect-lookup.js";
import type { Finding } from "../../../generator/findings/finding.js";
import { readOperation } from "../../../generator/page/operation/read-operation.js";
import type { OperationFacts } from "../../../generator/page/page.js";
import type { SharedOperationFacts } from "../../../generator/vocabulary.js";
import { markdownOf } from "../doc-of.js";

/** The facts of an API page's sections and its findings. */
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

/** Rules and lines of the findings, except those about sections that a short test page omits. */
export function findingsAbout(facts: { readonly diagnostics: readonly Finding[] }, rule: string): number[] {
  return facts.diagnostics.filter((found) => found.rule === rule).map(({ line }) => line);
}
