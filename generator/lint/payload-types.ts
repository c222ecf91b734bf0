import type { TypeModel } from "../model/model.js";
import { indexTypes, type TypeIndex } from "../model/type-index.js";

/**
 * The types that payloads are held against. A type of which the docs do not tell everything (it has no page, or a base
 * that is not known) is open: nobody can say that a property of it does not exist. One of which they tell nothing, such
 * as `Json`, is left out: of it, anything is right.
 */
export function payloadTypes(types: readonly TypeModel[]): TypeIndex {
  const index = indexTypes(types);
  const isToldWhole = ({ name }: TypeModel): boolean => {
    const lineage = index.lineage(name);
    return lineage.every(({ origin }) => origin === "page") && (lineage.at(-1)?.base ?? null) === null;
  };
  const told = types.filter(
    ({ kind, name }) => kind === "enum" || index.lineage(name).some(({ properties }) => properties.length > 0),
  );
  return indexTypes(told.map((type) => (isToldWhole(type) ? type : { ...type, open: true })));
}
