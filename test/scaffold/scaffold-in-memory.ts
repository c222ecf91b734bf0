import { readFileSync } from "node:fs";
import { microsoftGraph } from "../../generator/dialect/microsoft-graph.js";
import { folderSources } from "../../generator/docs/read-docs.js";
import { withTexts } from "../../generator/docs/with-texts.js";
import { type LintedDocs, lintDocs } from "../../generator/lint-docs.js";
import { renameTypes } from "../../generator/merge/rename-types.js";
import { readService, type Service } from "../../generator/metadata/read-metadata.js";
import type { ApiModel } from "../../generator/model/model.js";
import type { Draft } from "../../generator/scaffold/draft.js";
import { noPermissions } from "../../generator/scaffold/permissions.js";
import { draftFromMetadata } from "../../generator/scaffold/sources/metadata/from-metadata.js";
import { pageContext, writePages } from "../../generator/scaffold/write-pages.js";
import { type DocumentedApi, readApiFrom } from "../../generator/pipeline.js";
import { readDocsSet } from "../read-docs-set.js";

export interface Scaffolded {
  /** The docs before. */
  readonly docs: ApiModel;
  readonly service: Service;
  readonly draft: Draft;
  /** Reads the docs with the new pages. */
  readonly read: () => Promise<DocumentedApi>;
  /** Reads and lints the docs with the new pages. */
  readonly lint: () => Promise<LintedDocs>;
}

/** Scaffolds the pages of types in memory, so that the docs do not have to be copied. */
export async function scaffoldInMemory(
  folder: string,
  metadata: string,
  choose: (docs: ApiModel, service: Service) => readonly string[],
): Promise<Scaffolded> {
  const service = readService(readFileSync(metadata, "utf8"), "service.csdl.xml");
  const docs = renameTypes((await readDocsSet(folder, { cache: true })).whole, service.model);
  const draft = draftFromMetadata(docs, service, choose(docs, service));
  const facts = { api: docs.api, permissions: noPermissions, author: "a", subservice: "b", date: "07/31/2021" };
  const base = "api-reference/v1.0/";
  const files = writePages(pageContext(draft, { ...facts, base }, docs.types, service.model.types));
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  const selection = { apiVersion: null, include: [], exclude: [], namespace: null, baseUrl: null };
  const source = { docs: [folder], ...selection, dialect: microsoftGraph, cache: true };
  const sources = (await folderSources([folder])).map((one) => withTexts(one, texts));
  return {
    docs,
    service,
    draft,
    read: () => readApiFrom(sources, source),
    lint: () => lintDocs(sources, source, {}),
  };
}
