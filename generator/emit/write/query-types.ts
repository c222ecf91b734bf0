import type { TypeModel } from "../../model/model.js";
import { itemType } from "../../model/qualified-name.js";
import { propertyKey, stringLiteral, templateText } from "../boundary.js";
import { valueType } from "../plan/calls.js";
import type { SdkPlan } from "../plan/plan-sdk.js";
import { NAMING_OPTIONS, type FilterField, type NamingOption } from "../plan/query-facts.js";
import type { TypeName } from "../plan/type-names.js";
import type { Declaration } from "./declaration.js";
import { docComment } from "./doc-comment.js";
import type { Imports } from "./imports.js";
import { openUnion, SHAPES, typeExpression, valuesExpression } from "./type-expression.js";

/** What query options can say of a type, for the compiler alone: nothing of it is left when the SDK runs. */
export function queryStatements(type: TypeModel, names: TypeName, plan: SdkPlan, imports: Imports): Declaration[] {
  return [
    ...(plan.queries.isQueried(type.name) ? [queryInterface(type, names, plan, imports)] : []),
    ...(plan.queries.isFiltered(type.name) ? [filterInterface(type, names, plan, imports)] : []),
  ];
}

function queryInterface(type: TypeModel, names: TypeName, plan: SdkPlan, imports: Imports): Declaration {
  return {
    kind: "Interface",
    name: names.query,
    isExported: true,
    docs: docComment({ own: `What query options can name of a \`${names.read}\`.` }),
    properties: NAMING_OPTIONS.filter((option) => plan.queries.isQueried(type.name, option)).map((option) => ({
      name: option,
      type: optionNames(type.name, option, plan, imports),
    })),
  };
}

/** What an option may name: lists of names where the caller's choice decides what is returned, else single ones. */
function optionNames(type: string, option: NamingOption, plan: SdkPlan, imports: Imports): string {
  const { names, open } = plan.queries.names(type, option);
  const known = option === "select" ? selectable(type, names, plan, imports) : [...names].map(nameExpression);
  const union = known.length === 0 ? (open ? "string" : "never") : open ? openUnion(known, imports) : known.join(" | ");
  if (option === "expand") return `readonly ${imports.type("Expansion", "src/runtime/query")}<${union}>[]`;
  return option === "select" ? `readonly ${known.length + Number(open) > 1 ? `(${union})` : union}[]` : union;
}

function nameExpression([name, stands]: readonly [string, "whole" | "inside"]): string {
  return stands === "inside" ? `\`${templateText(name)}/\${string}\`` : stringLiteral(name);
}

/** All properties but those that cannot be selected: the shape that is read has them already. */
function selectable(type: string, names: ReadonlyMap<string, unknown>, plan: SdkPlan, imports: Imports): string[] {
  const read = plan.names.get(type)?.read;
  if (names.size === 0 || read === undefined) return [];
  const left = plan.graph.properties(type).filter(({ name }) => !names.has(name) && !name.includes("@"));
  const without = left.length === 0 ? "" : `, ${left.map(({ name }) => stringLiteral(name)).join(" | ")}`;
  return [`${imports.type("Selectable", SHAPES)}<${read}${without}>`];
}

function filterInterface(type: TypeModel, names: TypeName, plan: SdkPlan, imports: Imports): Declaration {
  return {
    kind: "Interface",
    name: names.filter,
    isExported: true,
    docs: docComment({ own: `What filters can say of a \`${names.read}\`.` }),
    properties: plan.queries.filterFields(type.name).flatMap((field) => {
      const expression = fieldExpression(field, plan, imports);
      return expression === null ? [] : [{ name: propertyKey(field.property.name), type: expression }];
    }),
  };
}

function fieldExpression(field: FilterField, plan: SdkPlan, imports: Imports): string | null {
  const { type, collection } = itemType(field.property.type);
  if (!collection) return itemExpression(type, field, plan, imports);
  const item = itemExpression(type, withoutNot(field), plan, imports);
  if (item === null) return null;
  if (field.operators === null) return `${imports.type("ListField", FILTER)}<${item}>`;
  const said = ["any", "all", "$count"].filter((operator) => operator === "any" || field.operators?.has(operator));
  return limited(`${imports.type("ListComparison", FILTER)}<${item}>`, said, field, imports);
}

function itemExpression(type: string, field: FilterField, plan: SdkPlan, imports: Imports): string | null {
  const model = plan.graph.get(type);
  const names = plan.names.get(type);
  if (model !== undefined && names !== undefined && model.kind !== "enum") {
    return plan.queries.isFiltered(type) ? imports.type(names.filter, `src/models/${names.file}`) : null;
  }
  const text = type === "Edm.String";
  const value = text ? valuesExpression(field.property, imports) : valueExpression(type, plan, imports);
  if (value === null) return null;
  const of = text && value === "string" ? "" : `<${value}>`;
  const said = (text ? [...COMPARISONS, ...TEXT_COMPARISONS] : COMPARISONS).filter((operator) =>
    field.operators?.has(operator.toLowerCase()),
  );
  if (said.length === 0) return imports.type(text ? "TextField" : "ValueField", FILTER) + of;
  return limited(imports.type(text ? "TextComparison" : "Comparison", FILTER) + of, said, field, imports);
}

const FILTER = "src/runtime/filter";
const COMPARISONS = ["eq", "ne", "gt", "ge", "lt", "le", "in"];
const TEXT_COMPARISONS = ["startsWith", "endsWith", "contains"];

/** The operators that the docs name, and their contrary where they name `not`. */
function limited(operators: string, said: readonly string[], field: FilterField, imports: Imports): string {
  const picked = `Pick<${operators}, ${said.map(stringLiteral).join(" | ")}>`;
  return field.operators?.has("not") ? `${imports.type("Negatable", FILTER)}<${picked}>` : picked;
}

/** What the docs say of a list's `not` is about the list, not about its items. */
function withoutNot({ property, operators }: FilterField): FilterField {
  return { property, operators: operators && new Set([...operators].filter((operator) => operator !== "not")) };
}

/** What a filter compares values of a type with; `null` for what it cannot. */
function valueExpression(type: string, plan: SdkPlan, imports: Imports): string | null {
  const literal = LITERALS.get(type);
  if (literal !== undefined) return `${imports.type("Literal", "src/runtime/literals")}<${stringLiteral(literal)}>`;
  if (type === "Edm.DateTimeOffset") return imports.type("TimeValue", FILTER);
  if (type.startsWith("Edm.")) return valueType(type);
  return plan.graph.get(type) === undefined ? null : typeExpression(type, "read", plan, imports);
}

/** What OData writes otherwise than JSON does. */
const LITERALS = new Map([
  ["Edm.Date", "date"],
  ["Edm.TimeOfDay", "timeOfDay"],
  ["Edm.Duration", "duration"],
  ["Edm.Guid", "guid"],
]);
