import { formFields } from "../../model/forms.js";
import type { Example, Property } from "../../model/model.js";
import { itemType } from "../../model/qualified-name.js";
import type { CallBody } from "../calls/bodies.js";
import { valueType } from "../calls/calls.js";
import type { SdkPlan } from "../plan-sdk.js";
import type { ExactJson } from "./exact-json.js";

/**
 * The object that a caller passes to send the form of an example. The documented types decide which values are numbers
 * and lists.
 *
 * @returns `null` if the example shows the fields of an inner object, or a value that does not have the documented type
 */
export function formValue(
  request: Example["request"],
  body: CallBody & { readonly kind: "json" },
  { graph }: SdkPlan,
): Readonly<Record<string, ExactJson>> | null {
  const propertyOf = propertyFinder(body, graph);
  const values = new Map<string, ExactJson>();
  const lists = new Map<string, ExactJson[]>();
  for (const [written, text] of formFields(request)) {
    const bare = written.replace(/\[\]$/, "");
    const property = propertyOf(written) ?? propertyOf(bare);
    const name = property?.name ?? bare;
    const { type, collection } = itemType(property?.type ?? "Edm.String");
    const value = typedValue(text, type);
    if (value === null || name.includes("[")) return null;
    if (collection) {
      const list = lists.get(name) ?? [];
      list.push(value);
      lists.set(name, list);
      values.set(name, list);
    } else if (values.has(name)) return null;
    else values.set(name, value);
  }
  return Object.fromEntries(values);
}

/** Finds the properties of the first form that has them, first those of the operation's table. */
function propertyFinder(
  { forms }: CallBody & { readonly kind: "json" },
  graph: SdkPlan["graph"],
): (name: string) => Property | undefined {
  const ofForms = forms.map(({ type, added }) => ({
    type,
    ofTable: new Map(added.map(({ property }) => [property.name, property] as const).reverse()),
  }));
  return (name) => {
    for (const { type, ofTable } of ofForms) {
      const property = ofTable.get(name) ?? (type === null ? undefined : graph.property(type, name));
      if (property !== undefined) return property;
    }
    return undefined;
  };
}

function typedValue(text: string, type: string): string | number | boolean | null {
  const kind = valueType(type);
  if (kind === "boolean") return text === "true" ? true : text === "false" ? false : null;
  if (kind === "string") return text;
  const number = Number(text);
  return String(number) === text ? number : null;
}
