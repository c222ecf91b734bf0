import type { ReportingDescriptor } from "sarif";
import { changeIds } from "../../../diff/kinds/change-kinds.js";
import { readKindPage } from "../../../diff/kinds/kind-page.js";
import { sarifLog } from "../findings/sarif.js";
import type { ChangeReporter } from "../reporter.js";
import { changeToFinding } from "./change-to-finding.js";

/**
 * Prints changes as a SARIF log for code scanning services. Breaking changes are errors, and all other changes are
 * notes.
 *
 * @see {@link https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html | SARIF 2.1.0}
 */
export const reportSarif: ChangeReporter = (changes, context) => {
  const kinds = changeIds.map((id): ReportingDescriptor => {
    const { text, summary } = readKindPage(id);
    return { id, shortDescription: { text: summary }, help: { text, markdown: text } };
  });
  return sarifLog(
    changes.map((change) => changeToFinding(change, context.repositoryPath)),
    { repositoryPath: (file) => file },
    kinds,
  );
};
