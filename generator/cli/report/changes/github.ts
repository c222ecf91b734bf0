import { reportGithub as reportFindings } from "../findings/github.js";
import { asFinding } from "./as-finding.js";
import type { ChangeReporter } from "./reporter.js";

/** Changes as annotations of a run on GitHub: errors where they break, notices else. */
export const reportGithub: ChangeReporter = (changes, context) =>
  reportFindings(
    changes.map((change) => asFinding(change, context.displayPath)),
    { ...context, displayPath: (file) => file, sourceLine: () => undefined },
  );
