import type { ChangelogReporter, ChangeReporter, FindingReporter, PermissionReporter } from "./reporter.js";

/** The type of the reporters of each subject. */
interface ReporterOf {
  findings: FindingReporter;
  changes: ChangeReporter;
  changelog: ChangelogReporter;
  permissions: PermissionReporter;
}

type Registry = {
  readonly [Subject in keyof ReporterOf]: Readonly<Record<string, () => Promise<ReporterOf[Subject]>>>;
};

/** The output formats of each subject: `<subject>/<format>.ts`. A reporter is loaded when it is used. */
export const reporters = {
  findings: {
    pretty: async () => (await import("./findings/pretty.js")).reportPretty,
    json: async () => (await import("./findings/json.js")).reportJson,
    markdown: async () => (await import("./findings/markdown.js")).reportMarkdown,
    github: async () => (await import("./findings/github.js")).reportGithub,
    sarif: async () => (await import("./findings/sarif.js")).reportSarif,
    junit: async () => (await import("./findings/junit.js")).reportJunit,
  },
  changes: {
    pretty: async () => (await import("./changes/pretty.js")).reportPretty,
    json: async () => (await import("./changes/json.js")).reportJson,
    markdown: async () => (await import("./changes/markdown.js")).reportMarkdown,
    github: async () => (await import("./changes/github.js")).reportGithub,
    sarif: async () => (await import("./changes/sarif.js")).reportSarif,
  },
  changelog: {
    markdown: async () => (await import("./changelog/markdown.js")).reportMarkdown,
    json: async () => (await import("./changelog/json.js")).reportJson,
  },
  permissions: {
    pretty: async () => (await import("./permissions/pretty.js")).reportPretty,
    json: async () => (await import("./permissions/json.js")).reportJson,
    markdown: async () => (await import("./permissions/markdown.js")).reportMarkdown,
  },
} as const satisfies Registry;

export type ReportSubject = keyof ReporterOf;

/** The formats of a subject, as `--format` takes them. */
export type FormatOf<Subject extends ReportSubject> = keyof (typeof reporters)[Subject];
