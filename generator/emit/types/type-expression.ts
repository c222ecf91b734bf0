import { acceptsNull, type ValueUse } from "../../model/check-value.js";
import { isFile } from "../../model/forms.js";
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
 * The TypeScript types of OData's primitive types that are not converted. A type that is not listed here is a string,
 * as in JSON.
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

/** Writes a union that accepts the known strings and any other string, because the service can add values. */
export function openUnion(known: readonly string[], imports: Imports): string {
  return [...known, imports.type("OpenString", SHAPES_MODULE)].join(" | ");
}

export function unionOfNames(names: readonly string[]): string {
  return names.map(stringLiteral).join(" | ") || "never";
}

/**
 * Joins the type arguments of a generic type of the runtime. Leaves out `never` at the end, because it is the default
 * of these type parameters.
 */
export function typeArguments(facts: readonly string[]): string {
  return facts.slice(0, facts.findLastIndex((fact) => fact !== "never") + 1).join(", ");
}

/** The module of the runtime with the helper types for models. */
export const SHAPES_MODULE = "src/runtime/shapes";

/** Writes the TypeScript type of an OData type, and adds the imports that it needs. */
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
  const typeName = (variant: InputVariant | "read"): string =>
    imports.type(variantName(names, variant), `src/models/${names.file}`);
  if (use === "read") return typeName("read");
  const variant = plan.inputTypes.nestedVariant(type, use);
  return plan.inputTypes.canBeReference(type, variant)
    ? `${typeName(variant)} | ${typeName("read")}`
    : typeName(variant);
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
 * Writes the type of a property. A string property with documented values gets these values, and a nullable property
 * gets `null`. Every object has some members, such as `toString`. An optional property with such a name also gets the
 * type of the member, because objects without the property have the member.
 *
 * @param required whether the property must be present
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
export const OBJECT_MEMBERS: ReadonlySet<string> = new Set(
  "constructor hasOwnProperty isPrototypeOf propertyIsEnumerable toLocaleString toString valueOf".split(" "),
);

/** Writes the type of a string property: its documented values, or `string` if the docs do not list values. */
export function valuesExpression({ values }: Property, imports: Imports): string {
  const known = [...new Set(values ?? [])].map(stringLiteral);
  return known.length === 0 ? "string" : openUnion(known, imports);
}

/** Writes the type of the request body of a call. */
export function bodyExpression(body: CallBody, plan: SdkPlan, imports: Imports): string {
  if (body.kind === "content") return imports.type("Content", "src/runtime/request");
  if (body.kind === "reference") return imports.type("Reference", "src/runtime/reference");
  const alone = body.forms.length === 1;
  const forms = body.forms.map((form) => formExpression(form, body, alone, plan, imports));
  return [...new Set(forms), ...(body.textType === null ? [] : ["string"])].join(" | ");
}

/**
 * Whether the module of a call declares a type for the body. This is so in three cases: no type of the model is equal
 * to the body, the body can also be text, or the body replaces a resource. In the last case, a type for creation exists,
 * but its name would be misleading.
 */
export function needsBodyType(body: CallBody): boolean {
  return (
    body.kind === "json" &&
    (body.replaces ||
      body.textType !== null ||
      body.forms.length > 1 ||
      body.forms.some(({ type, required, added }) => type === null || required.length > 0 || added.length > 0))
  );
}

function formExpression(
  { type, required, added }: BodyForm,
  { use, encoding }: Pick<CallBody & { kind: "json" }, "use" | "encoding">,
  alone: boolean,
  plan: SdkPlan,
  imports: Imports,
): string {
  const members = [...required.map((property) => ({ property, required: true })), ...added].map(
    (member) =>
      `${propertyKey(member.property.name)}${member.required ? "" : "?"}: ${encoding === "multipart" && isFile(member.property) ? fileType(member.property) : propertyType(member.property, member.required, use, plan, imports)};`,
  );
  if (type === null && members.length === 0) return "{ [property: string]: unknown }";
  const own = `{ ${members.join(" ")} }`;
  if (type === null && plan.model.api.odata === false) return own;
  const base = type === null ? imports.type("Annotated", SHAPES_MODULE) : formBase(type, use, alone, plan, imports);
  if (members.length === 0) return base;
  return `${/^[\w.]+$/.test(base) ? base : `(${base})`} & ${own}`;
}

function fileType({ type }: Property): string {
  return itemType(type).collection ? "Blob[]" : "Blob";
}

function formBase(type: string, use: InputUse, alone: boolean, plan: SdkPlan, imports: Imports): string {
  const names = plan.names.get(type);
  if (names === undefined) return typeExpression(type, use, plan, imports);
  return imports.type(variantName(names, plan.inputTypes.bodyVariant(type, use, alone)), `src/models/${names.file}`);
}
