import type { PermissionReport } from "../../../export/permissions/permission-report.js";
import type { Colors } from "../findings/reporter.js";

/** Turns what operations need into the text of one format. */
export type PermissionReporter = (report: PermissionReport, context: { readonly colors: Colors }) => string;
