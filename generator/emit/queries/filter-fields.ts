import type { Property, QuerySupport } from "../../model/model.js";
import { itemType } from "../../model/qualified-name.js";

/** A property that filters can use. */
export interface FilterField {
  readonly property: Property;
  /** The operators to which the docs limit the property. `null`: the docs list no operators, so all are allowed. */
  readonly limits: FilterLimits | null;
}

/** Operators by the names of the methods that the SDK's runtime has for them. */
export interface FilterLimits {
  /** Comparisons of the value, or of the items of a list. Empty if the docs list none of them; then all are allowed. */
  readonly comparisons: readonly string[];
  /** Operators of a list. */
  readonly lists: readonly string[];
  /** Whether the docs list `not`. */
  readonly not: boolean;
}

/** Methods of the runtime's `Comparison`, `TextComparison` and `ListComparison`, by the name of the OData operator. */
const COMPARISONS = ["eq", "ne", "gt", "ge", "lt", "le", "in"].map((name) => [name, name] as const);
const TEXT_COMPARISONS = [
  ...COMPARISONS,
  ["startswith", "startsWith"],
  ["endswith", "endsWith"],
  ["contains", "contains"],
] as const;
const LIST_OPERATORS = ["all", "$count"];

/** Combines a property with the operators that the docs list for it. */
export function createFilterField(property: Property, support: QuerySupport | null): FilterField {
  const operators = new Set(support?.filter ?? []);
  if (operators.size === 0) return { property, limits: null };
  const comparisons = itemType(property.type).type === "Edm.String" ? TEXT_COMPARISONS : COMPARISONS;
  return {
    property,
    limits: {
      comparisons: comparisons.filter(([operator]) => operators.has(operator)).map(([, method]) => method),
      lists: ["any", ...LIST_OPERATORS.filter((operator) => operators.has(operator))],
      not: operators.has("not"),
    },
  };
}

/** Tells whether a comparison of the runtime can be used with a field. */
export function allowsComparison({ limits }: FilterField, comparison: string): boolean {
  return limits === null || limits.comparisons.length === 0 || limits.comparisons.includes(comparison);
}
