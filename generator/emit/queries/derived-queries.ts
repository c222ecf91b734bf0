import { itemType } from "../../model/qualified-name.js";
import { valueType } from "../calls/calls.js";
import { limitedTo, type FilterField } from "./filter-operators.js";
import type { TypeGraph } from "../types/type-graph.js";

/**
 * What of the query options follows from how a type is read, by the rules that the runtime has as types: `Filterable`
 * and `Queryable`. Said of a type is only the rest.
 */
export interface DerivedQueries {
  /** How what filters can say of a type differs from what follows from the shape that is read. */
  readonly filterBeside: (type: string) => FilterDifference;
  /** Whether a type has a declaration of what filters can say of it: it has one for itself, or where it differs. */
  readonly declaresFilter: (type: string) => boolean;
  /** Whether what the items can be ordered or searched by follows from what filters can say of them. */
  readonly followsFromFilter: (type: string, option: "orderby" | "search", names: NamedProperties) => boolean;
}

/** Each name, and whether it stands for what is inside of it: `from/emailAddress`. */
export type NamedProperties = ReadonlyMap<string, "whole" | "inside">;

export interface FilterDifference {
  /** Whether more follows from the shape that is read than is to be left out of it. */
  readonly inherits: boolean;
  /** Names of the properties that no filter speaks of. */
  readonly left: readonly string[];
  /** What is asked otherwise than follows from the shape that is read. */
  readonly otherwise: readonly FilterField[];
}

/**
 * @param fields what filters can ask, of each type that they speak of
 * @param listed the types of which a call filters items
 */
export function derivedQueries(
  fields: ReadonlyMap<string, readonly FilterField[]>,
  listed: ReadonlySet<string>,
  graph: TypeGraph,
): DerivedQueries {
  const fieldsOf = (type: string): readonly FilterField[] => fields.get(type) ?? [];
  const whole = new Set(fields.keys());
  const isAsRead = ({ property, operators }: FilterField): boolean => {
    const { type } = itemType(property.type);
    const model = graph.get(type);
    if (operators !== null) return false;
    if (model !== undefined) return model.kind === "enum" ? model.members.length > 0 : whole.has(type);
    return type === "Edm.String" ? (property.values ?? []).length === 0 : valueType(type) !== "string";
  };
  const left = (type: string): string[] => {
    const asked = new Set(fieldsOf(type).map(({ property }) => property.name));
    return graph
      .properties(type)
      .map(({ name }) => name)
      .filter((name) => !asked.has(name) && !name.includes("@"));
  };
  for (let shrinks = true; shrinks;) {
    const less = [...whole].filter((type) => left(type).length > 0 || !fieldsOf(type).every(isAsRead));
    for (const type of less) whole.delete(type);
    shrinks = less.length > 0;
  }

  const isWhole = (field: FilterField, operator: string): boolean =>
    (graph.get(field.property.type)?.kind ?? "enum") === "enum" && (limitedTo(field)?.includes(operator) ?? true);
  const derived = (type: string, option: "orderby" | "search"): readonly (readonly [string, "whole" | "inside"])[] =>
    fieldsOf(type).flatMap((field) => {
      const { name, type: of } = field.property;
      if (option === "search") return of === "Edm.String" && isWhole(field, "startsWith") ? [[name, "whole"]] : [];
      return itemType(of).collection ? [] : [[name, isWhole(field, "eq") ? "whole" : "inside"]];
    });
  const declaresFilter = (type: string): boolean => fields.has(type) && (listed.has(type) || !whole.has(type));
  return {
    filterBeside: (type) => {
      const otherwise = fieldsOf(type).filter((field) => !isAsRead(field));
      return { inherits: fieldsOf(type).length - otherwise.length > left(type).length, left: left(type), otherwise };
    },
    declaresFilter,
    followsFromFilter: (type, option, names) => {
      const found = declaresFilter(type) ? derived(type, option) : [];
      return found.length === names.size && found.every(([name, stands]) => names.get(name) === stands);
    },
  };
}
