import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { microsoftGraph } from "../../generator/dialect/microsoft-graph.js";
import type { Place } from "../../generator/findings/finding.js";
import { readDocs } from "../../generator/docs/read-docs.js";
import { readMetadata } from "../../generator/metadata/read-metadata.js";
import { buildModel } from "../../generator/model/build-model.js";
import type { ApiModel, Operation, Response, TypeModel } from "../../generator/model/model.js";
import { readPages } from "../../generator/page/read-pages.js";
import { withParts, type Page } from "../../generator/page/page.js";
import { scanPage } from "./scan-page.js";

/**
 * Figures of a docs set. "Seen" counts the facts that a simple scan of the pages found, "made" counts the facts in the
 * model, "lost" counts the seen facts that are neither in the model nor reported.
 */
export interface Figures {
  pages: number;
  apiPages: number;
  resourcePages: number;
  enumPages: number;
  conceptPages: number;
  requestLinesSeen: number;
  operations: number;
  routesMade: number;
  /** Success responses with a type or without content, in percent of all success responses. */
  responsesTypedPercent: number;
  /** Request lines that became neither a route nor an example, and have no finding. */
  requestLinesLost: number;
  propertyRowsSeen: number;
  propertyRowsMade: number;
  /** Rows that became neither a property nor a relationship, and have no finding. */
  propertyRowsLost: number;
  propertyRowsReadPercent: number;
  properties: number;
  permissionRowsSeen: number;
  permissionSets: number;
  requestBlocksSeen: number;
  /** Code blocks with the annotation of a request that did not become an example, and have no finding. */
  requestBlocksLost: number;
  examples: number;
  examplesPairedPercent: number;
  /** Operations with an example that has a response, in percent of the operations with an example. */
  operationsWithResponsePercent: number;
  examplesTypedPercent: number;
  types: number;
  typesReferenced: number;
  typesWithProperties: number;
  /** Types that the docs only name: they have no page, and no example shows a property. */
  typesOnlyNamed: number;
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
  /** The places of lost facts. */
  readonly lost: readonly string[];
}

/**
 * Reads a docs set of the corpus and counts its facts.
 *
 * @param metadata - the CSDL file of the same service and date, if there is one
 */
export async function measure(folder: string, metadata: string | null): Promise<Measured> {
  const start = performance.now();
  const docs = await readDocs([folder]);
  const pages = await readPages(docs, microsoftGraph);
  const model = buildModel(pages);
  const seconds = (performance.now() - start) / 1000;

  const made = collectMade(pages, model);
  const lost: string[] = [];
  const seen = { requestLines: 0, propertyRows: 0, permissionRows: 0, requestBlocks: 0 };
  let rowsRead = 0;
  const losses = { requestLines: 0, propertyRows: 0, requestBlocks: 0 };
  const kinds = new Map(model.pages.map(({ file, kind }) => [file, kind]));
  for (const { path, text } of docs) {
    const kind = kinds.get(path);
    if (kind !== "api" && kind !== "resource" && kind !== "enum") continue;
    const page = scanPage(text);
    for (const what of ["requestLines", "propertyRows", "permissionRows", "requestBlocks"] as const) {
      seen[what] += page[what].length;
    }
    const check = (what: keyof typeof losses, isMade: (line: number) => boolean): void => {
      for (const line of page[what].filter((line) => !isMade(line) && !made.findings.has(`${path}:${line}`))) {
        losses[what] += 1;
        lost.push(`${what} ${path}:${line}`);
      }
    };
    // If an example is under a heading "HTTP request", its request line is one line below the place of the example.
    check("requestLines", (line) =>
      [made.routes.has(`${path}:${line}`), made.requests.has(`${path}:${line - 1}`)].includes(true),
    );
    check("propertyRows", (line) => made.rows.has(`${path}:${line}`));
    rowsRead += page.propertyRows.filter((line) => made.rows.has(`${path}:${line}`)).length;
    // The annotation can have up to 40 lines before the code block begins.
    check("requestBlocks", (line) =>
      [...Array(40).keys()].some((below) => made.requests.has(`${path}:${line + below}`)),
    );
  }

  const { operations, types, diagnostics } = model;
  const examples = operations.flatMap(({ examples, responses }) =>
    examples.map(({ response }) => ({
      response,
      documented: responses.find(({ status }) => status === response?.status),
    })),
  );
  const answered = examples.filter(({ response }) => response !== null);
  const typed = answered.filter(
    ({ response, documented }) => response?.body === null || (response?.type ?? documented?.type ?? null) !== null,
  );
  const withExamples = operations.filter(({ examples }) => examples.length > 0);
  const successes = operations.flatMap(successResponses);
  const truth = metadata === null ? null : compareWithMetadata(model, metadata);
  const referenced = types.filter(({ origin }) => origin !== "page");
  return {
    figures: {
      pages: model.pages.length,
      ...countKinds(model),
      requestLinesSeen: seen.requestLines,
      operations: operations.length,
      routesMade: operations.reduce((sum, { routes }) => sum + routes.length, 0),
      responsesTypedPercent: percent(successes.filter(isTyped).length, successes.length),
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
      operationsWithResponsePercent: percent(
        withExamples.filter(({ examples }) => examples.some(({ response }) => response !== null)).length,
        withExamples.length,
      ),
      examplesTypedPercent: percent(typed.length, answered.length),
      types: types.length,
      typesReferenced: referenced.length,
      typesWithProperties: types.filter(({ properties }) => properties.length > 0).length,
      typesOnlyNamed: referenced.filter(({ kind, properties }) => kind !== "enum" && properties.length === 0).length,
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

/** Returns the success responses of each route. */
function successResponses({ routes, responses }: Operation): Response[] {
  return routes.flatMap((route) => (route.responses ?? responses).filter(({ status }) => status < 300));
}

function isTyped({ type }: Response): boolean {
  return !(type?.includes("Edm.Untyped") ?? false);
}

function collectMade(pages: readonly Page[], model: ApiModel) {
  const key = ({ file, line }: Place): string => `${file}:${line}`;
  const operations = withParts(pages).flatMap(({ operation }) => (operation === null ? [] : [operation]));
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

/** Returns one place for each line of a finding. A finding about a table has the lines of all rows. */
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

/**
 * Computes two shares in percent: the documented properties that the metadata has, and among these the properties that
 * have the same type.
 */
function compareWithMetadata(model: ApiModel, file: string): { names: number; types: number } | null {
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

/** Returns percent with two decimals. Rounds down, so that a figure below a limit does not reach it by rounding. */
function percent(part: number, whole: number): number {
  return whole === 0 ? 100 : Math.floor((10_000 * part) / whole) / 100;
}

/** Returns the CSDL file for a docs set; `null` if the corpus does not have metadata of the same date. */
export function metadataOf(corpus: string, set: string): string | null {
  return set === "graph-2021-07" ? join(corpus, "metadata/v1.0-2021-07.csdl.xml") : null;
}
