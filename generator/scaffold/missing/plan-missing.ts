import type { Dialect } from "../../dialect/dialect.js";
import { groupBy } from "../../collections/group-by.js";
import type { ApiModel, JsonValue, TypeModel } from "../../model/model.js";
import { itemType } from "../../model/qualified-name.js";
import { indexTypes, type TypeIndex } from "../../model/type-index.js";
import { verifyTypes } from "../../verify/verify-types.js";
import { propertyRepresentation } from "../example-values.js";
import { link, text } from "../markdown.js";
import { isMemberName, isPropertyName } from "../names.js";
import type { PageContext } from "../page-context.js";
import { typeReference } from "../page-context.js";
import type { PlannedFile } from "../plan-changes.js";
import { memberCells } from "../pages/member-row.js";
import { operationSummary } from "../pages/operation-words.js";
import { fieldCell, methodName, returnCell } from "../pages/resource-page.js";
import { insertJson } from "./insert-json.js";
import { insertRows, type MissingRow } from "./insert-rows.js";
import { otherSpelling, spellingNote } from "./other-spelling.js";

interface MissingSource {
  /** The docs, with the names of the metadata. */
  readonly docs: ApiModel;
  readonly metadata: ApiModel;
  /** Qualified names of the types to complete. */
  readonly subjects: readonly string[];
  readonly dialect: Dialect;
  /** Reads a file of the docs folder; `null` if it does not exist. */
  readonly read: (path: string) => string | null;
}

interface PlacedRow extends MissingRow {
  readonly file: string;
  /** The property in the JSON representation of the page. */
  readonly json?: readonly [name: string, value: JsonValue];
}

/**
 * Adds rows to existing pages: the properties, relationships and members that `docwright verify` reports as missing, and the methods
 * that the draft adds. A name that differs from a name on the page only in case is not added, because it is probably
 * the same name.
 */
export function planMissing(
  source: MissingSource,
  context: PageContext,
): { readonly files: readonly PlannedFile[]; readonly notes: readonly string[] } {
  const notes: string[] = [];
  const rows = [...fieldRows(source, context, notes), ...methodRows(source, context, notes)];
  const files = [...groupBy(rows, ({ file }) => file)].flatMap(([path, own]): PlannedFile[] => {
    const before = source.read(path);
    if (before === null) return [];
    const properties = own.flatMap(({ json }) => (json === undefined ? [] : [json]));
    const after = insertJson(insertRows(before, own, source.dialect), properties, source.dialect);
    return after === before ? [] : [{ path, before, after }];
  });
  return { files, notes: [...new Set(notes)] };
}

function fieldRows({ docs, metadata, subjects }: MissingSource, context: PageContext, notes: string[]): PlacedRow[] {
  const documented = indexTypes(docs.types);
  const declared = indexTypes(metadata.types);
  const wanted = new Set(subjects);
  return verifyTypes(docs, metadata).flatMap(({ rule, target, name, file, line }): PlacedRow[] => {
    const page = documented.get(target);
    if (page === undefined || name === null || !wanted.has(target)) return [];
    if (rule === "property-not-documented") return propertyRow(page, name, { documented, declared }, context, notes);
    if (rule === "member-not-documented") return memberRow(page, name, declared, notes);
    if (rule === "property-not-in-metadata" || rule === "member-not-in-metadata") {
      const { properties = [], members = [] } = declared.get(target) ?? {};
      const own = otherSpelling<{ readonly name: string }>([...properties, ...members], name);
      if (own !== null) notes.push(spellingNote(`${target}.${own.name}`, name, `${file}:${line}`));
    }
    return [];
  });
}

function propertyRow(
  page: TypeModel,
  name: string,
  { documented, declared }: { readonly documented: TypeIndex; readonly declared: TypeIndex },
  context: PageContext,
  notes: string[],
): PlacedRow[] {
  const property = declared.get(page.name)?.properties.find((one) => one.name === name);
  if (property === undefined || !isPropertyName(name)) return [];
  const inherited = documented.lineage(page.name).flatMap(({ properties }) => properties);
  const known = otherSpelling(inherited, name);
  if (known !== null) {
    notes.push(spellingNote(`${page.name}.${name}`, known.name, `${known.source.file}:${known.source.line}`));
    return [];
  }
  const { type } = itemType(property.type);
  if (property.navigation && context.pageOf(type) === null) {
    notes.push(
      `Left out: ${page.name}.${name}, because ${type} does not have a page. Add its pages with --type ${type}.`,
    );
    return [];
  }
  const neighbor = page.properties.find(
    ({ navigation, source, origin }) =>
      origin === "table" && navigation === property.navigation && source.file === page.source.file,
  );
  return [
    {
      file: page.source.file,
      kind: property.navigation ? "relationships" : "properties",
      name,
      neighbor: neighbor?.source.line ?? null,
      ...(property.navigation ? {} : { json: [name, propertyRepresentation(property, context)] as const }),
      cells: {
        name: [text(name)],
        type: typeReference(property.type, "resources", context),
        description: fieldCell(property, page.name, page, context),
      },
    },
  ];
}

function memberRow(page: TypeModel, name: string, declared: TypeIndex, notes: string[]): PlacedRow[] {
  const member = declared.get(page.name)?.members.find((one) => one.name === name);
  const [first, second] = page.members;
  if (member === undefined || !isMemberName(name)) return [];
  const known = otherSpelling(page.members, name);
  if (known !== null) {
    notes.push(spellingNote(`${page.name}.${name}`, known.name, `${known.source.file}:${known.source.line}`));
    return [];
  }
  // Members on one line are a list in a sentence.
  if (first !== undefined && first.source.line === second?.source.line) {
    notes.push(`${first.source.file}:${first.source.line}: Add the member ${name} to the values of ${page.name}.`);
    return [];
  }
  const [nameCell = [], value = [], description = []] = memberCells(member);
  return [
    {
      file: first?.source.file ?? page.source.file,
      kind: "members",
      name,
      neighbor: first?.source.line ?? null,
      cells: { name: nameCell, value, description },
    },
  ];
}

/** Rows for the operations of the draft, in the tables of the pages that exist. */
function methodRows({ docs, read }: MissingSource, context: PageContext, notes: string[]): PlacedRow[] {
  const drafted = new Set(context.draft.types.map(({ name }) => name));
  const pages = new Map(docs.types.flatMap((type) => (type.origin === "page" ? [[type.name, type.source.file]] : [])));
  return context.draft.operations.flatMap(({ file, resource, operation }): PlacedRow[] => {
    const page = resource === null || drafted.has(resource) ? undefined : pages.get(resource);
    if (page === undefined) return [];
    const before = read(page) ?? "";
    const target = `/${file}.md)`;
    if (before.includes(target)) return [];
    const at = before.toLowerCase().indexOf(target.toLowerCase());
    if (at >= 0) {
      notes.push(spellingNote(`${file}.md`, before.slice(at + 1, at + target.length - 1), page));
      return [];
    }
    const name = methodName(operation);
    return [
      {
        file: page,
        kind: "methods",
        name,
        neighbor: null,
        cells: {
          name: [link(name, `../api/${file}.md`)],
          returnType: returnCell(operation, context),
          description: operationSummary(operation, "resources", context),
        },
      },
    ];
  });
}
