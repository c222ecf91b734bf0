import { printAnnotations } from "../findings/github.js";
import type { ChangeReporter } from "../reporter.js";
import { changeToFinding } from "./change-to-finding.js";

/** Prints changes as GitHub annotations: errors for breaking changes, notices for all other changes. */
export const reportGithub: ChangeReporter = (changes, { repositoryPath }) =>
  printAnnotations(
    changes.map((change) => changeToFinding(change, repositoryPath)),
    { repositoryPath: (file) => file },
  );
