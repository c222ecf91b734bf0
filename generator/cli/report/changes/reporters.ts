import type { ChangeReporter } from "./reporter.js";

/** Every format of changes, loaded when it is asked for. */
export const changeReporters = {
  pretty: async (): Promise<ChangeReporter> => (await import("./pretty.js")).reportPretty,
  json: async (): Promise<ChangeReporter> => (await import("./json.js")).reportJson,
  markdown: async (): Promise<ChangeReporter> => (await import("./markdown.js")).reportMarkdown,
  github: async (): Promise<ChangeReporter> => (await import("./github.js")).reportGithub,
  sarif: async (): Promise<ChangeReporter> => (await import("./sarif.js")).reportSarif,
} as const;

export type ChangeFormat = keyof typeof changeReporters;
