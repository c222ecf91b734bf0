import type { Property, QuerySupport } from "../../model/model.js";
import { itemType } from "../../model/qualified-name.js";

/** A property that filters can use. */
export interface FilterField {
  readonly property: Property;
  /**
   * The operators that the docs allow. `null` if the docs do not list operators, so that the SDK allows all operators.
   */
  readonly limits: FilterLimits | null;
}

/** The operators that a property allows, as names of methods in the SDK's runtime. */
export interface FilterLimits {
  /**
   * The comparisons of the value. For a list, the comparisons of its items. If this is empty, the docs list only other
   * operators. Then the SDK allows all comparisons.
   */
  readonly comparisons: readonly string[];
  /** Operators that apply to a whole list, such as `any`. */
  readonly lists: readonly string[];
  /** Whether the docs list the operator `not`. */
  readonly not: boolean;
}

/** OData operators, with their methods in the runtime's `Comparison`, `TextComparison` and `ListComparison`. */
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

/** Whether a field allows a comparison of the runtime. */
export function allowsComparison({ limits }: FilterField, comparison: string): boolean {
  return limits === null || limits.comparisons.length === 0 || limits.comparisons.includes(comparison);
}
