import { groupBy } from "../../../collections/group-by.js";
import { undocumentedOperations } from "../../../merge/undocumented-operations.js";
import type { Service } from "../../../metadata/read-metadata.js";
import type { ApiModel, Property, TypeModel } from "../../../model/model.js";
import { itemType, shortName } from "../../../model/qualified-name.js";
import { indexTypes } from "../../../model/type-index.js";
import type { Draft, DraftOperation } from "../../draft.js";
import { isMemberName, isPropertyName, isQualifiedName } from "../../names.js";
import { operationPages } from "./draft-operations.js";
import { neededTypes } from "./needed-types.js";

/**
 * Drafts the pages that the docs of some types do not have: the pages of the types, and of their operations.
 *
 * @param docs - the model of the docs. Its types have their names in the metadata
 * @param subjects - qualified names of types of the metadata
 */
export function draftFromMetadata(docs: ApiModel, service: Service, subjects: readonly string[]): Draft {
  const types = indexTypes(service.model.types);
  const pages = new Set(docs.types.flatMap(({ name, origin }) => (origin === "page" ? [name] : [])));
  const known = new Set(subjects);
  const all = operationPages(undocumentedOperations(docs, service), service);
  const left = new LeftOut();
  const isDescribed = (type: string): boolean => pages.has(type) || known.has(type);
  const operations = all.operations.filter(({ file, resource, target }) => {
    if (resource === null || !known.has(resource)) return false;
    if (target === null || isDescribed(target)) return true;
    left.add(target, `${file}.md`);
    return false;
  });
  const needed = neededTypes(
    subjects,
    operations.map(({ operation }) => operation),
    types,
    indexTypes(docs.types),
  );
  const valid = needed.filter(({ name }) => isQualifiedName(name));
  const described = new Set([...pages, ...valid.map(({ name }) => name)]);
  const drafted = valid.map((type) => withValidNames(type, left, (target) => described.has(target)));
  return {
    types: drafted,
    operations: operations.filter((one) => hasValidNames(one, left)),
    samples: new Map(),
    notes: [...left.notes(), ...all.notes],
  };
}

/** Removes the properties and members that a page cannot show: invalid names, and relationships to types without pages. */
function withValidNames(type: TypeModel, left: LeftOut, hasPage: (type: string) => boolean): TypeModel {
  const isShown = ({ name, type: of, navigation }: Property): boolean => {
    const { type: target } = itemType(of);
    const isKnown = target.startsWith("Edm.") || isQualifiedName(target);
    if (!isPropertyName(name) || !isKnown) left.addName(type.name, name);
    else if (navigation && !hasPage(target)) left.add(target, `${shortName(type.name)}.${name}`);
    else return true;
    return false;
  };
  return {
    ...type,
    properties: type.properties.filter(isShown),
    members: type.members.filter(({ name }) => {
      if (!isMemberName(name)) left.addName(type.name, name);
      return isMemberName(name);
    }),
  };
}

function hasValidNames({ file, operation }: DraftOperation, left: LeftOut): boolean {
  const invalid = [
    ...(operation.requestBody?.properties ?? []).map(({ name }) => name.replace(/^@odata\.id$/, "id")),
    ...operation.routes.flatMap(({ parameters }) => parameters.map(({ name }) => name)),
  ].find((name) => !isPropertyName(name.replaceAll(".", "-")));
  if (invalid !== undefined) left.addName(file, invalid);
  return invalid === undefined;
}

/** Collects what the pages leave out, by cause. */
class LeftOut {
  readonly #missing: { readonly type: string; readonly what: string }[] = [];
  readonly #names: string[] = [];

  /** @param what - a relationship or page that needs a type without a page */
  add(type: string, what: string): void {
    this.#missing.push({ type, what });
  }

  addName(owner: string, name: string): void {
    this.#names.push(`Left out: ${JSON.stringify(name.slice(0, 80))} of ${owner}, because it is not a valid name.`);
  }

  notes(): string[] {
    const byType = groupBy(this.#missing, ({ type }) => type);
    const missing = [...byType].map(([type, all]) => {
      const names = [...new Set(all.map(({ what }) => what))];
      const more = names.length > 3 ? ` and ${names.length - 3} more` : "";
      const shown = names.slice(0, 3).join(", ");
      return `Left out: ${shown}${more}, because ${type} does not have a page. Add its pages with --type ${type}.`;
    });
    return [...missing, ...this.#names];
  }
}
