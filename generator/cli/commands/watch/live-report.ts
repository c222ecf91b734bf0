import { Hono } from "hono";
import { streamSSE } from "hono/streaming";
import { relative } from "node:path";
import { commonFolder, listDocs } from "../../../docs/read-docs.js";
import type { Finding } from "../../../findings/finding.js";
import { lintApi } from "../../../lint-docs.js";
import { applySelection } from "../../../pipeline.js";
import { makeReport } from "../../../report/make-report.js";
import { readPage } from "../../../report/read-page.js";
import type { ReportData } from "../../../report/report-data.js";
import { writeReport } from "../../../report/write-report.js";
import { writeResult } from "../../../output/write-result.js";
import type { SdkApi } from "../../inputs/sdk-api.js";
import type { Settings } from "../../inputs/settings.js";
import { listen } from "../../listen.js";
import { docsPlaces } from "../../report/findings/report-context.js";
import { docwrightVersion } from "../../version.js";

/** The file and the server that show a watched report. */
export interface LiveReportOptions {
  /** The file to write. */
  readonly report?: string;
  /** The port of a server that shows the report and reloads it; 0 chooses a free one. */
  readonly reportPort?: number;
  /** Whether to replace any file. */
  readonly force?: boolean;
}

/** The address of the server. Other computers cannot reach it. */
const HOST = "127.0.0.1";

/** Keeps a report up to date while the docs change. */
export class LiveReport {
  readonly #file: string | undefined;
  readonly #port: number | undefined;
  readonly #force: boolean;
  #page = "";
  /** Changes with each report and each start of the command, so that an open page notices that it is outdated. */
  #version = "";
  #count = 0;
  readonly #readers = new Set<(version: string) => void>();

  constructor({ report, reportPort, force = false }: LiveReportOptions) {
    this.#file = report;
    this.#port = reportPort;
    this.#force = force;
  }

  /**
   * Starts the server if the options ask for it.
   *
   * @returns the URL; `null` without a server
   * @throws UsageError if the port cannot be used
   */
  async serve(): Promise<string | null> {
    if (this.#port === undefined) return null;
    const port = await listen((request) => this.#app.fetch(request), { host: HOST, port: this.#port });
    return `http://${HOST}:${String(port)}/`;
  }

  /**
   * Makes the report of an SDK that was just written, writes its file, and reloads open pages.
   *
   * @param diagnostics the findings of generating the SDK
   */
  async update(api: SdkApi, diagnostics: readonly Finding[], settings: Settings, folder: string): Promise<void> {
    const data = await reportOf(api, diagnostics, settings, folder);
    const parts = await readPage();
    if (this.#file !== undefined) writeResult(this.#file, writeReport(data, parts), { force: this.#force });
    if (this.#port === undefined) return;
    this.#count += 1;
    this.#version = `${String(process.pid)}-${String(this.#count)}`;
    this.#page = writeReport(data, parts, reloadScript(this.#version));
    for (const tell of this.#readers) tell(this.#version);
  }

  readonly #app = new Hono()
    .get("/", ({ html }) => html(this.#page, 200, { "cache-control": "no-store" }))
    .get("/events", (context) =>
      streamSSE(context, async (stream) => {
        await new Promise<void>((resolve) => {
          const tell = (version: string): void => void stream.writeSSE({ data: version });
          stream.onAbort(() => {
            this.#readers.delete(tell);
            resolve();
          });
          this.#readers.add(tell);
          // The report can have changed before the page was connected.
          tell(this.#version);
        });
      }),
    );
}

async function reportOf(
  api: SdkApi,
  diagnostics: readonly Finding[],
  settings: Settings,
  folder: string,
): Promise<ReportData> {
  const selected = applySelection(api.whole, settings, api.pages);
  const files = await listDocs(settings.docs);
  return makeReport({
    model: api.model,
    findings: lintApi({ ...api, model: selected, files }, settings.lint),
    untested: diagnostics.filter(({ rule }) => rule === "example-not-replayable"),
    introduced: new Set(),
    // The SDK was just written, so it matches the docs.
    drift: {
      folder: relative(process.cwd(), folder).replaceAll("\\", "/") || ".",
      state: "current",
      differences: [],
    },
    changes: null,
    sourceLine: docsPlaces(api.docs, commonFolder(settings.docs)).sourceLine,
    generator: docwrightVersion(),
  });
}

/** Reloads the page if the server has another version of the report. The place on the page stays the same. */
function reloadScript(version: string): string {
  return `new EventSource("events").onmessage = ({ data }) => { if (data !== ${JSON.stringify(version)}) location.reload(); };`;
}
