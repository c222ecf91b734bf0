import type { Property } from "../../model/model.js";
import { itemType } from "../../model/qualified-name.js";

/** What a filter can ask of a property. */
export interface FilterField {
  readonly property: Property;
  /** What the docs allow, in lower case; `null` for all that its type can be asked. */
  readonly operators: ReadonlySet<string> | null;
}

const COMPARISONS = ["eq", "ne", "gt", "ge", "lt", "le", "in"];
const TEXT_COMPARISONS = [...COMPARISONS, "startsWith", "endsWith", "contains"];

/** The comparisons to which the docs limit a field, or the items of a list; `null` where they allow all. */
export function limitedTo({ property, operators }: FilterField): readonly string[] | null {
  const all = itemType(property.type).type === "Edm.String" ? TEXT_COMPARISONS : COMPARISONS;
  const limited = all.filter((operator) => operators?.has(operator.toLowerCase()));
  return limited.length === 0 ? null : limited;
}
