import type { Property, TypeModel } from "../../model/model.js";
import { itemType } from "../../model/qualified-name.js";
import { propertyKey, stringLiteral, templateText } from "../boundary.js";
import { valueType } from "../calls/calls.js";
import { docComment } from "../doc-comment.js";
import type { SdkPlan } from "../plan-sdk.js";
import type { Declaration } from "../print/declaration.js";
import type { Imports } from "../print/imports.js";
import {
  SHAPES_MODULE,
  typeArguments,
  typeExpression,
  unionOfNames,
  valuesExpression,
} from "../types/type-expression.js";
import { isExactNumber } from "../types/find-conversions.js";
import type { TypeName } from "../types/type-names.js";
import { relationshipsOf, type FilterType } from "./derived-types.js";
import type { FilterField, FilterLimits } from "./filter-fields.js";
import type { NamingOption } from "./nameable-properties.js";
import type { NameableNames, TypeQuery } from "./query-table.js";

const FILTER_MODULE = "src/runtime/filter";

/** Writes the query type and the filter type of a type, if calls need them. Neither exists at run time. */
export function writeQueryTypes(type: TypeModel, names: TypeName, plan: SdkPlan, imports: Imports): Declaration[] {
  const query = plan.queries.types.get(type.name);
  if (query === undefined) return [];
  return [
    ...(query.nameable.size > 0 ? [queryType(type, names, query, plan, imports)] : []),
    ...(query.filter?.declared === true ? [filterType(names, query.filter, plan, imports)] : []),
  ];
}

/**
 * Writes the query type as a type that `Queryable` derives. An option is written out only if its names differ from the
 * names that `Queryable` derives.
 */
function queryType(
  type: TypeModel,
  names: TypeName,
  { nameable, filter }: TypeQuery,
  plan: SdkPlan,
  imports: Imports,
): Declaration {
  const different = [...nameable].filter(([, { derived }]) => !derived);
  const usesFilter = (["orderby", "search"] as const).some((option) => nameable.get(option)?.derived === true);
  const facts = [names.read, unionOfNames(relationshipsOf(type.name, plan.graph))];
  if (usesFilter && filter?.declared === true) facts.push(names.filter);
  const derived = `${imports.type("Queryable", "src/runtime/queryable")}<${typeArguments(facts)}>`;
  const common = {
    name: names.query,
    isExported: true,
    docs: docComment({ summary: `The properties of \`${names.read}\` that are valid in query options.` }),
  };
  if (different.length === 0) return { kind: "TypeAlias", ...common, type: derived };
  return {
    kind: "Interface",
    ...common,
    extends: [`Omit<${derived}, ${unionOfNames(different.map(([option]) => option))}>`],
    properties: different.map(([option, nameables]) => ({
      name: option,
      type: optionType(option, nameables, imports),
    })),
  };
}

/** Writes the type of an option's values: a list of names for `$select` and `$expand`, else a single name. */
function optionType(option: NamingOption, { names, open }: NameableNames, imports: Imports): string {
  const known = [...names].map(([name, form]) =>
    form === "path" ? `\`${templateText(name)}/\${string}\`` : stringLiteral(name),
  );
  const others =
    open === "any"
      ? [imports.type("OpenString", SHAPES_MODULE)]
      : open === "extensions"
        ? [imports.type("ExtensionName", SHAPES_MODULE)]
        : [];
  const union = known.length === 0 ? (open === "any" ? "string" : "never") : [...known, ...others].join(" | ");
  if (option === "expand") return `readonly ${imports.type("Expansion", "src/runtime/query")}<${union}>[]`;
  return option === "select" ? `readonly (${union})[]` : union;
}

/**
 * Writes the filter type of a type. Usually, `Filterable` derives the fields from the properties of the type, and the
 * code contains only the differences: omitted properties and changed fields. If this does not leave more derived fields
 * than omitted properties, the code is an interface with all fields.
 */
function filterType(
  names: TypeName,
  { fields, omitted, changed }: FilterType,
  plan: SdkPlan,
  imports: Imports,
): Declaration {
  const inherits = fields.length - changed.length > omitted.length;
  const properties = (inherits ? changed : fields).map((field) => ({
    name: propertyKey(field.property.name),
    type: fieldType(field, plan, imports),
  }));
  const common = {
    name: names.filter,
    isExported: true,
    docs: docComment({
      summary: `The properties of \`${names.read}\` that are valid in filters, with the operators of each property.`,
    }),
  };
  if (!inherits) return { kind: "Interface", ...common, properties };
  const changes = properties.map((property) => `${property.name}: ${property.type};`).join(" ");
  const facts = [names.read, unionOfNames(omitted), changes === "" ? "never" : `{ ${changes} }`];
  const generic = imports.type("Filterable", FILTER_MODULE);
  return { kind: "TypeAlias", ...common, type: `${generic}<${typeArguments(facts)}>` };
}

function fieldType({ property, limits }: FilterField, plan: SdkPlan, imports: Imports): string {
  const { type, collection } = itemType(property.type);
  if (!collection) return itemFieldType(type, property, limits, plan, imports);
  // If the docs list `not` for a collection, the operator applies to the collection and not to its items.
  const item = itemFieldType(type, property, limits && { ...limits, not: false }, plan, imports);
  if (limits === null) return `${imports.type("ListField", FILTER_MODULE)}<${item}>`;
  return pickOperators(`${imports.type("ListComparison", FILTER_MODULE)}<${item}>`, limits.lists, limits, imports);
}

function itemFieldType(
  type: string,
  property: Property,
  limits: FilterLimits | null,
  plan: SdkPlan,
  imports: Imports,
): string {
  const model = plan.graph.get(type);
  const names = plan.names.get(type);
  if (model !== undefined && names !== undefined && model.kind !== "enum") {
    return plan.queries.types.get(type)?.filter?.declared === true
      ? imports.type(names.filter, `src/models/${names.file}`)
      : `${imports.type("Filterable", FILTER_MODULE)}<${imports.type(names.read, `src/models/${names.file}`)}>`;
  }
  const comparisons = limits?.comparisons ?? [];
  if (type === "Edm.DateTimeOffset" && comparisons.length === 0) return imports.type("TimeField", FILTER_MODULE);
  const isText = type === "Edm.String";
  const value = isText ? valuesExpression(property, imports) : comparedValue(type, plan, imports);
  const argument = isText && value === "string" ? "" : `<${value}>`;
  if (limits === null || comparisons.length === 0) {
    return imports.type(isText ? "TextField" : "ValueField", FILTER_MODULE) + argument;
  }
  const operators = imports.type(isText ? "TextComparison" : "Comparison", FILTER_MODULE) + argument;
  return pickOperators(operators, comparisons, limits, imports);
}

/** Limits a type of the runtime to some of its operators. Adds `not` if the docs list it. */
function pickOperators(operators: string, names: readonly string[], { not }: FilterLimits, imports: Imports): string {
  const picked = `Pick<${operators}, ${unionOfNames(names)}>`;
  return not ? `${imports.type("Negatable", FILTER_MODULE)}<${picked}>` : picked;
}

/** The type of the values with which a filter compares a property. */
function comparedValue(type: string, plan: SdkPlan, imports: Imports): string {
  const literal = LITERALS.get(type);
  if (literal !== undefined) return `${imports.type("Literal", "src/runtime/literals")}<${stringLiteral(literal)}>`;
  if (type === "Edm.DateTimeOffset") return imports.type("TimeValue", FILTER_MODULE);
  const exact = isExactNumber(type, plan.options) ? EXACT_VALUES.get(type) : undefined;
  if (exact !== undefined) return imports.type(exact, "src/runtime/int64");
  if (type.startsWith("Edm.")) return valueType(type);
  return typeExpression(type, "read", plan, imports);
}

/** OData types of numbers that must keep all digits. The values are the runtime's types for such numbers in filters. */
const EXACT_VALUES = new Map([
  ["Edm.Int64", "Int64Value"],
  ["Edm.Decimal", "DecimalValue"],
]);

/**
 * Primitive types that are text in JSON but do not have quotes in a filter. The values are the names of their literals
 * in the runtime.
 */
const LITERALS = new Map([
  ["Edm.Date", "date"],
  ["Edm.TimeOfDay", "timeOfDay"],
  ["Edm.Duration", "duration"],
  ["Edm.Guid", "guid"],
]);
