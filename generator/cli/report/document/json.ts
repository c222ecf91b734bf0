import { printableJson } from "../printable.js";
import type { DocumentReporter } from "../reporter.js";

/** Prints a document as JSON. */
export const reportJson: DocumentReporter = (document) => printableJson(`${JSON.stringify(document, null, 2)}\n`);
