import { reportGithub as reportFindings } from "../findings/github.js";
import type { ChangeReporter } from "../reporter.js";
import { changeToFinding } from "./change-to-finding.js";

/** Prints changes as GitHub annotations: errors for breaking changes, notices for others. */
export const reportGithub: ChangeReporter = (changes, context) =>
  reportFindings(
    changes.map((change) => changeToFinding(change, context.displayPath)),
    { ...context, displayPath: (file) => file, sourceLine: () => undefined },
  );
