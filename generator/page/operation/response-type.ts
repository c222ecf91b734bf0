import { fieldColumns, readFieldTable, UNNAMED } from "../field-table.js";
import { nestInnerFields } from "../inner-fields.js";
import type { Section } from "../markdown/section.js";
import type { FieldRow, OperationFacts, ResponseFacts, StatusFact, TypeExpression, TypeFacts } from "../page.js";
import type { PageReading } from "../page-reading.js";
import { sectionsOf, tablesOf } from "./operation-sections.js";
import { responseSection } from "./response.js";
import { statusOfSection } from "./status-headings.js";
import { statusColumnOf } from "./status-table.js";

/** An operation, and the type that its page declares. */
export interface OperationWithType {
  readonly operation: OperationFacts;
  readonly types: readonly TypeFacts[];
}

/**
 * Declares a type for the properties in a table of the response section: "The response is a JSON object with the following
 * properties:". If the response already has a named type, that type stays.
 *
 * @param words the name of the page, and the anchor of the operation if the page has several. The name of the type
 * consists of these words.
 */
export function withResponseType(
  root: Section,
  operation: OperationFacts,
  words: string,
  reading: PageReading,
): OperationWithType {
  const { response } = operation;
  if (response?.statuses.some(isUntyped) !== true) return { operation, types: [] };
  const main = responseSection(root);
  const sections = [...(main === null ? [] : [main]), ...otherSections(root, main, reading)];
  const found = sections.map((section) => ({ section, properties: propertiesIn(section, reading) }));
  const shown = found.find(({ properties }) => properties.length > 0);
  if (shown === undefined) return { operation, types: [] };
  const properties = nestInnerFields(shown.properties, reading, { isJson: true });
  const [first] = properties;
  // The output of Widdershins has a row for a list itself, and rows for the properties of its items below.
  const whole = first?.name === UNNAMED ? first : undefined;
  if (whole?.type != null && whole.fields === undefined)
    return { operation: { ...operation, response: withType(response, whole.type) }, types: [] };
  const type = responseType(shown.section, words, whole?.fields ?? properties);
  const { name, source } = type;
  const collection = whole?.type?.collection === true;
  const expression = { text: name, name, collection, link: null, alternatives: [], source };
  return { operation: { ...operation, response: withType(response, expression) }, types: [type] };
}

/** The other sections about a success response, in docs without OData: `### Response Schema`. */
function otherSections(root: Section, main: Section | null, reading: PageReading): readonly Section[] {
  if (reading.lookup.dialect.odata) return [];
  return sectionsOf(root, "response").filter(
    (section) => section !== main && (statusOfSection(section, reading) ?? 200) < 300,
  );
}

function propertiesIn(section: Section, reading: PageReading): readonly FieldRow[] {
  return tablesOf(section).flatMap((table): readonly FieldRow[] => {
    const columns = fieldColumns(table, reading);
    return columns.has("type") && statusColumnOf(table, reading) === -1
      ? (readFieldTable(table, reading, columns) ?? [])
      : [];
  });
}

/** Whether a success response has a JSON object without a named type. */
function isUntyped({ status, type, stream }: StatusFact): boolean {
  return (
    status < 300 && status !== 204 && !stream && (type === null || type.name === "object" || type.name === "Inline")
  );
}

function withType(response: ResponseFacts, type: TypeExpression): ResponseFacts {
  return {
    ...response,
    statuses: response.statuses.map((status) => (isUntyped(status) ? { ...status, type } : status)),
  };
}

function responseType({ source }: Section, words: string, properties: readonly FieldRow[]): TypeFacts {
  const name = [...(words.match(/[A-Za-z0-9]+/g) ?? []), "response"]
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join("");
  return {
    name: name.charAt(0).toLowerCase() + name.slice(1),
    kind: "complex",
    base: null,
    derived: [],
    abstract: false,
    open: false,
    key: null,
    description: "",
    properties,
    relationships: [],
    methods: [],
    representation: null,
    examples: [],
    source,
  };
}
