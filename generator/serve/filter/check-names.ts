import { itemType } from "../../model/qualified-name.js";
import type { TypeIndex } from "../../model/type-index.js";
import { nearestName } from "../../nearest-name.js";
import { isAnyJson } from "../../model/any-json.js";
import { isExtensionName, openNamesOf } from "../../model/open-names.js";
import { badRequest } from "../api-error.js";
import { CURRENT, type Expression } from "./expression.js";

/** The type of a value; `null` if it is unknown. */
type TypeName = string | null;

/**
 * Checks that the properties in an expression are documented.
 *
 * @param option the query option, for the message
 * @param type the type of an item
 * @throws ApiError with status 400 for a property that a documented type does not have
 */
export function checkNames(expression: Expression, option: string, type: TypeName, types: TypeIndex): void {
  const typeOf = (one: Expression, scope: ReadonlyMap<string, TypeName>): TypeName => {
    switch (one.kind) {
      case "literal":
        return null;
      case "list":
        for (const item of one.items) typeOf(item, scope);
        return null;
      case "path":
        return typeOfPath(one.names, option, scope.get(one.variable) ?? null, types);
      case "unary":
        return typeOf(one.operand, scope);
      case "binary":
        typeOf(one.left, scope);
        typeOf(one.right, scope);
        return null;
      case "call":
        for (const argument of one.arguments) typeOf(argument, scope);
        return null;
      case "count":
        typeOf(one.of, scope);
        return null;
      case "lambda": {
        const list = typeOf(one.of, scope);
        const item = list === null ? null : itemType(list).type;
        if (one.condition !== null) typeOf(one.condition, new Map([...scope, [one.variable, item]]));
        return null;
      }
    }
  };
  typeOf(expression, new Map([[CURRENT, type]]));
}

/**
 * Finds the type of a property path.
 *
 * @throws ApiError with status 400 for a property that a documented type does not have
 */
export function typeOfPath(names: readonly string[], option: string, start: TypeName, types: TypeIndex): TypeName {
  return names.reduce<TypeName>((type, name) => {
    if (type === null || name.includes("@")) return null;
    const owner = types.get(itemType(type).type);
    if (owner === undefined || isAnyJson(owner)) return null;
    if (name.includes(".")) return name;
    const found = [owner, ...types.descendants(owner.name)].map((one) => types.property(one.name, name));
    const property = found.find((one) => one !== undefined);
    if (property !== undefined) return property.type;
    const open = openNamesOf(owner.name, types);
    if (open === "any" || (open === "extensions" && isExtensionName(name))) return null;
    const known = types.lineage(owner.name).flatMap(({ properties }) => properties.map((one) => one.name));
    const near = nearestName(name, known);
    throw badRequest(
      `${option}: ${owner.name} does not have the property ${name}. ${near === null ? "Use a documented property." : `Did you mean ${near}?`}`,
    );
  }, start);
}
