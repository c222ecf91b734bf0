import type { Operation, TypeModel } from "../model/model.js";
import type { TypeIndex } from "../model/type-index.js";
import { nameFinder } from "../nearest-name.js";

type NameFinder = ReturnType<typeof nameFinder>;

/** Finds the property of a type, own or inherited, that a name most likely means. */
export function propertyFinder(type: string, types: TypeIndex): NameFinder {
  const known = ofTypes.get(types) ?? new Map<string, NameFinder>();
  ofTypes.set(types, known);
  const names = (): string[] => types.lineage(type).flatMap(({ properties }) => properties.map(({ name }) => name));
  const finder = known.get(type) ?? nameFinder(names());
  known.set(type, finder);
  return finder;
}

/** Finds the row in the table of a request body that a name most likely means. */
export function rowFinder(operation: Operation): NameFinder {
  const names = (): string[] => operation.requestBody?.properties.map(({ name }) => name) ?? [];
  const finder = ofRows.get(operation) ?? nameFinder(names());
  ofRows.set(operation, finder);
  return finder;
}

/** Finds the member of an enumeration that a value most likely means. */
export function memberFinder(type: TypeModel): NameFinder {
  const finder = ofMembers.get(type) ?? nameFinder(type.members.map(({ name }) => name));
  ofMembers.set(type, finder);
  return finder;
}

// Names are indexed once, because examples can have very many unknown names.
const ofTypes = new WeakMap<TypeIndex, Map<string, NameFinder>>();
const ofRows = new WeakMap<Operation, NameFinder>();
const ofMembers = new WeakMap<TypeModel, NameFinder>();
