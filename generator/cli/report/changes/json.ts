import { summarise } from "../../../diff/summarise.js";
import type { ChangeReporter } from "./reporter.js";

/** Changes as the JSON that other programs rely on. */
export const reportJson: ChangeReporter = (changes) =>
  `${JSON.stringify({ ...summarise(changes), changes }, null, 2)}\n`;
