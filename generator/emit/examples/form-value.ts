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
  const propertyOf = (name: string): Property | undefined =>
    body.forms
      .flatMap(({ type, added }) => [
        ...added.map(({ property }) => property).filter((property) => property.name === name),
        ...(type === null ? [] : [graph.property(type, name)]),
      ])
      .find((property) => property !== undefined);
  const values = new Map<string, ExactJson>();
  for (const [written, text] of formFields(request)) {
    const bare = written.replace(/\[\]$/, "");
    const property = propertyOf(written) ?? propertyOf(bare);
    const name = property?.name ?? bare;
    const { type, collection } = itemType(property?.type ?? "Edm.String");
    const value = typedValue(text, type);
    if (value === null || name.includes("[")) return null;
    const known = values.get(name);
    if (known !== undefined && !collection) return null;
    values.set(name, collection ? [...(Array.isArray(known) ? (known as ExactJson[]) : []), value] : value);
  }
  return Object.fromEntries(values);
}

function typedValue(text: string, type: string): string | number | boolean | null {
  const kind = valueType(type);
  if (kind === "boolean") return text === "true" ? true : text === "false" ? false : null;
  if (kind === "string") return text;
  const number = Number(text);
  return String(number) === text ? number : null;
}
