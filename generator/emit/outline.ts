import { sortedBy } from "../collections/order.js";
import type { Finding, Place } from "../findings/finding.js";
import { itemTypesOf, namedLists } from "../model/body-shape.js";
import type { ApiModel, EnumMember, Operation, Property, Response, TypeModel } from "../model/model.js";
import { commentText } from "./boundary.js";
import { startsWithReadVerb } from "./calls/call-names.js";
import { withoutPlaceholders } from "./doc-comment.js";
import { referenceTo, withoutMarks, type DocsValues } from "./docs-references.js";

/**
 * A model in which numbers replace the facts of the docs that only appear in comments and places: descriptions, lines
 * and columns. Most edits of docs change only such facts. Then the outline stays the same, and so do all drafts made
 * from it.
 */
export interface Outline {
  /**
   * Has indexes of `values` instead of lines and columns. The indexes of lines have the same order as the lines of a
   * file, and are equal for equal lines. Each place has its own indexes of columns.
   */
  readonly model: ApiModel;
  readonly values: DocsValues;
}

/** A verb for all descriptions that start with a verb of reading, because the names of some calls depend on this. */
const READ_VERB = "get";

/**
 * Makes the outline of a model. The outline has no findings and no descriptions of bodies and responses, because they do
 * not change the SDK. It keeps the
 * descriptions of parameters, of errors, and of the rows of body tables that name a list, because code depends on their
 * words.
 */
export function outlineModel(model: ApiModel): Outline {
  const values: (string | number)[] = [];
  const places: MovablePlace[] = [];
  const text = (description: string, start = ""): string =>
    isVisible(description) ? start + referenceTo(values.push(description) - 1) : description;
  const outlined = withoutPlaces({ ...model, diagnostics: [] }, places) as ApiModel;
  const property = (one: Property): Property => ({ ...one, description: text(one.description) });
  const rows = (properties: readonly Property[]): Property[] => {
    const itemTypes = itemTypesOf(properties);
    return properties.map((row) => (namedLists(row, itemTypes).length > 0 ? row : property(row)));
  };
  const undescribed = (responses: readonly Response[]): Response[] =>
    responses.map((response) => ({ ...response, description: "" }));
  const member = (one: EnumMember): EnumMember => ({ ...one, description: text(one.description) });
  const types = outlined.types.map((type): TypeModel => ({
    ...type,
    description: text(type.description),
    properties: type.properties.map(property),
    members: type.members.map(member),
  }));
  const operations = outlined.operations.map((operation): Operation => {
    const { description, requestBody } = operation;
    return {
      ...operation,
      description: text(description, startsWithReadVerb(description) ? READ_VERB : ""),
      requestBody: requestBody && { ...requestBody, description: "", properties: rows(requestBody.properties) },
      responses: undescribed(operation.responses),
      routes: operation.routes.map((route) =>
        route.responses === undefined ? route : { ...route, responses: undescribed(route.responses) },
      ),
    };
  });
  numberPlaces(places, values);
  return { model: { ...outlined, types, operations }, values };
}

/** Returns a finding about an outline with the lines of the docs. */
export function findingInDocs(finding: Finding, values: DocsValues): Finding {
  const { repeated } = finding;
  return {
    ...placeInDocs(finding, values),
    ...(repeated && { repeated: repeated.map((place) => placeInDocs(place, values)) }),
  };
}

function placeInDocs<At extends Place>(place: At, values: DocsValues): At {
  const { line, column, endLine, endColumn } = place;
  return {
    ...place,
    line: Number(values[line]),
    column: Number(values[column]),
    ...(endLine !== undefined && { endLine: Number(values[endLine]) }),
    ...(endColumn !== undefined && { endColumn: Number(values[endColumn]) }),
  };
}

/** Whether a comment with this description has text. The outline must show this, because drafts omit empty comments. */
function isVisible(description: string): boolean {
  return commentText(withoutPlaceholders(description)) !== "";
}

/** Replaces the lines and columns of places by indexes of `values`, and adds the lines and columns to `values`. */
function numberPlaces(places: readonly MovablePlace[], values: (string | number)[]): void {
  const linesOf = new Map<string, Set<number>>();
  for (const { file, line, endLine } of places) {
    const lines = linesOf.get(file) ?? new Set();
    linesOf.set(file, lines.add(line).add(endLine ?? line));
  }
  const numbersOf = new Map<string, Map<number, number>>();
  for (const [file, lines] of sortedBy(linesOf, ([name]) => name)) {
    const sorted = [...lines].sort((a, b) => a - b);
    numbersOf.set(file, new Map(sorted.map((line) => [line, values.push(line) - 1])));
  }
  for (const place of places) {
    const numbers = numbersOf.get(place.file);
    const { line, column, endLine, endColumn } = place;
    place.line = numbers?.get(line) ?? line;
    place.column = values.push(column) - 1;
    if (endLine !== undefined) place.endLine = numbers?.get(endLine) ?? endLine;
    if (endColumn !== undefined) place.endColumn = values.push(endColumn) - 1;
  }
}

type MovablePlace = { -readonly [Key in keyof Place]: Place[Key] };

/**
 * Copies a part of a model. Adds the copies of all places to a list. Bodies of examples do not have places. Descriptions
 * in the copy cannot look like references.
 */
function withoutPlaces(value: unknown, places: MovablePlace[]): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((item: unknown) => withoutPlaces(item, places));
  const copy: Record<string, unknown> = { ...value };
  for (const key in copy) {
    const member = copy[key];
    if (key === "description" && typeof member === "string") copy[key] = withoutMarks(member);
    if (typeof member !== "object" || member === null || key === "body") continue;
    if (key === "source") places.push((copy[key] = { ...(member as Place) }));
    else copy[key] = withoutPlaces(member, places);
  }
  return copy;
}
