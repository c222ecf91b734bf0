import { acceptsNull, type ValueUse } from "../../model/check-value.js";
import type { Property } from "../../model/model.js";
import { itemType } from "../../model/qualified-name.js";
import { propertyKey, stringLiteral } from "../boundary.js";
import type { BodyForm, CallBody, InputUse } from "../calls/bodies.js";
import type { InputVariant } from "./plan-input-types.js";
import type { SdkPlan } from "../plan-sdk.js";
import type { TypeName } from "./type-names.js";
import type { Imports } from "../print/imports.js";

/**
 * What OData's primitive types are in TypeScript. Times stay text, as JSON writes them.
 * {@link https://docs.oasis-open.org/odata/odata-csdl-json/v4.01/odata-csdl-json-v4.01.html#sec_PrimitiveTypes | CSDL 4.01, Primitive Types}
 */
const PRIMITIVES: ReadonlyMap<string, string> = new Map([
  ["Edm.Boolean", "boolean"],
  ["Edm.Byte", "number"],
  ["Edm.SByte", "number"],
  ["Edm.Int16", "number"],
  ["Edm.Int32", "number"],
  ["Edm.Int64", "number"],
  ["Edm.Single", "number"],
  ["Edm.Double", "number"],
  ["Edm.Decimal", "number"],
  ["Edm.Stream", "Uint8Array"],
  ["Edm.Untyped", "unknown"],
]);

/** The members of a union of strings that the service may add to. */
export function openUnion(known: readonly string[], imports: Imports): string {
  return [...known, imports.type("OpenString", SHAPES_MODULE)].join(" | ");
}

export function unionOfNames(names: readonly string[]): string {
  return names.map(stringLiteral).join(" | ") || "never";
}

/** Arguments of a generic type of the runtime; those that say nothing are left out where none follows. */
export function typeArguments(facts: readonly string[]): string {
  return facts.slice(0, facts.findLastIndex((fact) => fact !== "never") + 1).join(", ");
}

/** Where the runtime says what shapes are made of. */
export const SHAPES_MODULE = "src/runtime/shapes";

/** The TypeScript type of an OData type, in the shape in which it is read or given. Imports what it names. */
export function typeExpression(type: string, use: ValueUse, plan: SdkPlan, imports: Imports): string {
  const { type: item, collection } = itemType(type);
  const single = collection && item.startsWith("Collection(") ? "unknown" : itemExpression(item, use, plan, imports);
  return collection ? listOf(single) : single;
}

function itemExpression(type: string, use: ValueUse, plan: SdkPlan, imports: Imports): string {
  if (type === "Edm.DateTimeOffset") return plan.options.dates === "Date" ? "Date" : "string";
  if (type.startsWith("Edm.")) return PRIMITIVES.get(type) ?? "string";
  const model = plan.graph.get(type);
  const names = plan.names.get(type);
  if (model === undefined || names === undefined) return "unknown";
  const shape = use === "read" ? "read" : plan.inputTypes.inside(type, use);
  return imports.type(shapeName(names, shape), `src/models/${names.file}`);
}

/** What a shape of a type is called. */
export function shapeName(names: TypeName, shape: InputVariant | "read"): string {
  return shape === "any" ? names.anyRead : names[shape];
}

function listOf(type: string): string {
  return /^[\w.]+$/.test(type) ? `${type}[]` : `(${type})[]`;
}

/**
 * The type of a property: its documented values where it has some, and `null` where that may stand in it. Where it is
 * left out and called like what every object has (`toString`), that is found in its place.
 */
export function propertyType(
  property: Property,
  demanded: boolean,
  use: ValueUse,
  plan: SdkPlan,
  imports: Imports,
): string {
  const { type, collection } = itemType(property.type);
  const values = type === "Edm.String" ? valuesExpression(property, imports) : "string";
  const plain =
    values === "string" ? typeExpression(property.type, use, plan, imports) : collection ? `(${values})[]` : values;
  if (plain === "unknown") return plain;
  return [
    plain,
    ...(acceptsNull(property, demanded) ? ["null"] : []),
    ...(!demanded && OF_EVERY_OBJECT.has(property.name) ? [`Object[${stringLiteral(property.name)}]`] : []),
  ].join(" | ");
}

/** What TypeScript knows every object to have. */
const OF_EVERY_OBJECT: ReadonlySet<string> = new Set(
  "constructor hasOwnProperty isPrototypeOf propertyIsEnumerable toLocaleString toString valueOf".split(" "),
);

/** Text, with the values that the docs name for it. */
export function valuesExpression({ values }: Property, imports: Imports): string {
  const known = [...new Set(values ?? [])].map(stringLiteral);
  return known.length === 0 ? "string" : openUnion(known, imports);
}

/** The type of what a call is given as its body. */
export function bodyExpression(body: CallBody, plan: SdkPlan, imports: Imports): string {
  if (body.kind === "content") return imports.type("Content", "src/runtime/request");
  if (body.kind === "reference") return imports.type("Reference", "src/runtime/reference");
  const forms = body.forms.map((form) => formExpression(form, body.use, body.forms.length === 1, plan, imports));
  return [...new Set(forms)].join(" | ");
}

/**
 * Whether a function declares a type for its body: if the body is more than a type of the model, or replaces a resource,
 * for which the model's type for creation would be a misleading name.
 */
export function needsBodyType(body: CallBody): boolean {
  return (
    body.kind === "json" &&
    (body.replaces ||
      body.forms.length > 1 ||
      body.forms.some(({ type, required, added }) => type === null || required.length > 0 || added.length > 0))
  );
}

function formExpression(
  { type, required, added }: BodyForm,
  use: InputUse,
  alone: boolean,
  plan: SdkPlan,
  imports: Imports,
): string {
  const members = [...required.map((property) => ({ property, required: true })), ...added].map(
    (member) =>
      `${propertyKey(member.property.name)}${member.required ? "" : "?"}: ${propertyType(member.property, member.required, use, plan, imports)};`,
  );
  if (type === null && members.length === 0) return "{ [property: string]: unknown }";
  const base = type === null ? imports.type("Annotated", SHAPES_MODULE) : formBase(type, use, alone, plan, imports);
  if (members.length === 0) return base;
  return `${/^[\w.]+$/.test(base) ? base : `(${base})`} & { ${members.join(" ")} }`;
}

function formBase(type: string, use: InputUse, alone: boolean, plan: SdkPlan, imports: Imports): string {
  const names = plan.names.get(type);
  if (names === undefined) return typeExpression(type, use, plan, imports);
  return imports.type(shapeName(names, plan.inputTypes.ofBody(type, use, alone)), `src/models/${names.file}`);
}
