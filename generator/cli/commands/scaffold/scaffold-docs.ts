import { existsSync } from "node:fs";
import { relative } from "node:path";
import { groupBy } from "../../../collections/group-by.js";
import { sortedBy } from "../../../collections/order.js";
import { commonFolder, listDocs } from "../../../docs/read-docs.js";
import { buildModel } from "../../../model/build-model.js";
import type { ApiModel } from "../../../model/model.js";
import { readApi } from "../../../pipeline.js";
import type { Settings } from "../../inputs/settings.js";
import { assertAllPagesRead, warnAboutSkipped } from "../../inputs/unread-files.js";
import { docsPlaces } from "../../report/findings/report-context.js";
import type { Terminal } from "../../terminal.js";

/** The docs that new pages are added to. */
export interface ScaffoldDocs {
  /** The folder that paths of pages are relative to. */
  readonly root: string;
  /** The folder of `api` and `resources`, relative to `root`: `api-reference/v1.0/`, or empty. */
  readonly base: string;
  readonly model: ApiModel;
}

/**
 * Reads the docs. It is not an error if the docs folder does not exist or does not contain pages.
 *
 * @throws UsageError if a page cannot be read
 */
export async function readScaffoldDocs(settings: Settings, terminal: Terminal): Promise<ScaffoldDocs> {
  const root = commonFolder(settings.docs);
  const existing = settings.docs.filter((folder) => existsSync(folder));
  if (existing.length === 0 || (await listDocs(existing)).length === 0) {
    const { apiVersion, namespace, baseUrl, dialect } = settings;
    const model = buildModel([], {
      version: apiVersion ?? undefined,
      namespace: namespace ?? undefined,
      baseUrl: baseUrl ?? undefined,
      odata: dialect.odata,
      paging: dialect.paging,
    });
    return { root, base: firstFolder(root, settings), model };
  }
  const api = await terminal.progress("Reading the docs", () => readApi({ ...settings, include: [], exclude: [] }));
  const { displayPath } = docsPlaces([], root);
  warnAboutSkipped(api.skipped, displayPath, terminal);
  assertAllPagesRead(api.whole, displayPath);
  return { root, base: baseOf(api.whole) ?? firstFolder(root, settings), model: api.whole };
}

/** The folder that most pages in folders named `api` and `resources` have in common. */
function baseOf({ pages }: ApiModel): string | null {
  const bases = pages.flatMap(({ file }) => /^((?:.{0,1000}\/)?)(?:api|resources)\/[^/]{1,255}$/.exec(file)?.[1] ?? []);
  const [most] = sortedBy(
    groupBy(bases, (one) => one),
    ([base, all]) => `${1e6 - all.length} ${base}`,
  );
  return most?.[0] ?? null;
}

function firstFolder(root: string, { docs: [first = root] }: Settings): string {
  const path = relative(root, first).replaceAll("\\", "/");
  return path === "" ? "" : `${path}/`;
}
