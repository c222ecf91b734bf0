import { stringLiteral } from "../boundary.js";
import type { Call } from "../calls/calls.js";
import type { SdkPlan } from "../plan-sdk.js";
import { queryOf } from "../queries/query-table.js";

/** Options that select two properties of the result; `null` if the call does not take `select`. */
export function selectSample(call: Call, plan: SdkPlan): string | null {
  const { type } = queryOf(call, plan.queries);
  const nameable = type === null ? undefined : plan.queries.types.get(type)?.nameable.get("select");
  const names = [...(nameable?.names.keys() ?? [])].slice(0, 2);
  return names.length === 0 ? null : `{ select: [${names.map(stringLiteral).join(", ")}] }`;
}

/**
 * A filter on the first string property that is not a key; `null` if the result does not have such a property, or the
 * call does not take filters.
 */
export function filterSample(call: Call, plan: SdkPlan): string | null {
  const { type, options } = queryOf(call, plan.queries);
  if (type === null || !options.includes("filter")) return null;
  const texts = (plan.queries.types.get(type)?.filter?.fields ?? [])
    .filter(({ property: { name, type: of } }) => of === "Edm.String" && /^[A-Za-z]\w*$/.test(name))
    .filter(({ property }) => !plan.graph.isKey(type, property.name));
  for (const operator of ["startsWith", "eq"]) {
    const field = texts.find(({ limits }) => limits?.comparisons.includes(operator) ?? true);
    if (field !== undefined) return `where((item) => item.${field.property.name}.${operator}("A"))`;
  }
  return null;
}
