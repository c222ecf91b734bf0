import { summarise } from "../../../diff/summarise.js";
import type { ChangeReporter } from "../reporter.js";

/** Prints changes as JSON for other programs. */
export const reportJson: ChangeReporter = (changes) =>
  `${JSON.stringify({ ...summarise(changes), changes }, null, 2)}\n`;
