import type { ChangelogReporter } from "./reporter.js";

/** Every format of release notes, loaded when it is asked for. */
export const changelogReporters = {
  markdown: async (): Promise<ChangelogReporter> => (await import("./markdown.js")).reportMarkdown,
  json: async (): Promise<ChangelogReporter> => (await import("./json.js")).reportJson,
} as const;

export type ChangelogFormat = keyof typeof changelogReporters;
