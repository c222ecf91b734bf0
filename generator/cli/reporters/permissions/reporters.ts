import type { PermissionReport } from "../../../export/permissions/permission-report.js";
import type { Colors } from "../reporter.js";

/** Turns what operations need into the text of one format. */
export type PermissionReporter = (report: PermissionReport, context: { readonly colors: Colors }) => string;

/** Every format of permissions, loaded when it is asked for. */
export const permissionReporters = {
  pretty: async (): Promise<PermissionReporter> => (await import("./pretty.js")).reportPretty,
  json: async (): Promise<PermissionReporter> => (await import("./json.js")).reportJson,
  markdown: async (): Promise<PermissionReporter> => (await import("./markdown.js")).reportMarkdown,
} as const;

export type PermissionFormat = keyof typeof permissionReporters;
