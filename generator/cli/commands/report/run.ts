import { relative } from "node:path";
import { isPagePattern } from "../../../docs/page-pattern.js";
import { commonFolder, listDocs } from "../../../docs/read-docs.js";
import type { Finding } from "../../../findings/finding.js";
import { lint } from "../../../lint/lint.js";
import { lintApi } from "../../../lint-docs.js";
import { readLockFile } from "../../../output/compare-output.js";
import { readWhileIdle } from "../../../output/run-lock.js";
import { checkExpected } from "../../../output/write-output.js";
import { readApi, type DocumentedApi } from "../../../pipeline.js";
import { makeReport, type ReportInput } from "../../../report/make-report.js";
import { readPage } from "../../../report/read-page.js";
import type { ReportDrift } from "../../../report/report-data.js";
import { writeReport } from "../../../report/write-report.js";
import { writeResult } from "../../../output/write-result.js";
import { exitCode, type ExitCode } from "../../exit-code.js";
import { formatCount } from "../../format-count.js";
import { assertRecognized } from "../../inputs/assert-not-empty.js";
import { compareModels } from "../../inputs/compare-operands.js";
import { loadConfig, type LoadedConfig } from "../../inputs/load-config.js";
import { findIntroduced, readDocsSince } from "../../inputs/merge-base.js";
import { mergeSdkMetadata } from "../../inputs/sdk-api.js";
import { settingsFrom, type Settings } from "../../inputs/settings.js";
import { assertAllPagesRead, warnAboutSkipped } from "../../inputs/unread-files.js";
import type { DocsOptions, GlobalOptions, MetadataOptions } from "../../options.js";
import { assumptions } from "../../report/assumptions.js";
import { docsPlaces } from "../../report/findings/report-context.js";
import { expectedDigests } from "../../sdk/expected-digests.js";
import type { GeneratedSdk } from "../../../generate-sdk.js";
import { makeSdk } from "../../sdk/make-sdk.js";
import { outFolder } from "../../sdk/out-folder.js";
import { openTerminal, type Terminal } from "../../terminal.js";
import { docwrightVersion } from "../../version.js";

export interface ReportCommandOptions extends GlobalOptions, DocsOptions, MetadataOptions {
  readonly output: string;
  readonly force?: boolean;
  readonly out?: string;
  readonly since?: string;
}

/**
 * Writes the report. Findings do not fail the command.
 *
 * @throws UsageError if a page cannot be read, because the report would not have its facts.
 */
export async function runReport(options: ReportCommandOptions): Promise<ExitCode> {
  const terminal = openTerminal(options);
  const config = await loadConfig(options.config);
  const settings = settingsFrom(config, options);
  const api = await terminal.progress("Reading the docs", (onProgress) => readApi({ ...settings, onProgress }));
  const places = docsPlaces(api.docs, commonFolder(settings.docs));
  warnAboutSkipped(api.skipped, places.displayPath, terminal);
  assertAllPagesRead(api.whole, places.displayPath);
  if (!settings.include.some(isPagePattern)) assertRecognized(api.pages);

  const files = await listDocs(settings.docs);
  const findings = lintApi({ ...api, files }, settings.lint);
  const since =
    options.since === undefined ? null : await readSince(options.since, api, findings, settings, config, terminal);
  const sdkApi = mergeSdkMetadata(api, settings);
  const sdk = await terminal.progress("Planning the SDK", () => makeSdk(sdkApi, settings));
  const data = makeReport({
    model: sdkApi.model,
    findings,
    untested: sdk.diagnostics.filter(({ rule }) => rule === "example-not-replayable"),
    introduced: new Set(since?.introduced),
    drift: settings.out === null ? null : await readDrift(sdk, settings),
    changes: since?.changes ?? null,
    sourceLine: places.sourceLine,
    generator: docwrightVersion(),
  });
  writeResult(options.output, writeReport(data, await readPage()), options);
  terminal.warn(assumptions({ ...api, settings, sdk: null }));
  const { operations, types } = data.counts;
  const counts = [
    formatCount(operations, "operation"),
    formatCount(types, "type"),
    formatCount(findings.length, "finding"),
  ];
  terminal.note(`Wrote ${options.output}: ${counts.join(", ")}.\n`);
  return exitCode.done;
}

/** Compares the docs with the docs at the merge base with a revision. */
async function readSince(
  revision: string,
  api: DocumentedApi,
  findings: readonly Finding<string>[],
  settings: Settings,
  config: LoadedConfig | null,
  terminal: Terminal,
): Promise<Pick<ReportInput, "changes"> & { readonly introduced: readonly Finding<string>[] }> {
  const earlier = await terminal.progress(`Reading the docs of ${revision}`, () => readDocsSince(revision, settings));
  return {
    changes: { revision, list: compareModels(earlier.model, api.model, config, {}, terminal) },
    introduced: findIntroduced(findings, lint({ ...earlier, model: earlier.whole }, settings.lint)),
  };
}

/** Compares the SDK on disk with the docs, as `docwright drift` does. */
async function readDrift(sdk: GeneratedSdk, settings: Settings): Promise<ReportDrift> {
  const folder = outFolder(settings);
  const { differences, unfinished, isMissing } = await readWhileIdle(folder, async () =>
    checkExpected(folder, await expectedDigests(sdk, readLockFile(folder)), sdk.origin),
  );
  const isCurrent = differences.length === 0 && !unfinished;
  return {
    folder: relative(process.cwd(), folder).replaceAll("\\", "/") || ".",
    state: isMissing ? "missing" : isCurrent ? "current" : "outdated",
    differences: isMissing ? [] : differences.map(({ path, kind }) => ({ path, kind })),
  };
}
