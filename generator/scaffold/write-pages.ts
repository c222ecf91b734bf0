import type { TypeModel } from "../model/model.js";
import { indexTypes } from "../model/type-index.js";
import type { Draft, DraftFile, PageFacts } from "./draft.js";
import { fileStem } from "./names.js";
import type { PageContext } from "./page-context.js";
import { apiPage } from "./pages/api-page.js";
import { enumPage } from "./pages/enum-page.js";
import { permissionsInclude } from "./pages/permissions-include.js";
import { resourcePage } from "./pages/resource-page.js";

/**
 * Writes the pages of a draft: a page per type, a page per operation, and an include with the permissions of each
 * operation.
 *
 * @param documented - the types that have pages or that are listed on pages
 * @param declared - more types that the draft refers to, such as those of the metadata
 */
export function writePages(
  draft: Draft,
  facts: PageFacts,
  documented: readonly TypeModel[],
  declared: readonly TypeModel[] = [],
): DraftFile[] {
  const context = pageContext(draft, facts, documented, declared);
  const { base } = facts;
  return [
    ...draft.types.map((type) => ({
      path: resourcePath(type.name, facts),
      text: type.kind === "enum" ? enumPage(type, context) : resourcePage(type, context),
    })),
    ...draft.operations.flatMap((one) => [
      { path: `${base}api/${one.file}.md`, text: apiPage(one, context) },
      { path: `${base}includes/permissions/${one.file}-permissions.md`, text: permissionsInclude() },
    ]),
  ];
}

/** Collects what the writers of pages need. A type of the draft replaces a documented type of the same name. */
export function pageContext(
  draft: Draft,
  facts: PageFacts,
  documented: readonly TypeModel[],
  declared: readonly TypeModel[],
): PageContext {
  const pages = new Map(
    documented.flatMap(({ name, origin, source }) => (origin === "page" ? [[name, source.file]] : [])),
  );
  for (const { name } of draft.types) pages.set(name, resourcePath(name, facts));
  return {
    ...facts,
    draft,
    types: indexTypes([...documented, ...declared, ...draft.types]),
    pageOf: (type) => pages.get(type) ?? null,
  };
}

function resourcePath(type: string, { base, api }: PageFacts): string {
  return `${base}resources/${fileStem(type, api.namespace)}.md`;
}
