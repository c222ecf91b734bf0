import { acceptsNull, type ValueUse } from "../../model/check-value.js";
import type { Property } from "../../model/model.js";
import { itemType } from "../../model/qualified-name.js";
import { propertyKey, stringLiteral } from "../boundary.js";
import type { BodyForm, CallBody, InputUse } from "../calls/bodies.js";
import type { InputVariant } from "./plan-input-types.js";
import type { SdkOptions } from "../options.js";
import type { SdkPlan } from "../plan-sdk.js";
import { conversionOf } from "./find-conversions.js";
import type { TypeName } from "./type-names.js";
import type { Imports } from "../print/imports.js";

/**
 * The TypeScript types of OData's primitive types without conversion. All others are strings, as in JSON.
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
  ["Edm.Untyped", "unknown"],
]);

/** A union of known strings that also accepts other strings, because the service can add values. */
export function openUnion(known: readonly string[], imports: Imports): string {
  return [...known, imports.type("OpenString", SHAPES_MODULE)].join(" | ");
}

export function unionOfNames(names: readonly string[]): string {
  return names.map(stringLiteral).join(" | ") || "never";
}

/** Joins the type arguments of a generic type of the runtime, without `never` at the end: it is the default there. */
export function typeArguments(facts: readonly string[]): string {
  return facts.slice(0, facts.findLastIndex((fact) => fact !== "never") + 1).join(", ");
}

/** The module of the runtime with the helper types for models. */
export const SHAPES_MODULE = "src/runtime/shapes";

/** Writes the TypeScript type of an OData type, and imports the names in it. */
export function typeExpression(type: string, use: ValueUse, plan: SdkPlan, imports: Imports): string {
  const { type: item, collection } = itemType(type);
  const single = collection && item.startsWith("Collection(") ? "unknown" : itemExpression(item, use, plan, imports);
  return collection ? listOf(single) : single;
}

function itemExpression(type: string, use: ValueUse, plan: SdkPlan, imports: Imports): string {
  if (type.startsWith("Edm.")) return primitiveType(type, plan.options);
  const model = plan.graph.get(type);
  const names = plan.names.get(type);
  if (model === undefined || names === undefined) return "unknown";
  const variant = use === "read" ? "read" : plan.inputTypes.nestedVariant(type, use);
  return imports.type(variantName(names, variant), `src/models/${names.file}`);
}

/** Returns the name of a variant of a type. */
export function variantName(names: TypeName, variant: InputVariant | "read"): string {
  return variant === "any" ? names.anyRead : names[variant];
}

/** The TypeScript type of an OData primitive type in JSON bodies. */
export function primitiveType(type: string, options: SdkOptions): string {
  const conversion = conversionOf(type, options);
  return conversion === null ? (PRIMITIVES.get(type) ?? "string") : CONVERTED[conversion];
}

const CONVERTED = { date: "Date", bigint: "bigint", digits: "string", double: "number" } as const;

function listOf(type: string): string {
  return /^[\w.]+$/.test(type) ? `${type}[]` : `(${type})[]`;
}

/**
 * Writes the type of a property: its documented values if it has any, and `null` if it accepts null. An optional
 * property with the name of a member of every object, such as `toString`, can also have the type of that member.
 *
 * @param required whether the property cannot be omitted
 */
export function propertyType(
  property: Property,
  required: boolean,
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
    ...(acceptsNull(property, required) ? ["null"] : []),
    ...(!required && OBJECT_MEMBERS.has(property.name) ? [`Object[${stringLiteral(property.name)}]`] : []),
  ].join(" | ");
}

/** The members that TypeScript's `Object` has. */
const OBJECT_MEMBERS: ReadonlySet<string> = new Set(
  "constructor hasOwnProperty isPrototypeOf propertyIsEnumerable toLocaleString toString valueOf".split(" "),
);

/** Writes the type of a string property: its documented values if it has any. */
export function valuesExpression({ values }: Property, imports: Imports): string {
  const known = [...new Set(values ?? [])].map(stringLiteral);
  return known.length === 0 ? "string" : openUnion(known, imports);
}

/** Writes the type of the request body of a call. */
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
  const own = `{ ${members.join(" ")} }`;
  if (type === null && plan.model.api.odata === false) return own;
  const base = type === null ? imports.type("Annotated", SHAPES_MODULE) : formBase(type, use, alone, plan, imports);
  if (members.length === 0) return base;
  return `${/^[\w.]+$/.test(base) ? base : `(${base})`} & ${own}`;
}

function formBase(type: string, use: InputUse, alone: boolean, plan: SdkPlan, imports: Imports): string {
  const names = plan.names.get(type);
  if (names === undefined) return typeExpression(type, use, plan, imports);
  return imports.type(variantName(names, plan.inputTypes.bodyVariant(type, use, alone)), `src/models/${names.file}`);
}
