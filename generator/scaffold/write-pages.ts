import { mergeTypes } from "../merge/merge-types.js";
import type { TypeModel } from "../model/model.js";
import { indexTypes } from "../model/type-index.js";
import type { Draft, DraftFile, PageFacts } from "./draft.js";
import { fileStem, isMemberName } from "./names.js";
import type { PageContext } from "./page-context.js";
import { apiPage } from "./pages/api-page.js";
import { enumPage } from "./pages/enum-page.js";
import { permissionsInclude } from "./pages/permissions-include.js";
import { resourcePage } from "./pages/resource-page.js";

/**
 * Writes the pages of a draft: a page per type, a page per operation, and an include with the permissions of each
 * operation, if pages have a Permissions section.
 */
export function writePages(context: PageContext): DraftFile[] {
  const { base, draft, permissions } = context;
  return [
    ...draft.types.map((type) => ({
      path: resourcePath(type.name, context),
      text: type.kind === "enum" ? enumPage(type, context) : resourcePage(type, context),
    })),
    ...draft.operations.flatMap((one) => [
      { path: `${base}api/${one.file}.md`, text: apiPage(one, context) },
      ...(permissions === null
        ? []
        : [
            {
              path: `${base}includes/permissions/${one.file}-permissions.md`,
              text: permissionsInclude(one.file, permissions),
            },
          ]),
    ]),
  ];
}

/**
 * Collects what the writers of pages need.
 *
 * @param documented - the types of the docs
 * @param declared - the types of the metadata. They are used only for types that the docs do not describe, because an
 *   example must not contradict the page of its type
 */
export function pageContext(
  draft: Draft,
  facts: PageFacts,
  documented: readonly TypeModel[],
  declared: readonly TypeModel[] = [],
): PageContext {
  const pages = new Map(
    documented.flatMap(({ name, origin, source }) => (origin === "page" ? [[name, source.file]] : [])),
  );
  for (const { name } of draft.types) pages.set(name, resourcePath(name, facts));
  const described = documented.filter(({ origin }) => origin === "page");
  const known = mergeTypes(documented, declared).map((type) => ({
    ...type,
    members: type.members.filter(({ name }) => isMemberName(name)),
  }));
  return {
    ...facts,
    draft,
    types: indexTypes([...known, ...described, ...draft.types]),
    pageOf: (type) => pages.get(type) ?? null,
  };
}

function resourcePath(type: string, { base, api }: PageFacts): string {
  return `${base}resources/${fileStem(type, api.namespace)}.md`;
}
