import { finding, type Report } from "../findings/create-finding.js";
import type { Page } from "../page/page.js";
import type { EnumMember, Operation, Property } from "./model.js";
import type { ObservedType } from "./observed-types.js";
import { linkTarget } from "./page-links.js";
import { distinctProperties } from "./properties.js";
import { shortName } from "./qualified-name.js";
import type { TypeDraft } from "./resource-types.js";
import type { UndeclaredType } from "./type-names.js";

/**
 * Builds the types that pages name but no page declares, from the tables of other pages. If rows list values of the
 * type, it is an enumeration. Otherwise, it is a structured type. Its properties come from the tables of request bodies
 * of this type, and from the tables of derived types, if a row says that the property is inherited from this type.
 */
export function buildUndeclaredTypes(
  undeclared: readonly UndeclaredType[],
  declared: readonly TypeDraft[],
  operations: readonly Operation[],
): TypeDraft[] {
  const tabled = collectTableProperties(declared, operations);
  return undeclared.map((type) => {
    const members = listedMembers(type);
    const properties = members.length > 0 ? [] : distinctProperties(tabled.get(type.name) ?? []);
    return {
      name: type.name,
      kind: members.length > 0 ? "enum" : null,
      base: null,
      abstract: false,
      open: false,
      key: [],
      description: "",
      deprecated: false,
      deprecation: null,
      properties,
      members,
      flags: members.length > 0 && type.mentions.some(({ flags }) => flags),
      examples: [],
      origin: "reference",
      source: type.mentions[0].expression.source,
    };
  });
}

/**
 * Adds the properties that examples show to the types that no page declares. A type without properties becomes an
 * enumeration if all its values in examples are names.
 */
export function addObservedFacts(
  drafts: readonly TypeDraft[],
  observed: ReadonlyMap<string, ObservedType>,
): TypeDraft[] {
  return drafts.map((draft) => {
    const seen = draft.kind === "enum" ? undefined : observed.get(draft.name);
    if (!seen) return draft;
    const properties = distinctProperties([...draft.properties, ...seen.properties]);
    const members = properties.length === 0 ? observedMembers(seen) : [];
    return { ...draft, kind: members.length > 0 ? "enum" : draft.kind, properties, members, origin: "example" };
  });
}

/**
 * Reports `unresolved-type` once for each page whose tables or sentences name a type that no page declares.
 *
 * @param excluded docs paths of pages that were left out. A type is not reported if its link leads to one of them, or if
 * one of them has its name.
 */
export function reportUnresolved(
  undeclared: readonly UndeclaredType[],
  drafts: readonly TypeDraft[],
  pages: readonly Page[],
  excluded: readonly string[],
  report: Report,
): void {
  const leftOut = new Set(excluded.map((path) => path.toLowerCase()));
  const leftOutNames = new Set([...leftOut].map((path) => path.slice(path.lastIndexOf("/") + 1)));
  const files = new Map(pages.map((page) => [page.file.toLowerCase(), page]));
  const known = new Set(drafts.filter(({ kind }) => kind === "enum").map(({ name }) => name));
  for (const { name, mentions } of undeclared) {
    if (known.has(name) || leftOutNames.has(`${shortName(name).toLowerCase()}.md`)) continue;
    const reported = new Set<Page>();
    for (const { page, expression, ofField, inPayload } of mentions) {
      if (inPayload || reported.has(page)) continue;
      reported.add(page);
      const { link, source } = expression;
      const target = link === null ? null : linkTarget(link, page.file);
      if (target !== null && leftOut.has(target.path)) continue;
      const fix = fixOf(link, page, files);
      const message = `No page declares the type ${name}. ${fix}.${ofField ? " If it is an enumeration, you can list its members instead." : ""}`;
      report(finding("unresolved-type", source, message, { subject: name }));
    }
  }
}

function fixOf(link: string | null, { file }: Page, files: ReadonlyMap<string, Page>): string {
  const target = link === null ? null : linkTarget(link, file);
  if (link === null || target === null) return "Add a page for the type, or correct the name";
  const linked = files.get(target.path);
  if (linked === undefined) return `Add the page ${link} to the docs`;
  return linked.types.length + linked.enums.length > 0
    ? `The page ${link} declares a different type. Correct the name or the link`
    : `docwright does not find properties on the page ${link}. Add a section Properties with a table`;
}

/** Collects the properties of undeclared types from tables on other pages, by the type's name. */
function collectTableProperties(
  types: readonly TypeDraft[],
  operations: readonly Operation[],
): Map<string, Property[]> {
  const tabled = new Map<string, Property[]>();
  const add = (type: string, property: Property): void => {
    const known = tabled.get(type);
    if (known) known.push(property);
    else tabled.set(type, [property]);
  };
  const bodies = operations.flatMap(({ requestBody }) => requestBody ?? []);
  for (const { type, properties } of bodies) {
    for (const property of properties) if (type !== null) add(type, property);
  }
  for (const property of [...types, ...bodies].flatMap(({ properties }) => properties)) {
    if (property.inheritedFrom !== null) add(property.inheritedFrom, { ...property, inheritedFrom: null });
  }
  return tabled;
}

function listedMembers({ mentions }: UndeclaredType): EnumMember[] {
  const members = new Map<string, EnumMember>();
  for (const { values, expression } of mentions) {
    for (const name of values ?? []) {
      if (!members.has(name)) members.set(name, { name, value: null, description: "", source: expression.source });
    }
  }
  return [...members.values()];
}

/**
 * The form of a member name. If an example contains another string, such as `2 days ago`, the type is not an
 * enumeration.
 */
const MEMBER_NAME = /^[\p{L}_][\p{L}\p{N}_]*$/u;

function observedMembers({ values, source }: ObservedType): EnumMember[] {
  if (!values.every((name) => MEMBER_NAME.test(name))) return [];
  return values.map((name) => ({ name, value: null, description: "", source }));
}
