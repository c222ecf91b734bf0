import { finding, type Report } from "../findings/create-finding.js";
import { parseTypeExpression, type TypeWords } from "../page/grammar/type-expression.js";
import type { Representation } from "../page/page.js";
import type { Declarations } from "./declarations.js";
import { typeOfJson } from "./json-types.js";
import type { Property } from "./model.js";
import { isObject, payloadProperties } from "./payload.js";
import { isTypeName } from "./qualified-name.js";
import { createProperty } from "./properties.js";
import type { TypeDraft } from "./resource-types.js";
import { indexTypes } from "./type-index.js";
import { parseTypeAnnotation } from "./type-mentions.js";
import type { Resolve, TypeNames } from "./type-names.js";

/**
 * Adds to each type the properties that only the JSON representation on its page shows, and no table of the type or of
 * its base types.
 *
 * Reports `representation-disagrees` for each property that it adds.
 */
export function addRepresentedProperties(
  types: readonly TypeDraft[],
  declarations: Declarations,
  names: TypeNames,
  report: Report,
): TypeDraft[] {
  const index = indexTypes(types);
  return types.map((type) => {
    // The sample of an open type can show properties that a caller added.
    if (type.open) return type;
    const added = new Map<string, Property>();
    for (const { facts, page } of declarations.types.get(type.name.toLowerCase())?.declarations ?? []) {
      if (!facts.representation) continue;
      for (const property of representedProperties(facts.representation, names.resolverFor(page))) {
        if (index.property(type.name, property.name) || added.has(property.name)) continue;
        added.set(property.name, property);
        report(missingFromTable(type.name, property));
      }
    }
    return added.size === 0 ? type : { ...type, properties: [...type.properties, ...added.values()] };
  });
}

function* representedProperties(representation: Representation, resolve: Resolve): Generator<Property> {
  const { value, source } = representation;
  if (!isObject(value)) return;
  const reader = {
    text: (text: string) => typeOfText(text, representation, resolve),
    annotated: (type: string) => resolve(parseTypeAnnotation(type, source)),
  };
  for (const [name, shown] of payloadProperties(value)) {
    // Samples of maps have keys that are not names: an id, `String-value`.
    if (isTypeName(name)) yield createProperty(name, typeOfJson(shown, reader), source);
  }
}

/** Type names in JSON are English in every dialect. */
const ENGLISH: TypeWords = {
  phrases: { collection: [], none: [], nullable: [] },
  primitives: { string: [], boolean: [], integer: [], dateTime: [] },
};

/** Resolves the type that a representation has in the place of a value: `"String (timestamp)"`, `"microsoft.graph.identity"`. */
function typeOfText(text: string, { source }: Representation, resolve: Resolve): string {
  const cell = { text, lines: [text], links: [], codes: [], bold: false, source };
  const expression = parseTypeExpression(cell, ENGLISH);
  const type = expression?.name == null ? null : resolve(expression);
  return type !== null && (type.startsWith("Edm.") || expression?.name?.includes(".")) ? type : "Edm.String";
}

function missingFromTable(type: string, property: Property) {
  return finding(
    "representation-disagrees",
    property.source,
    `The JSON representation of ${type} has the property \`${property.name}\`, but no table documents it. The type ${property.type} was inferred. Add a row for it.`,
    { subject: `${type}.${property.name}` },
  );
}
