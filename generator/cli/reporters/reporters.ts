import type { Reporter } from "./reporter.js";

/** Every format of findings, loaded when it is asked for. */
export const reporters = {
  pretty: async (): Promise<Reporter> => (await import("./pretty.js")).reportPretty,
  json: async (): Promise<Reporter> => (await import("./json.js")).reportJson,
} as const;

export type ReportFormat = keyof typeof reporters;
