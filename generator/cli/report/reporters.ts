import type {
  ChangelogReporter,
  ChangeReporter,
  DocumentReporter,
  FindingReporter,
  PermissionReporter,
} from "./reporter.js";

/** The type of the reporters for each kind of result, such as findings or changes. */
export interface ReporterOf {
  findings: FindingReporter;
  changes: ChangeReporter;
  changelog: ChangelogReporter;
  permissions: PermissionReporter;
  document: DocumentReporter;
}

type Registry = {
  readonly [Subject in keyof ReporterOf]: Readonly<Record<string, () => Promise<ReporterOf[Subject]>>>;
};

/**
 * The output formats for each kind of result. The reporter of a format is in `<kind>/<format>.ts`, and is loaded only
 * when it is used.
 */
export const reporters = {
  findings: {
    pretty: async () => (await import("./findings/pretty.js")).reportPretty,
    json: async () => (await import("./findings/json.js")).reportJson,
    markdown: async () => (await import("./findings/markdown.js")).reportMarkdown,
    github: async () => (await import("./findings/github.js")).reportGithub,
    gitlab: async () => (await import("./findings/gitlab.js")).reportGitlab,
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
  document: {
    json: async () => (await import("./document/json.js")).reportJson,
    yaml: async () => (await import("./document/yaml.js")).reportYaml,
  },
} as const satisfies Registry;

export type ReportSubject = keyof ReporterOf;

/** The values of `--format` for a kind of result. */
export type FormatOf<Subject extends ReportSubject> = keyof (typeof reporters)[Subject];
