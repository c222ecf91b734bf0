import type { PermissionReporter } from "./reporter.js";

/** Every format of permissions, loaded when it is asked for. */
export const permissionReporters = {
  pretty: async (): Promise<PermissionReporter> => (await import("./pretty.js")).reportPretty,
  json: async (): Promise<PermissionReporter> => (await import("./json.js")).reportJson,
  markdown: async (): Promise<PermissionReporter> => (await import("./markdown.js")).reportMarkdown,
} as const;

export type PermissionFormat = keyof typeof permissionReporters;
