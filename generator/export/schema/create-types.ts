import type { Property, TypeModel } from "../../model/model.js";
import { itemType } from "../../model/qualified-name.js";
import type { TypeIndex } from "../../model/type-index.js";

/** Whether a request that creates an object must contain the property. Responses can omit any property. */
export function isRequiredToCreate({ required, readOnly }: Property): boolean {
  return required === true && readOnly !== true;
}

/**
 * Finds the types whose schema is different in requests that create something, because the docs require a property of
 * the type, of a base type, or of a type inside it. Relationships are ignored: a request usually refers to related
 * objects by their id.
 *
 * @returns the names of the types
 */
export function typesWithCreateSchema(types: readonly TypeModel[], index: TypeIndex): ReadonlySet<string> {
  const found = new Set<string>();
  const differs = ({ base, properties }: TypeModel): boolean =>
    (base !== null && found.has(base)) ||
    properties.some(
      (property) => isRequiredToCreate(property) || (!property.navigation && found.has(itemType(property.type).type)),
    );
  for (let size = -1; size < found.size;) {
    size = found.size;
    for (const type of types) if (index.get(type.name) === type && differs(type)) found.add(type.name);
  }
  return found;
}
