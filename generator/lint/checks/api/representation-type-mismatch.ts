import type { JsonValue, Property, TypeModel } from "../../../model/model.js";
import { isList, isObject, odataType } from "../../../model/payload.js";
import { itemType } from "../../../model/qualified-name.js";
import { indexTypes, type TypeIndex } from "../../../model/type-index.js";
import { primitiveType } from "../../../page/grammar/primitive-type.js";
import type { Representation } from "../../../page/page.js";
import { placesInJson } from "../../json-places.js";
import type { ApiCheck, CheckFinding, LintedApi } from "../../check.js";

export const representationTypeMismatch: ApiCheck = { rule: "representation-type-mismatch", check: checkApi };

function* checkApi({ model, pages, texts }: LintedApi): Generator<CheckFinding> {
  const index = indexTypes(model.types);
  const byPlace = new Map(model.types.map((type) => [placeKey(type.source), type]));
  for (const { types } of pages) {
    for (const { representation, source } of types) {
      const type = byPlace.get(placeKey(source));
      if (type === undefined || representation === null || representation.malformed) continue;
      const found = [...mismatches(type, representation, index)];
      if (found.length === 0) continue;
      const { source: block } = representation;
      const places = placesInJson({ start: { file: block.file, line: block.line + 1, column: 1 }, block }, texts);
      for (const [name, message] of found) {
        const pointer = `/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`;
        yield { message, source: places(pointer, "value"), subject: `${type.name}.${name}` };
      }
    }
  }
}

function placeKey({ file, line }: { readonly file: string; readonly line: number }): string {
  return `${file}:${String(line)}`;
}

function* mismatches(
  type: TypeModel,
  { value }: Representation,
  index: TypeIndex,
): Generator<[name: string, message: string]> {
  if (!isObject(value)) return;
  for (const [name, shown] of Object.entries(value)) {
    const property = index.property(type.name, name);
    if (property === undefined || shownType(shown) === property.type) continue;
    const form = shownForm(shown);
    if (form === null || isCompatible(form, property, index)) continue;
    const named = form === "a single value" ? shownType(shown) : null;
    yield [
      name,
      `${name} is ${named ?? form} here; the table says ${property.type}. Use the same type in the JSON and in the table.`,
    ];
  }
}

type Form = "a list" | "a single value" | "a boolean" | "a number" | "a string";

function shownForm(value: JsonValue): Form | null {
  if (isList(value)) return "a list";
  if (typeof value === "boolean") return "a boolean";
  if (typeof value === "number") return "a number";
  if (isObject(value)) return namedForm(shownType(value) ?? "");
  if (typeof value !== "string") return null;
  const type = primitiveType(/^[\w.]+$/.exec(value)?.[0] ?? "");
  if (type === null) return null;
  return formOf(type);
}

/** The type that an object names, as `{ "@odata.type": "String (timestamp)" }` does. */
function shownType(value: JsonValue): string | null {
  return isObject(value) ? (odataType(value)?.replace(/^#/, "") ?? null) : null;
}

function namedForm(type: string): Form | null {
  if (/^collection\(/i.test(type)) return "a list";
  const primitive = primitiveType(/^[\w.]+/.exec(type)?.[0] ?? "");
  return primitive === null ? "a single value" : formOf(primitive);
}

function formOf(type: string): Form | null {
  if (type === "Edm.Boolean") return "a boolean";
  if (/^Edm\.(?:S?Byte|Int\d+|Single|Double|Decimal)$/.test(type)) return "a number";
  return type === "Edm.Untyped" || type === "Edm.Stream" ? null : "a string";
}

function isCompatible(form: Form, { type }: Property, index: TypeIndex): boolean {
  const { type: item, collection } = itemType(type);
  if (item === "Edm.Untyped" || item === "Edm.Stream") return true;
  if (collection || form === "a list") return collection === (form === "a list");
  if (item.startsWith("Edm.")) return form !== "a single value" && (formOf(item) ?? form) === form;
  const declared = index.get(item);
  if (declared?.origin !== "page" || declared.properties.length + declared.members.length === 0) return true;
  return declared.kind === "enum" ? form === "a string" : form === "a single value" || form === "a string";
}
