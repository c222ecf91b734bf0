import { finding } from "../findings/create-finding.js";
import type { Place } from "../findings/finding.js";
import { primitiveType } from "./grammar/primitive-type.js";
import type { FieldFacts, FieldRow } from "./page.js";
import type { PageReading } from "./page-reading.js";

/** The name of a field inside another field: `address.city`, `items[].sku`. */
const DOTTED = /^([^.[\]]+)((?:\[[\dn]?\])?)\.(.+)$/;

/**
 * Moves the rows of fields inside a field (`address.city`, `items[].sku`) to the row of this field. If the type of the
 * field is a link, the row is removed, because the target of the link describes its fields. If the type is a string or
 * another value without fields, the row is reported. Names in docs of OData can contain dots, for example the names of
 * annotations.
 *
 * @param isJson whether the fields are properties in JSON. A property `tags[]` is then the list `tags`. In a form, the
 * brackets are a part of the name.
 */
export function nestInnerFields(
  rows: readonly FieldRow[],
  reading: PageReading,
  { isJson }: { readonly isJson: boolean },
): FieldRow[] {
  if (reading.lookup.dialect.odata) return [...rows];
  const found = new Map<string, { readonly rows: FieldRow[]; isList: boolean; readonly inner: FieldRow[] }>();
  for (const row of rows) {
    const [, outer, brackets, rest] = DOTTED.exec(row.name) ?? [];
    const name = outer ?? row.name.replace(/\[\]$/, "");
    const field = found.get(name) ?? { rows: [], isList: false, inner: [] };
    found.set(name, field);
    if (rest === undefined) field.rows.push(row);
    else {
      field.inner.push({ ...row, name: rest });
      field.isList ||= brackets !== "";
    }
  }
  return [...found].flatMap(([name, { rows: own, isList, inner }]): readonly FieldRow[] => {
    const [first] = inner;
    if (first === undefined) return own.map((row) => (isJson && row.name !== name ? asList(row, name) : row));
    const [row, ...repeated] = own;
    const outer = row ?? { name, type: null, description: "", facts: NO_FACTS, source: first.source };
    if (typeof outer.type?.link === "string") return [outer, ...repeated];
    if (!canHaveFields(outer)) {
      for (const { name: rest, source } of inner) reportInnerField(outer, rest, source, reading);
      return [outer, ...repeated];
    }
    const type = outer.type ?? {
      text: "object",
      name: null,
      collection: false,
      link: null,
      alternatives: [],
      source: outer.source,
    };
    const collection = isList || type.collection || outer.name.endsWith("[]");
    return [
      { ...outer, name, type: { ...type, collection }, fields: nestInnerFields(inner, reading, { isJson: true }) },
      ...repeated,
    ];
  });
}

/** The facts of a field that no row describes. */
export const NO_FACTS: FieldFacts = {
  required: null,
  requiredOnCreate: false,
  readOnly: null,
  nullable: null,
  defaultValue: null,
  key: false,
  deprecated: false,
  inheritedFrom: null,
  values: null,
  flags: false,
  query: { filter: null, select: null, orderby: false, search: false, expand: false },
};

function asList(row: FieldRow, name: string): FieldRow {
  return { ...row, name, type: row.type && { ...row.type, collection: true } };
}

function canHaveFields({ type }: FieldRow): boolean {
  const primitive = primitiveType(type?.name ?? "");
  return primitive === null || primitive === "Edm.Untyped";
}

function reportInnerField(outer: FieldRow, inner: string, source: Place, { report }: PageReading): void {
  const type = outer.type?.text ?? "";
  const message = `\`${outer.name}.${inner}\` is inside \`${outer.name}\`, whose type is \`${type.slice(0, 80)}\`, so docwright skips this row. Correct the type of \`${outer.name}\`, for example to \`object\`.`;
  report(finding("unreadable-row", source, message));
}
