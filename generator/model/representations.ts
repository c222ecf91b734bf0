import { NO_PRIMITIVES } from "../dialect/no-primitives.js";
import { finding, type Report } from "../findings/create-finding.js";
import type { Finding, Place } from "../findings/finding.js";
import { placeInJson } from "../page/grammar/json-places.js";
import { parseTypeExpression, type TypeWords } from "../page/grammar/type-expression.js";
import { nearestName } from "../nearest-name.js";
import type { FieldRow, Page, Representation, TypeFacts } from "../page/page.js";
import type { Declarations } from "./declarations.js";
import { typeOfJson } from "./json-types.js";
import type { Property } from "./model.js";
import { isObject, payloadProperties } from "./payload.js";
import { isTypeName } from "./qualified-name.js";
import { createProperty } from "./properties.js";
import type { TypeDraft } from "./resource-types.js";
import { indexTypes } from "./type-index.js";
import { type IsTranslatedName, isPlainWord } from "./translated-rows.js";
import { parseTypeAnnotation } from "./type-mentions.js";
import type { Resolve, TypeNames } from "./type-names.js";

/**
 * Adds to each type the properties that the JSON representation on its page shows but no table documents. A property
 * that a base type documents is not added.
 *
 * Reports `representation-disagrees` for each property that it adds. Exception: if the table has names that translation
 * probably changed, reports these names as `translated-name`.
 */
export function addRepresentedProperties(
  types: readonly TypeDraft[],
  declarations: Declarations,
  names: TypeNames,
  isTranslatedName: IsTranslatedName,
  report: Report,
): TypeDraft[] {
  const index = indexTypes(types);
  return types.map((type) => {
    // The JSON of an open type can contain properties that are not a part of the type, such as properties that a user
    // added.
    if (type.open) return type;
    const added = new Map<string, Property>();
    for (const { facts, page } of declarations.types.get(type.name.toLowerCase())?.declarations ?? []) {
      if (!facts.representation) continue;
      const isDocumented = (name: string): boolean => index.property(type.name, name) !== undefined || added.has(name);
      const shown = [...representedProperties(facts.representation, isDocumented, names.resolverFor(page))];
      const words = hasTranslatedRows(page) ? [] : shown.map(({ name }) => name).filter(isPlainWord);
      const translated = hasTranslatedRows(page) ? [] : translatedRows(facts, page, words, isTranslatedName);
      const [first] = translated;
      if (first !== undefined) report(translatedNames(type.name, first.source, translated, words));
      for (const property of shown) {
        added.set(property.name, property);
        if (hasTranslatedRows(page) || (translated.length > 0 && isPlainWord(property.name))) continue;
        const similar = [...facts.properties, ...facts.relationships].find(
          ({ name }) => name.toLowerCase() === property.name.toLowerCase(),
        );
        const fault =
          similar === undefined
            ? missingFromTable(type.name, property, facts)
            : respelled(type.name, property, similar);
        report(fault);
      }
    }
    return added.size === 0 ? type : { ...type, properties: [...type.properties, ...added.values()] };
  });
}

/**
 * Yields the properties of a JSON representation that no table documents. The types of documented properties are not
 * resolved, because resolving a type name would add the type to the model.
 */
function* representedProperties(
  representation: Representation,
  isDocumented: (name: string) => boolean,
  resolve: Resolve,
): Generator<Property> {
  const { value, source, nameSources, typeSources } = representation;
  if (!isObject(value)) return;
  const reader = {
    text: (text: string) => typeOfText(text, representation, resolve),
    annotated: (type: string) => resolve(parseTypeAnnotation(type, placeInJson(type, typeSources, source))),
  };
  for (const [name, shown] of payloadProperties(value)) {
    // In a type with arbitrary keys, the JSON has sample keys such as an id or `String-value`. They are not property
    // names.
    if (isTypeName(name) && !isDocumented(name))
      yield createProperty(name, typeOfJson(shown, reader), placeInJson(name, nameSources, source));
  }
}

/** Type names in JSON are English in every dialect. */
const ENGLISH: TypeWords = {
  phrases: { collection: [], collectionItem: [], none: [], nullable: [] },
  primitives: NO_PRIMITIVES,
  language: null,
};

/**
 * Resolves the type that a representation shows instead of a value: `"String (timestamp)"`,
 * `"microsoft.graph.identity"`.
 */
function typeOfText(text: string, { source }: Representation, resolve: Resolve): string {
  const cell = { text, lines: [text], links: [], codes: [], bold: false, source };
  const expression = parseTypeExpression(cell, ENGLISH);
  const type = expression?.name == null ? null : resolve(expression);
  return type !== null && (type.startsWith("Edm.") || expression?.name?.includes(".")) ? type : "Edm.String";
}

/**
 * Whether a table of the page has rows that were skipped because their names are translated. The property may be
 * documented in a skipped row.
 */
function hasTranslatedRows({ diagnostics }: Page): boolean {
  return diagnostics.some(({ rule }) => rule === "translated-name");
}

/**
 * The rows whose names are probably translated. JSON shows all properties, but can omit relationships, so a relationship
 * counts only if the JSON has a word that no table contains.
 */
function translatedRows(
  { properties, relationships }: TypeFacts,
  page: Page,
  words: readonly string[],
  isTranslatedName: IsTranslatedName,
): readonly FieldRow[] {
  const rows = words.length === 0 ? properties : [...properties, ...relationships];
  return rows.filter(({ name }) => isTranslatedName(name, page));
}

function translatedNames(type: string, source: Place, rows: readonly FieldRow[], words: readonly string[]): Finding {
  const quoted = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(", ");
  const evidence = words.length === 0 ? "" : ` The JSON representation of ${type} has ${quoted(words)} instead.`;
  const list = quoted(rows.map(({ name }) => name));
  const message = `These names are probably translated: ${list}.${evidence} Write the names as in the English page.`;
  return finding("translated-name", source, message, { subject: type });
}

function respelled(type: string, { name, source }: Property, row: FieldRow) {
  const message = `The JSON representation of ${type} has the property \`${name}\`; the table has \`${row.name}\`. The SDK has both properties. Use the same capitalization in the JSON and in the table.`;
  return finding("representation-disagrees", source, message, { subject: `${type}.${name}` });
}

function missingFromTable(type: string, property: Property, facts: TypeFacts) {
  const value = facts.representation?.value ?? null;
  const shown = isObject(value) ? value : {};
  const rows = [...facts.properties, ...facts.relationships].map(({ name }) => name);
  const near = nearestName(
    property.name,
    rows.filter((name) => !Object.hasOwn(shown, name)),
    1 / 5,
  );
  const fix =
    near === null
      ? "Add a row for the property, or remove it from the JSON."
      : `The table has \`${near}\`. Use the same name in the JSON and in the table, or add a row for the property.`;
  return finding(
    "representation-disagrees",
    property.source,
    `The JSON representation of ${type} has the property \`${property.name}\`, but no table documents it. docwright assumes the type ${property.type}. ${fix}`,
    { subject: `${type}.${property.name}` },
  );
}
