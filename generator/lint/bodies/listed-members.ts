import type { Property, TypeModel } from "../../model/model.js";
import { itemType, shortName } from "../../model/qualified-name.js";
import type { BodyFinding } from "./describe-contradiction.js";

/** Finds a property of an enumeration's type whose description has a value in code marks. */
export type ListingProperty = (enumeration: TypeModel, value: string) => Property | undefined;

/**
 * Creates a function that finds properties whose descriptions list a value: `` Possible values are: `mail`, `url`. ``.
 * If such a value is not a member of the enumeration, the docs of the enumeration and of the property disagree, and an
 * example with the value is right.
 */
export function findListingProperties(types: readonly TypeModel[]): ListingProperty {
  let found: Map<string, Map<string, Property>> | null = null;
  return ({ name }, value) => (found ??= listedValues(types)).get(name)?.get(value);
}

/** The values in the descriptions of properties, by the name of the property's type. */
function listedValues(types: readonly TypeModel[]): Map<string, Map<string, Property>> {
  const enumerations = new Set(types.filter(({ kind }) => kind === "enum").map(({ name }) => name));
  const found = new Map<string, Map<string, Property>>();
  for (const property of types.flatMap(({ properties }) => properties)) {
    const { type } = itemType(property.type);
    if (!enumerations.has(type)) continue;
    const values = found.get(type) ?? new Map<string, Property>();
    for (const [, value = ""] of property.description.matchAll(/`([^`]{1,200})`/g)) {
      if (!values.has(value)) values.set(value, property);
    }
    found.set(type, values);
  }
  return found;
}

/** The finding about a member that the enumeration lacks, at the enumeration. */
export function missingMember({ name, members, source }: TypeModel, value: string, property: Property): BodyFinding {
  const { file, line } = property.source;
  const list = members.slice(0, MAX_LISTED).map((member) => member.name);
  const shown = [...list, ...(members.length > MAX_LISTED ? ["…"] : [])].join(", ");
  const message = `The members of ${shortName(name)} are ${shown}, but an example and the description of \`${property.name}\` in ${file}, line ${line}, have "${value}". Correct the members or the description.`;
  return { rule: "unknown-member", message, source, subject: `${name}.${value}` };
}

/** A message lists at most this many members. */
const MAX_LISTED = 8;
