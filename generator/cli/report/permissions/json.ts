import { printableJson } from "../printable.js";
import type { PermissionReporter } from "../reporter.js";

/** Prints permissions as JSON for other programs. */
export const reportJson: PermissionReporter = (report) => `${printableJson(JSON.stringify(report, null, 2))}\n`;
