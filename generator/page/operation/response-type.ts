import { posix } from "node:path";
import { fieldColumns, readFieldTable } from "../field-table.js";
import type { Section } from "../markdown/section.js";
import type { FieldRow, OperationFacts, ResponseFacts, StatusFact, TypeExpression, TypeFacts } from "../page.js";
import type { PageReading } from "../page-reading.js";
import { tablesOf } from "./operation-sections.js";
import { responseSection } from "./response.js";
import { statusColumnOf } from "./status-table.js";

/** An operation, and the type that its page declares. */
export interface OperationWithType {
  readonly operation: OperationFacts;
  readonly types: readonly TypeFacts[];
}

/**
 * Declares a type for the properties in a table of the response section: "The response is a JSON object with the following
 * properties:". The name of the type comes from the page. If the response already has a named
 * type, that type stays.
 */
export function withResponseType(root: Section, operation: OperationFacts, reading: PageReading): OperationWithType {
  const section = responseSection(root);
  const { response } = operation;
  if (section === null || response?.statuses.some(isUntyped) !== true) return { operation, types: [] };
  const properties = tablesOf(section).flatMap((table): readonly FieldRow[] => {
    const columns = fieldColumns(table, reading);
    return columns.has("type") && statusColumnOf(table, reading) === -1
      ? (readFieldTable(table, reading, columns) ?? [])
      : [];
  });
  if (properties.length === 0) return { operation, types: [] };
  const type = responseType(section, properties);
  return { operation: { ...operation, response: withType(response, type) }, types: [type] };
}

/** Whether a success response has a JSON object without a named type. */
function isUntyped({ status, type, stream }: StatusFact): boolean {
  return status < 300 && status !== 204 && !stream && (type === null || type.name === "object");
}

function withType(response: ResponseFacts, { name, source }: TypeFacts): ResponseFacts {
  const type: TypeExpression = { text: name, name, collection: false, link: null, alternatives: [], source };
  return {
    ...response,
    statuses: response.statuses.map((status) => (isUntyped(status) ? { ...status, type } : status)),
  };
}

function responseType({ source }: Section, properties: readonly FieldRow[]): TypeFacts {
  const words = posix.basename(source.file, ".md").match(/[A-Za-z0-9]+/g) ?? [];
  const name = [...words, "response"].map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");
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
