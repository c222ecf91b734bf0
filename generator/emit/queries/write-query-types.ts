import type { TypeModel } from "../../model/model.js";
import { itemType } from "../../model/qualified-name.js";
import { propertyKey, stringLiteral, templateText } from "../boundary.js";
import { valueType } from "../calls/calls.js";
import type { SdkPlan } from "../plan-sdk.js";
import { limitedTo, type FilterField } from "./filter-operators.js";
import { NAMING_OPTIONS, type NamingOption } from "./query-facts.js";
import type { TypeName } from "../types/type-names.js";
import type { Declaration } from "../print/declaration.js";
import { docComment } from "../doc-comment.js";
import type { Imports } from "../print/imports.js";
import { openUnion, typeArguments, typeExpression, unionOfNames, valuesExpression } from "../types/type-expression.js";

/** What query options can say of a type, for the compiler alone: nothing of it is left when the SDK runs. */
export function writeQueryTypes(type: TypeModel, names: TypeName, plan: SdkPlan, imports: Imports): Declaration[] {
  return [
    ...(plan.queries.isQueried(type.name) ? [queryShape(type, names, plan, imports)] : []),
    ...(plan.queries.declaresFilter(type.name) ? [filterShape(type, names, plan, imports)] : []),
  ];
}

/** Said of what options name is only what does not follow from the shape that is read and what filters say of it. */
function queryShape({ name: type }: TypeModel, names: TypeName, plan: SdkPlan, imports: Imports): Declaration {
  const { queries } = plan;
  const selected = queries.names(type, "select").names;
  const relationships = plan.graph
    .properties(type)
    .map(({ name }) => name)
    .filter((name) => !selected.has(name) && !name.includes("@"));
  const follows = (option: NamingOption): boolean => {
    const named = queries.names(type, option).names;
    if (option === "expand") return named.size === relationships.length && relationships.every((one) => named.has(one));
    return option === "select" || queries.followsFromFilter(type, option, named);
  };
  const options = NAMING_OPTIONS.filter((option) => queries.isQueried(type, option));
  const own = options.filter((option) => !follows(option));
  const asked = options.some((option) => (option === "orderby" || option === "search") && !own.includes(option));
  const facts = [names.read, unionOfNames(relationships)];
  if (asked && queries.declaresFilter(type)) facts.push(names.filter);
  const derived = `${imports.type("Queryable", "src/runtime/queryable")}<${typeArguments(facts)}>`;
  const declared = {
    name: names.query,
    isExported: true,
    docs: docComment({ summary: `What query options can name of a \`${names.read}\`.` }),
  };
  if (own.length === 0) return { kind: "TypeAlias", ...declared, type: derived };
  return {
    kind: "Interface",
    ...declared,
    extends: [`Omit<${derived}, ${unionOfNames(own)}>`],
    properties: own.map((option) => ({ name: option, type: optionNames(type, option, plan, imports) })),
  };
}

/** What an option may name: a list of names where the caller's choice decides what is returned, else single ones. */
function optionNames(type: string, option: NamingOption, plan: SdkPlan, imports: Imports): string {
  const { names, open } = plan.queries.names(type, option);
  const known = [...names].map(nameExpression);
  const union = known.length === 0 ? (open ? "string" : "never") : open ? openUnion(known, imports) : known.join(" | ");
  return option === "expand" ? `readonly ${imports.type("Expansion", "src/runtime/query")}<${union}>[]` : union;
}

function nameExpression([name, stands]: readonly [string, "whole" | "inside"]): string {
  return stands === "inside" ? `\`${templateText(name)}/\${string}\`` : stringLiteral(name);
}

/** Said of what filters ask is only what does not follow from the shape that is read. */
function filterShape(type: TypeModel, names: TypeName, plan: SdkPlan, imports: Imports): Declaration {
  const { inherits, left, otherwise } = plan.queries.filterBeside(type.name);
  const declared = {
    name: names.filter,
    isExported: true,
    docs: docComment({ summary: `What filters can say of a \`${names.read}\`.` }),
  };
  const properties = (inherits ? otherwise : plan.queries.filterFields(type.name)).map((field) => ({
    name: propertyKey(field.property.name),
    type: fieldExpression(field, plan, imports),
  }));
  if (!inherits) return { kind: "Interface", ...declared, properties };
  const others = properties.map((property) => `${property.name}: ${property.type};`).join(" ");
  const facts = [names.read, unionOfNames(left), others === "" ? "never" : `{ ${others} }`];
  const generic = imports.type("Filterable", FILTER);
  return { kind: "TypeAlias", ...declared, type: `${generic}<${typeArguments(facts)}>` };
}

function fieldExpression(field: FilterField, plan: SdkPlan, imports: Imports): string {
  const { type, collection } = itemType(field.property.type);
  if (!collection) return itemExpression(type, field, plan, imports);
  const item = itemExpression(type, withoutNot(field), plan, imports);
  if (field.operators === null) return `${imports.type("ListField", FILTER)}<${item}>`;
  const said = ["any", "all", "$count"].filter((operator) => operator === "any" || field.operators?.has(operator));
  return limited(`${imports.type("ListComparison", FILTER)}<${item}>`, said, field, imports);
}

function itemExpression(type: string, field: FilterField, plan: SdkPlan, imports: Imports): string {
  const model = plan.graph.get(type);
  const names = plan.names.get(type);
  if (model !== undefined && names !== undefined && model.kind !== "enum") {
    return plan.queries.declaresFilter(type)
      ? imports.type(names.filter, `src/models/${names.file}`)
      : `${imports.type("Filterable", FILTER)}<${imports.type(names.read, `src/models/${names.file}`)}>`;
  }
  const said = limitedTo(field);
  if (type === "Edm.DateTimeOffset" && said === null) return imports.type("TimeField", FILTER);
  const text = type === "Edm.String";
  const value = text ? valuesExpression(field.property, imports) : valueExpression(type, plan, imports);
  const of = text && value === "string" ? "" : `<${value}>`;
  if (said === null) return imports.type(text ? "TextField" : "ValueField", FILTER) + of;
  return limited(imports.type(text ? "TextComparison" : "Comparison", FILTER) + of, said, field, imports);
}

const FILTER = "src/runtime/filter";

/** The operators that the docs name, and their contrary where they name `not`. */
function limited(operators: string, said: readonly string[], field: FilterField, imports: Imports): string {
  const picked = `Pick<${operators}, ${said.map(stringLiteral).join(" | ")}>`;
  return field.operators?.has("not") ? `${imports.type("Negatable", FILTER)}<${picked}>` : picked;
}

/** What the docs say of a list's `not` is about the list, not about its items. */
function withoutNot({ property, operators }: FilterField): FilterField {
  return { property, operators: operators && new Set([...operators].filter((operator) => operator !== "not")) };
}

/** What a filter compares values of a type with. */
function valueExpression(type: string, plan: SdkPlan, imports: Imports): string {
  const literal = LITERALS.get(type);
  if (literal !== undefined) return `${imports.type("Literal", "src/runtime/literals")}<${stringLiteral(literal)}>`;
  if (type === "Edm.DateTimeOffset") return imports.type("TimeValue", FILTER);
  if (type.startsWith("Edm.")) return valueType(type);
  return typeExpression(type, "read", plan, imports);
}

/** What OData writes otherwise than JSON does. */
const LITERALS = new Map([
  ["Edm.Date", "date"],
  ["Edm.TimeOfDay", "timeOfDay"],
  ["Edm.Duration", "duration"],
  ["Edm.Guid", "guid"],
]);
