import { notSupportedInLanguage } from "../../dialect/words-in-language.js";
import { finding } from "../../findings/create-finding.js";
import type { ColumnKind } from "../../dialect/dialect.js";
import { foldName } from "../../dialect/dialect-lookup.js";
import type { Place } from "../../findings/finding.js";
import type { DocumentedScheme, PermissionScheme, PermissionSet, PermissionType } from "../../vocabulary.js";
import { columnsOf, knownColumns } from "../columns.js";
import type { Columns } from "../columns.js";
import { readPermissionCell, schemeOfOneColumn, schemeOfTwoColumns } from "../grammar/permission-cell.js";
import type { PermissionGroup } from "../grammar/permission-cell.js";
import { readPermissionSentences } from "../grammar/permission-sentence.js";
import type { Inline } from "../markdown/inline.js";
import { nestedBlocks } from "../markdown/section.js";
import type { Section, TableBlock, TableRowBlock } from "../markdown/section.js";
import type { PageReading } from "../page-reading.js";
import { isTranslated, reportTranslatedNames } from "../translated-names.js";
import { ownBlocks, ownSections, sectionsOf } from "./operation-sections.js";
import { readScopes } from "./scopes.js";

/**
 * Reads the permissions of an API page. They are in tables with one column of permissions, or with columns of least and
 * higher privileged permissions. A table can have groups of rows or a row per resource. Each table can have a
 * subheading.
 * Without tables, the permissions are in sentences.
 * {@link https://learn.microsoft.com/graph/permissions-overview | Overview of Microsoft Graph permissions}
 */
export function readPermissions(root: Section, reading: PageReading): PermissionSet[] {
  return sectionsOf(root, "permissions").flatMap((section) => {
    const scopes = reading.lookup.dialect.odata ? null : readScopesOnly(section, reading);
    if (scopes !== null) return scopes;
    const tables = ownSections(section).flatMap((own) => readSection(own, own === section, reading));
    const blocks = ownBlocks(section);
    // An annotation without a table announces an include that contains the table. If the include is missing, this is
    // reported elsewhere.
    const awaitsInclude =
      !blocks.some(({ type }) => type === "table") &&
      blocks.some((block) => block.type === "annotation" && block.annotation.blockType === "permissions");
    if (tables.length === 0 && !awaitsInclude) {
      const inSentences = readSentences(section, reading);
      if (inSentences !== null) return [inSentences];
      if (AMBIGUOUS_HEADINGS.has(foldName(section.name))) return [];
      const message = "The section does not have a permissions table. Add a table with a row for each permission type.";
      reading.report(finding("unreadable-permissions", section.source, message));
    }
    return tables;
  });
}

/** Sections with these headings can be about something else, such as licences or API keys. */
const AMBIGUOUS_HEADINGS: ReadonlySet<string> = new Set(["prerequisites", "authorization"]);

/** Reads scopes, if the section has neither a row for a permission type nor sentences about permission types. */
function readScopesOnly(section: Section, reading: PageReading): PermissionSet[] | null {
  if (AMBIGUOUS_HEADINGS.has(foldName(section.name))) return null;
  const rows = ownBlocks(section).flatMap((block) => (block.type === "table" ? block.rows : []));
  const hasType = rows.some(({ cells }) => cells.some(({ text }) => reading.lookup.permissionRow(text) !== null));
  return hasType || readSentences(section, reading) !== null ? null : readScopes(section, reading);
}

/** Reads permissions from sentences and lists. Quotes are remarks and are skipped. */
function readSentences(section: Section, { lookup }: PageReading): PermissionSet | null {
  const blocks = ownSections(section).flatMap((own) => own.blocks.filter(({ type }) => type !== "quote"));
  const paragraphs = [...nestedBlocks(blocks)].flatMap((block) => (block.type === "paragraph" ? [block.content] : []));
  const schemes = readPermissionSentences(paragraphs, lookup.dialect);
  if (schemes === null) return null;
  const { source } = section;
  const delegated = { ...(schemes.delegated ?? UNDOCUMENTED), source };
  const application = { ...(schemes.application ?? UNDOCUMENTED), source };
  return { appliesTo: null, delegatedWork: delegated, delegatedPersonal: delegated, application, source };
}

function readSection(section: Section, isWhole: boolean, reading: PageReading): PermissionSet[] {
  const tables = section.blocks.filter((block) => block.type === "table");
  const heading = isWhole ? null : (section.heading?.text.replace(/:$/, "") ?? null);
  return tables.flatMap((table) => readTable(table, heading, reading));
}

const schemeNames = ["delegatedWork", "delegatedPersonal", "application"] as const;

function readTable(table: TableBlock, heading: string | null, reading: PageReading): PermissionSet[] {
  const columns = withPermissionTypes(table, reading);
  if (schemeNames.some((name) => columns.has(name))) return readMatrix(table, columns, heading, reading);
  const holdsPermissions = ["permissionsLeastFirst", "permissionsMostFirst", "leastPrivileged"] as const;
  if (holdsPermissions.some((kind) => columns.has(kind))) return readRows(table, columns, heading, reading);
  return readSituations(table, columns, heading, reading);
}

/**
 * The columns of a permissions table. The header of a column can be a text that usually is the label of a row, such as
 * a translated `Delegated (…)`.
 */
function withPermissionTypes(table: TableBlock, reading: PageReading): Columns {
  const columns = new Map<ColumnKind, number>();
  table.headers.forEach(({ text }, index) => {
    const type = reading.lookup.column(text) === null ? reading.lookup.permissionRow(text) : null;
    if (type !== null && !columns.has(type)) columns.set(type, index);
  });
  if (columns.size > 0) for (const [kind, index] of knownColumns(table, reading)) columns.set(kind, index);
  if (columns.size > 0) return columns;
  return columnsOf(table, reading, {
    2: ["permissionType", "permissionsLeastFirst"],
    3: ["permissionType", "leastPrivileged", "higherPrivileged"],
  });
}

/**
 * Reads a table with a row per permission type and a column of permissions per situation, such as `Acting on self`. If
 * the table has only one such column, the column applies to all situations.
 */
function readSituations(
  table: TableBlock,
  columns: Columns,
  heading: string | null,
  reading: PageReading,
): PermissionSet[] {
  const labels = columns.get("permissionType") ?? 0;
  const rows = table.rows.filter((row) => reading.lookup.permissionRow(row.cells[labels]?.text ?? "") !== null);
  const situations = table.headers.flatMap((header, index) => {
    const isPermissions = rows.some(({ cells }) => {
      const cell = cells[index];
      return cell !== undefined && index !== labels && holdsPermissions(cell, reading);
    });
    return isPermissions ? [{ label: header.text, index }] : [];
  });
  return situations.flatMap(({ label, index }) => {
    const only = situations.length === 1;
    const ownColumns: Columns = new Map([
      ["permissionType", labels],
      ["permissionsLeastFirst", index],
    ]);
    return readRows(table, ownColumns, joinLabels(heading, only ? null : label), reading);
  });
}

/** Whether a cell has permissions and nothing else. */
function holdsPermissions(cell: Inline, { lookup }: PageReading): boolean {
  const groups = readPermissionCell(cell, lookup.dialect);
  return (
    groups.some(({ alternatives }) => alternatives.length > 0) && groups.every(({ unread }) => unread.length === 0)
  );
}

/** Reads a table with a row per resource and a column per permission type. */
function readMatrix(
  table: TableBlock,
  columns: Columns,
  heading: string | null,
  reading: PageReading,
): PermissionSet[] {
  return table.rows.flatMap((row) => {
    const collected = new CollectedSchemes(heading, row.source);
    const label = row.cells.find((_, index) => ![...columns].some(([kind, at]) => at === index && isScheme(kind)));
    for (const name of schemeNames) {
      const cell = row.cells[columns.get(name) ?? -1];
      if (cell === undefined) continue;
      for (const group of readCell(cell, reading)) {
        collected.add(
          name,
          joinLabels(label?.text ?? null, group.appliesTo),
          schemeOfOneColumn(group, "leastFirst"),
          row.source,
        );
      }
    }
    return collected.tables();
  });
}

/**
 * Reads a table with a row for each permission type. A row can also have another label. If this row has permissions,
 * they belong to the permission type of the row above. If it is empty, its label is a heading for the rows below.
 */
function readRows(table: TableBlock, columns: Columns, heading: string | null, reading: PageReading): PermissionSet[] {
  const collected = new CollectedSchemes(heading, table.source);
  let group: string | null = null;
  let scheme: PermissionType | null = null;
  const assumed = assumedRows(table, columns, reading);
  for (const [index, row] of table.rows.entries()) {
    const label = row.cells[columns.get("permissionType") ?? 0]?.text ?? "";
    const isBlank = row.cells.slice(1).every((cell) => cell.text === "");
    const named = reading.lookup.permissionRow(label) ?? assumed[index] ?? null;
    if (named === null && isBlank) {
      group = label === "" ? group : label;
      scheme = null;
      continue;
    }
    if (named === null && scheme === null) {
      const message = `\`${label.slice(0, 80)}\` is not a permission type. Write \`Application\` or \`Delegated (…)\`.`;
      reading.report(finding("unreadable-row", row.source, message));
      continue;
    }
    scheme = named ?? scheme;
    if (scheme === null) continue;
    const part = named === null ? label : null;
    for (const [appliesTo, found] of readRow(row, columns, reading)) {
      collected.add(scheme, joinLabels(group, part, appliesTo), found, row.source);
    }
  }
  return collected.tables();
}

/**
 * Returns the usual order of the three permission types if a table may be translated and the labels of its three rows
 * are unknown. Otherwise, returns an empty list.
 */
function assumedRows(table: TableBlock, columns: Columns, reading: PageReading): readonly PermissionType[] {
  const { lookup, report } = reading;
  const labels = table.rows.map((row) => row.cells[columns.get("permissionType") ?? 0]?.text ?? "");
  const areUnknown = labels.every((label) => label !== "" && lookup.permissionRow(label) === null);
  if (!table.possiblyTranslated || labels.length !== 3 || !areUnknown) return [];
  const message =
    "docwright does not know the row labels of this table, so it assumes the usual order of rows. Add the labels to `dialect.permissionRows` in the config.";
  report(finding("assumed-columns", table.source, message));
  return schemeNames;
}

function readRow(row: TableRowBlock, columns: Columns, reading: PageReading): [string | null, PermissionScheme][] {
  const cell = (kind: ColumnKind): Inline | undefined => row.cells[columns.get(kind) ?? -1];
  const least = cell("leastPrivileged");
  if (least !== undefined) {
    const higherCell = cell("higherPrivileged");
    const higher = higherCell === undefined ? [] : readCell(higherCell, reading);
    return readCell(least, reading).map((group) => {
      const higherGroup = higher.find((other) => other.appliesTo === group.appliesTo) ?? null;
      return [group.appliesTo, schemeOfTwoColumns(group, higherGroup)];
    });
  }
  const order = columns.has("permissionsMostFirst") ? "leastLast" : "leastFirst";
  const only = cell("permissionsMostFirst") ?? cell("permissionsLeastFirst");
  if (only === undefined) return [];
  return readCell(only, reading).map((group) => [group.appliesTo, schemeOfOneColumn(group, order)]);
}

function readCell(cell: Inline, reading: PageReading): readonly PermissionGroup[] {
  const groups = readPermissionCell(cell, reading.lookup.dialect);
  const translated =
    reading.names === undefined ? [] : groups.flatMap(({ unread }) => unread.filter(isTranslatedPermission));
  reportTranslatedNames("permissions", translated, cell.source, reading);
  for (const permission of groups.flatMap(({ spaced }) => spaced)) {
    const written = permission.replace(".", " ");
    const message = `\`${written}\` is not a permission, so docwright reads ${permission}. Write a full stop instead of the space.`;
    reading.report(finding("unreadable-permission", cell.source, message));
  }
  for (const { unread, alternatives } of groups) {
    if (unread.length === 0 || unread.some((name) => translated.includes(name))) continue;
    const words = unread.join(" ");
    const message =
      alternatives.length === 0
        ? `\`${cell.text.slice(0, 80)}\` does not contain a permission. Write permissions or \`${notSupportedInLanguage(reading.lookup.dialect)}\``
        : cell.text.includes(words)
          ? `\`${words.slice(0, 80)}\` is not a permission. Move remarks below the table.`
          : `\`${cell.text.slice(0, 80)}\` has words that are not permissions. Move remarks below the table.`;
    reading.report(finding("unreadable-permission", cell.source, message));
  }
  return groups;
}

/** A permission with words in another language: `任务.读取`, `.Read.All`. */
function isTranslatedPermission(word: string): boolean {
  return word.includes(".") && (isTranslated(word) || word.startsWith("."));
}

/** A scheme to which the rows below it can add permissions. */
interface CollectedScheme extends DocumentedScheme {
  readonly higher: (readonly string[])[];
}

/**
 * The schemes of a table by label. A scheme without a label applies to each label that does not have a scheme of its
 * own.
 */
class CollectedSchemes {
  readonly #heading: string | null;
  readonly #source: Place;
  readonly #byLabel = new Map<string | null, Map<PermissionType, CollectedScheme>>();

  constructor(heading: string | null, source: Place) {
    this.#heading = heading;
    this.#source = source;
  }

  add(name: PermissionType, label: string | null, added: PermissionScheme, source: Place): void {
    const schemes = this.#byLabel.get(label) ?? new Map<PermissionType, CollectedScheme>();
    this.#byLabel.set(label, schemes);
    const above = schemes.get(name);
    if (above === undefined || (!above.supported && !added.supported)) {
      schemes.set(name, { ...added, higher: [...added.higher], source: above?.source ?? source });
    } else if (above.supported && added.supported) {
      // If a permission type has two rows, the permissions in the lower row are alternatives with higher privilege.
      for (const alternative of [...added.least, ...added.higher]) above.higher.push(alternative);
    } else if (added.supported) {
      schemes.set(name, { ...added, higher: [...added.higher], source: above.source });
    }
  }

  tables(): PermissionSet[] {
    const forAll = this.#byLabel.get(null);
    const labelled = [...this.#byLabel].filter(([label]) => label !== null);
    const parts = labelled.length === 0 ? [...this.#byLabel] : labelled;
    return parts.map(([label, schemes]) => {
      const scheme = (name: PermissionType): DocumentedScheme =>
        schemes.get(name) ?? forAll?.get(name) ?? { ...UNDOCUMENTED, source: this.#source };
      return {
        appliesTo: joinLabels(this.#heading, label),
        delegatedWork: scheme("delegatedWork"),
        delegatedPersonal: scheme("delegatedPersonal"),
        application: scheme("application"),
        source: this.#source,
      };
    });
  }
}

const UNDOCUMENTED: PermissionScheme = { supported: false, placeholder: false, least: [], higher: [] };

function isScheme(kind: ColumnKind): boolean {
  return schemeNames.some((name) => name === kind);
}

function joinLabels(...labels: readonly (string | null)[]): string | null {
  const present = labels.filter((label) => label !== null && label !== "");
  return present.length === 0 ? null : present.join(", ");
}
