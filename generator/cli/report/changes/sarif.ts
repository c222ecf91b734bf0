import type { ReportingDescriptor } from "sarif";
import { changeKinds } from "../../../diff/kinds/change-kinds.js";
import { sarifLog } from "../findings/sarif.js";
import { asFinding } from "./as-finding.js";
import type { ChangeReporter } from "./reporter.js";

const kinds = Object.entries(changeKinds).map(([id, { explanation }]): ReportingDescriptor => ({
  id,
  shortDescription: { text: explanation },
}));

/** Changes as a log that code scanning services read: errors where they break, notes else. */
export const reportSarif: ChangeReporter = (changes, context) =>
  sarifLog(
    changes.map((change) => asFinding(change, context.displayPath)),
    { displayPath: (file) => file },
    kinds,
  );
