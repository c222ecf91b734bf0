import type { Reporter } from "./reporter.js";

/** Every format of findings, loaded when it is asked for. */
export const reporters = {
  pretty: async (): Promise<Reporter> => (await import("./pretty.js")).reportPretty,
  json: async (): Promise<Reporter> => (await import("./json.js")).reportJson,
  markdown: async (): Promise<Reporter> => (await import("./markdown.js")).reportMarkdown,
  github: async (): Promise<Reporter> => (await import("./github.js")).reportGithub,
  sarif: async (): Promise<Reporter> => (await import("./sarif.js")).reportSarif,
  junit: async (): Promise<Reporter> => (await import("./junit.js")).reportJunit,
} as const;

export type ReportFormat = keyof typeof reporters;
