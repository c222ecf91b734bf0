import { allSections, type Section } from "./markdown/section.js";
import type { EnumFacts, Page, TypeExpression, TypeFacts } from "./page.js";
import type { PageReading } from "./page-reading.js";
import { readTypeSections } from "./resource/type-sections.js";
import { type Facts, fieldRows } from "./unread-tables.js";

/**
 * Adds the types and enumerations in sections below the title of an API page to those of the page. A section declares a
 * type only if the page links to its heading or names the type, because other sections can have tables with a column of
 * types too.
 */
export function addNamedTypes(
  page: Facts & Pick<Page, "enums" | "links">,
  titled: Section,
  reading: PageReading,
): Pick<Page, "types" | "enums"> {
  const found = readTypeSections(titled, new Set(), { ...reading, report: () => undefined });
  // In docs without OData, the types of a page can be in a group: `## Definitions`, `### Book`.
  const own = reading.lookup.dialect.odata ? titled.sections : [...allSections(titled)];
  const sections = new Set(own.map(({ source }) => source));
  const names = new Set([
    ...page.links.flatMap(({ url }) => anchoredName(url)),
    ...typesIn({ ...page, types: [...page.types, ...found.types] }).map(shortName),
  ]);
  const known = new Set([...page.types, ...page.enums].map(({ name }) => name));
  const isNamed = ({ name, source }: TypeFacts | EnumFacts): boolean =>
    sections.has(source) && !known.has(name) && names.has(shortName(name));
  return {
    types: [...page.types, ...found.types.filter(isNamed)],
    enums: [...page.enums, ...found.enums.filter(isNamed)],
  };
}

/** The name in the anchor of a heading: `book` for `#the-book-object`. */
function anchoredName(url: string): string[] {
  const [, name] =
    /^#(?:the-)?([\w.]+)(?:-(?:object|resource|resource-type|type|model|schema|entity|enum|enumeration))?$/i.exec(
      url,
    ) ?? [];
  return name === undefined ? [] : [name.toLowerCase()];
}

/** The names of the types that a page mentions in its tables and in the descriptions of bodies, as written. */
function typesIn(facts: Facts): string[] {
  const { operation, parts = [] } = facts;
  const expressions = [
    ...fieldRows(facts).map(({ type }) => type),
    operation?.requestBody?.type ?? null,
    ...(operation?.response?.statuses ?? []).map(({ type }) => type),
  ];
  return [...expressions.flatMap(namesOf), ...parts.flatMap(typesIn)];
}

function namesOf(type: TypeExpression | null): string[] {
  if (type === null) return [];
  return [...(type.name === null ? [] : [type.name]), ...type.alternatives.flatMap(namesOf)];
}

function shortName(name: string): string {
  return name.slice(name.lastIndexOf(".") + 1).toLowerCase();
}
