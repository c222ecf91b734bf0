import type { TypeModel } from "../model/model.js";
import { indexTypes, type TypeIndex } from "../model/type-index.js";

/**
 * The types that bodies are checked against. A response can show any property of an open type, such as those of a derived
 * type. A type that is not fully documented (without a page, or with an unknown
 * base) counts as open, because it can have further properties. A type without any properties, such as `Json`, is left
 * out, so that its values are not checked.
 */
export function payloadTypes(types: readonly TypeModel[]): TypeIndex {
  const index = indexTypes(types);
  const isFullyDocumented = ({ name }: TypeModel): boolean => {
    const lineage = index.lineage(name);
    return lineage.every(({ origin }) => origin === "page") && (lineage.at(-1)?.base ?? null) === null;
  };
  const described = types.filter(
    ({ kind, name }) => kind === "enum" || index.lineage(name).some(({ properties }) => properties.length > 0),
  );
  return indexTypes(described.map((type) => (!type.open && isFullyDocumented(type) ? type : openToAny(type))));
}

function openToAny({ openNames: _, ...type }: TypeModel): TypeModel {
  return { ...type, open: true };
}
