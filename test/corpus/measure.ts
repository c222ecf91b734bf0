import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { microsoftGraph } from "../../generator/dialect/microsoft-graph.js";
import type { Place } from "../../generator/findings/finding.js";
import { readDocs } from "../../generator/docs/read-docs.js";
import { readMetadata } from "../../generator/metadata/read-metadata.js";
import { buildModel } from "../../generator/model/build-model.js";
import type { ApiModel, TypeModel } from "../../generator/model/model.js";
import { readPages } from "../../generator/page/read-pages.js";
import type { Page } from "../../generator/page/page.js";
import { lookAt } from "./look-at.js";

/** What was seen on the pages of a docs set, and what was made of it. */
export interface Figures {
  pages: number;
  apiPages: number;
  resourcePages: number;
  enumPages: number;
  conceptPages: number;
  requestLinesSeen: number;
  routesMade: number;
  /** Request lines on whose line there is neither a route, nor an example, nor a finding. */
  requestLinesLost: number;
  propertyRowsSeen: number;
  propertyRowsMade: number;
  /** Rows on whose line there is neither a property or relationship nor a finding. */
  propertyRowsLost: number;
  propertyRowsReadPercent: number;
  properties: number;
  permissionRowsSeen: number;
  permissionSets: number;
  requestBlocksSeen: number;
  /** Blocks that are annotated as requests and of which there is neither an example nor a finding. */
  requestBlocksLost: number;
  examples: number;
  examplesPairedPercent: number;
  examplesTypedPercent: number;
  types: number;
  typesReferenced: number;
  typesResolvedPercent: number;
  findings: number;
  pagesThatFailed: number;
  metadataNamesPercent: number | null;
  metadataTypesPercent: number | null;
  seconds: number;
  megabytes: number;
}

export interface Measured {
  readonly figures: Figures;
  readonly findingsByRule: Readonly<Record<string, number>>;
  /** The places of what was lost, for whoever goes to look. */
  readonly lost: readonly string[];
}

/** Reads a docs set of the corpus and counts. `metadata` is the CSDL file of the same service, where there is one. */
export async function measure(folder: string, metadata: string | null): Promise<Measured> {
  const start = performance.now();
  const docs = await readDocs([folder]);
  const pages = await readPages(docs, microsoftGraph);
  const model = buildModel(pages);
  const seconds = (performance.now() - start) / 1000;

  const made = madeOf(pages, model);
  const lost: string[] = [];
  const seen = { requestLines: 0, propertyRows: 0, permissionRows: 0, requestBlocks: 0 };
  let rowsRead = 0;
  const losses = { requestLines: 0, propertyRows: 0, requestBlocks: 0 };
  const kinds = new Map(model.pages.map(({ file, kind }) => [file, kind]));
  for (const { path, text } of docs) {
    const kind = kinds.get(path);
    if (kind !== "api" && kind !== "resource" && kind !== "enum") continue;
    const page = lookAt(text);
    for (const what of ["requestLines", "propertyRows", "permissionRows", "requestBlocks"] as const) {
      seen[what] += page[what].length;
    }
    const check = (what: keyof typeof losses, isMade: (line: number) => boolean): void => {
      for (const line of page[what].filter((line) => !isMade(line) && !made.findings.has(`${path}:${line}`))) {
        losses[what] += 1;
        lost.push(`${what} ${path}:${line}`);
      }
    };
    // A heading "HTTP request" inside an example has the request line below the fence that the example begins with.
    check("requestLines", (line) =>
      [made.routes.has(`${path}:${line}`), made.requests.has(`${path}:${line - 1}`)].includes(true),
    );
    check("propertyRows", (line) => made.rows.has(`${path}:${line}`));
    rowsRead += page.propertyRows.filter((line) => made.rows.has(`${path}:${line}`)).length;
    // The block begins some lines below the line of the annotation that says what it is.
    check("requestBlocks", (line) =>
      [...Array(40).keys()].some((below) => made.requests.has(`${path}:${line + below}`)),
    );
  }

  const { operations, types, diagnostics } = model;
  const examples = operations.flatMap(({ examples, responses }) =>
    examples.map(({ response }) => ({ response, stated: responses.find(({ status }) => status === response?.status) })),
  );
  const answered = examples.filter(({ response }) => response !== null);
  const typed = answered.filter(
    ({ response, stated }) => response?.body === null || (response?.type ?? stated?.type ?? null) !== null,
  );
  const truth = metadata === null ? null : agreement(model, metadata);
  const referenced = types.filter(({ origin }) => origin !== "page");
  return {
    figures: {
      pages: model.pages.length,
      ...countKinds(model),
      requestLinesSeen: seen.requestLines,
      routesMade: operations.reduce((sum, { routes }) => sum + routes.length, 0),
      requestLinesLost: losses.requestLines,
      propertyRowsSeen: seen.propertyRows,
      propertyRowsMade: made.rows.size,
      propertyRowsLost: losses.propertyRows,
      propertyRowsReadPercent: percent(rowsRead, seen.propertyRows),
      properties: types.reduce((sum, { properties }) => sum + properties.length, 0),
      permissionRowsSeen: seen.permissionRows,
      permissionSets: operations.reduce((sum, { permissions }) => sum + permissions.length, 0),
      requestBlocksSeen: seen.requestBlocks,
      requestBlocksLost: losses.requestBlocks,
      examples: examples.length,
      examplesPairedPercent: percent(answered.length, examples.length),
      examplesTypedPercent: percent(typed.length, answered.length),
      types: types.length,
      typesReferenced: referenced.length,
      typesResolvedPercent: percent(types.length - referenced.length, types.length),
      findings: diagnostics.length,
      pagesThatFailed: diagnostics.filter(({ rule }) => rule === "unreadable-page").length,
      metadataNamesPercent: truth?.names ?? null,
      metadataTypesPercent: truth?.types ?? null,
      seconds: Math.round(seconds * 10) / 10,
      megabytes: Math.round(process.resourceUsage().maxRSS / 1024),
    },
    findingsByRule: countBy(diagnostics.map(({ rule, severity }) => `${rule} (${severity})`)),
    lost,
  };
}

function madeOf(pages: readonly Page[], model: ApiModel) {
  const key = ({ file, line }: Place): string => `${file}:${line}`;
  const operations = pages.flatMap(({ operation }) => (operation === null ? [] : [operation]));
  return {
    routes: new Set(operations.flatMap(({ requests }) => requests.map(({ source }) => key(source)))),
    rows: new Set(
      pages.flatMap(({ types }) =>
        types.flatMap(({ properties, relationships }) =>
          [...properties, ...relationships].map(({ source }) => key(source)),
        ),
      ),
    ),
    requests: new Set(
      [...operations, ...pages.flatMap(({ types }) => types)].flatMap(({ examples }) =>
        examples.map(({ request }) => key(request.source)),
      ),
    ),
    findings: new Set(model.diagnostics.flatMap(linesOf)),
  };
}

/** Every line that a finding is about: one about a table is about its rows. */
function linesOf({ file, line, endLine = line }: Place): string[] {
  return Array.from({ length: endLine - line + 1 }, (_, index) => `${file}:${line + index}`);
}

function countKinds({ pages }: ApiModel) {
  const kinds = countBy(pages.map(({ kind }) => kind));
  return {
    apiPages: kinds["api"] ?? 0,
    resourcePages: kinds["resource"] ?? 0,
    enumPages: kinds["enum"] ?? 0,
    conceptPages: kinds["concept"] ?? 0,
  };
}

/** How many of the properties on types that docs and metadata both have exist there, and have the same type. */
function agreement(model: ApiModel, file: string): { names: number; types: number } | null {
  if (!existsSync(file)) return null;
  const truth = new Map(readMetadata(readFileSync(file, "utf8"), file).types.map((type) => [type.name, type]));
  let [documented, named, typed] = [0, 0, 0];
  for (const type of model.types) {
    const real = truth.get(type.name);
    if (type.origin !== "page" || type.kind === "enum" || real === undefined) continue;
    const properties = propertiesOf(real, truth);
    for (const { name, type: own } of type.properties) {
      if (name.startsWith("@")) continue;
      documented += 1;
      const property = properties.get(name);
      if (property === undefined) continue;
      named += 1;
      if (property === own) typed += 1;
    }
  }
  return { names: percent(named, documented), types: percent(typed, named) };
}

function propertiesOf(type: TypeModel, all: ReadonlyMap<string, TypeModel>): Map<string, string> {
  const base = type.base === null ? undefined : all.get(type.base);
  const inherited = base === undefined ? new Map<string, string>() : propertiesOf(base, all);
  for (const property of type.properties) inherited.set(property.name, property.type);
  return inherited;
}

function countBy(names: readonly string[]): Record<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return Object.fromEntries([...counts].sort(([, a], [, b]) => b - a));
}

/** In hundredths of a percent, rounded down, so that a floor is never met by rounding. */
function percent(part: number, whole: number): number {
  return whole === 0 ? 100 : Math.floor((10_000 * part) / whole) / 100;
}

/** Where the metadata of a docs set lies, for the sets that are of its date. */
export function metadataOf(corpus: string, set: string): string | null {
  return set === "graph-2021-07" ? join(corpus, "metadata/v1.0-2021-07.csdl.xml") : null;
}
