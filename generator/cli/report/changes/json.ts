import { summarise } from "../../../diff/summarise.js";
import { printableJson } from "../printable.js";
import type { ChangeReporter } from "../reporter.js";

/** Prints changes as JSON for other programs. */
export const reportJson: ChangeReporter = (changes) =>
  `${printableJson(JSON.stringify({ ...summarise(changes), changes }, null, 2))}\n`;
