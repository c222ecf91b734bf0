import type { Change } from "../../generator/diff/change.js";
import { type DrawnPage, expectChange, type Mutation } from "./mutation.js";
import {
  type PageText,
  type Row,
  sectionOf,
  type Table,
  tableOf,
  withCell,
  withLine,
  withLinesAfter,
} from "./page-text.js";

type Severity = Change["severity"];

/** A row of a table of properties, with the text of its cells. */
interface PropertyRow {
  readonly row: Row;
  readonly name: string;
  readonly type: string;
  readonly description: string;
}

/** The severity of a change if requests contain the type (`sent`), and if only responses contain it (`returned`). */
interface SeverityByUsage {
  readonly sent: Severity;
  readonly returned: Severity;
}

const [NAME, TYPE, DESCRIPTION] = [0, 1, 2];

function tableUnder(page: PageText, title: RegExp): Table | null {
  const table = tableOf(page, sectionOf(page, title));
  const columns = table?.header.cells.map(({ text }) => text.toLowerCase()) ?? [];
  return /^(property|name|relationship)/.test(columns[NAME] ?? "") &&
    columns[TYPE] === "type" &&
    columns[DESCRIPTION] === "description" &&
    columns.length === 3
    ? table
    : null;
}

/** Returns the rows whose property is neither in another row nor inherited from a base type. */
function rowsOf(page: DrawnPage, title = /^properties$/i): readonly PropertyRow[] {
  const rows = (tableUnder(page, title)?.rows ?? []).map((row) => ({
    row,
    name: row.cells[NAME]?.text.replaceAll(/\*\*|`/g, "") ?? "",
    type: row.cells[TYPE]?.text ?? "",
    description: row.cells[DESCRIPTION]?.text ?? "",
  }));
  return rows.filter(({ name, description }) => {
    const alone = page.lines.filter((line) => line.replaceAll(/[*`\s]/g, "").startsWith(`|${name}|`)).length === 1;
    return /^[a-z]\w*$/i.test(name) && alone && !isInherited(page, name) && !/inherit/i.test(description);
  });
}

function isInherited({ model, target }: DrawnPage, name: string): boolean {
  const types = new Map(model.types.map((type) => [type.name, type]));
  for (let base = types.get(target)?.base ?? null; base !== null; base = types.get(base)?.base ?? null) {
    if (types.get(base)?.properties.some((property) => property.name === name) === true) return true;
  }
  return false;
}

/**
 * Returns the rows whose property is not in the JSON of other pages. If other pages still show a property, `diff` does
 * not report it as removed.
 */
function rowsShownHere(page: DrawnPage, title?: RegExp): readonly PropertyRow[] {
  const others = Object.entries(page.files).filter(([file]) => file !== page.file);
  return rowsOf(page, title).filter(({ name }) => !others.some(([, text]) => text?.includes(`"${name}"`) === true));
}

/** Renames a property in the JSON of a page. */
function withKey(text: string, name: string, key: string): string {
  return text.replaceAll(`"${name}"`, `"${key}"`);
}

/**
 * Creates a mutation of a cell in a random row. If the cell is the name, the name in the JSON of the page changes too.
 */
function editCell(
  title: string,
  id: Change["id"],
  severity: Severity | SeverityByUsage,
  column: number,
  change: (row: PropertyRow, page: DrawnPage) => string | { readonly before: string; readonly after: string } | null,
): Mutation {
  return {
    title,
    pageKind: "type",
    edit: (page, random) => {
      for (const row of random.shuffled(column === NAME ? rowsShownHere(page) : rowsOf(page))) {
        const changed = change(row, page);
        if (changed === null) continue;
        const { before, after } = typeof changed === "string" ? { before: null, after: changed } : changed;
        const name = column === NAME ? after.replaceAll(/\*\*|`/g, "").replace(/ .*/, "") : row.name;
        const own = typeof severity === "string" ? severity : severity[page.usage];
        return {
          ...(before === null ? {} : { before: { [page.file]: withCell(page, row.row, column, before) } }),
          after: { [page.file]: withKey(withCell(page, row.row, column, after), row.name, name) },
          expected: [expectChange(page, id, own, name, row.row.at)],
        };
      }
      return null;
    },
  };
}

/**
 * Creates a mutation that adds a sentence about a fact to the description of a row. Only rows that do not mention the
 * fact yet are edited.
 */
function addSentence(
  title: string,
  id: Change["id"],
  severity: Severity | SeverityByUsage,
  words: string,
  unless: RegExp,
  types = /./,
): Mutation {
  return editCell(title, id, severity, DESCRIPTION, ({ type, description }) =>
    unless.test(description) || !types.test(type) ? null : withSentence(description, words),
  );
}

/** Creates a mutation that replaces a sentence in a description. */
function replaceSentence(
  title: string,
  id: Change["id"],
  severity: Severity | SeverityByUsage,
  [before, after]: readonly [string, string],
  unless: RegExp,
  types = /./,
): Mutation {
  return editCell(title, id, severity, DESCRIPTION, ({ type, description }) =>
    unless.test(description) || !types.test(type)
      ? null
      : {
          before: before === "" ? description : withSentence(description, before),
          after: after === "" ? description : withSentence(description, after),
        },
  );
}

function withSentence(description: string, words: string): string {
  if (description === "") return words;
  return /[.!?]$/.test(description) ? `${description} ${words}` : `${description}. ${words}`;
}

/**
 * Matches descriptions that list values or mention deprecation. For such a row, a mutation of the type would also
 * change how the list of values is read.
 */
const statesValues = /values|deprecat|one of|either/i;

const removeRow = (title: string, heading: RegExp): Mutation => ({
  title,
  pageKind: "type",
  applies: (page) => tableUnder(page, heading) !== null,
  edit: (page, random) => {
    const row = random.pick(rowsShownHere(page, heading));
    if (row === undefined || (tableUnder(page, heading)?.rows.length ?? 0) < 2) return null;
    return {
      after: { [page.file]: withKey(withLine(page, row.row.at), row.name, `${row.name}@annotation`) },
      expected: [expectChange(page, "property-removed", "breaking", row.name, row.row.at)],
    };
  },
});

const addRow = (title: string, heading: RegExp, line: string, severity: Severity | SeverityByUsage): Mutation => ({
  title,
  pageKind: "type",
  applies: (page) => tableUnder(page, heading) !== null,
  edit: (page, random) => {
    const row = random.pick(tableUnder(page, heading)?.rows ?? []);
    if (row === undefined) return null;
    const own = typeof severity === "string" ? severity : severity[page.usage];
    return {
      after: { [page.file]: withLinesAfter(page, row.at, line) },
      expected: [expectChange(page, "property-added", own, "surplusWeight", row.at + 1)],
    };
  },
});

const moveToRelationships: Mutation = {
  title: "a property that becomes a relationship",
  pageKind: "type",
  edit: (page, random) => {
    const row = random.pick(rowsOf(page).filter(({ description }) => !statesValues.test(description)));
    const last = tableUnder(page, /^relationships$/i)?.rows.at(-1);
    if (row === undefined || last === undefined || last.at < row.row.at) return null;
    const without = { ...page, lines: page.lines.toSpliced(row.row.at, 1) };
    return {
      after: { [page.file]: withLinesAfter(without, last.at - 1, page.lines[row.row.at] ?? "") },
      expected: [expectChange(page, "property-navigation-changed", "breaking", row.name, last.at)],
    };
  },
};

const anotherType = (row: PropertyRow): string | null =>
  statesValues.test(row.description)
    ? null
    : /^string$/i.test(row.type)
      ? "Int32"
      : /^(int32|int64|boolean|datetimeoffset)$/i.test(row.type)
        ? "Duration"
        : null;

const isSingle = /^(string|int32|int64|boolean|datetimeoffset|\[[\w ]+\]\([\w./-]+\))$/i;

const plain = /^string$/i;

const both = (severity: Severity): SeverityByUsage => ({ sent: severity, returned: severity });

/** Mutations of the tables of properties and relationships. */
export const propertyMutations: readonly Mutation[] = [
  removeRow("a removed property", /^properties$/i),
  removeRow("a removed relationship", /^relationships$/i),
  addRow(
    "an added property",
    /^properties$/i,
    "|surplusWeight|Double|What it weighs more than before.|",
    "non-breaking",
  ),
  addRow("an added required property", /^properties$/i, "|surplusWeight|Double|What it weighs. Required.|", {
    sent: "breaking",
    returned: "non-breaking",
  }),
  addRow(
    "an added relationship",
    /^relationships$/i,
    "|surplusWeight|[surplus](surplus.md) collection|What it weighs more.|",
    "non-breaking",
  ),
  moveToRelationships,
  editCell("a renamed property", "property-renamed", "breaking", NAME, ({ name, description }) =>
    description.split(" ").length < 5 ? null : `renewed${name.charAt(0).toUpperCase()}${name.slice(1)}`,
  ),
  editCell("a property whose name changes case", "property-renamed", "breaking", NAME, ({ name }) =>
    name === name.toUpperCase() ? null : name.toUpperCase(),
  ),
  editCell("a changed type of a property", "property-type-changed", "breaking", TYPE, anotherType),
  editCell(
    "a property that becomes a collection",
    "property-type-changed",
    "breaking",
    TYPE,
    ({ type, description }) => (isSingle.test(type) && !statesValues.test(description) ? `${type} collection` : null),
  ),
  editCell("a collection that becomes a single value", "property-type-changed", "breaking", TYPE, ({ type }) => {
    const single = type.replace(/ collection$/i, "");
    return single !== type && isSingle.test(single) ? single : null;
  }),
  editCell(
    "an Int32 that becomes an Int64",
    "property-type-changed",
    { sent: "non-breaking", returned: "breaking" },
    TYPE,
    ({ type, description }) => (type === "Int32" && !statesValues.test(description) ? "Int64" : null),
  ),
  addSentence(
    "a property that becomes required",
    "property-required-changed",
    { sent: "breaking", returned: "non-breaking" },
    "Required.",
    /requir|optional|must|mandatory/i,
  ),
  replaceSentence(
    "a property that becomes optional",
    "property-required-changed",
    { sent: "non-breaking", returned: "breaking" },
    ["Required.", "Optional."],
    /requir|optional|must|mandatory/i,
  ),
  addSentence(
    "a property that becomes read-only",
    "property-readonly-changed",
    { sent: "breaking", returned: "non-breaking" },
    "Read-only.",
    /read|writ|set|updat|modif|chang/i,
  ),
  editCell("a property that is no longer read-only", "property-readonly-changed", "non-breaking", DESCRIPTION, (row) =>
    /^[^.]+\. Read-?only\.$/i.test(row.description) ? row.description.replace(/ Read-?only\.$/i, "") : null,
  ),
  addSentence(
    "a property that is no longer nullable",
    "property-nullability-changed",
    { sent: "breaking", returned: "non-breaking" },
    "Not nullable.",
    /null/i,
  ),
  replaceSentence(
    "a property that becomes nullable",
    "property-nullability-changed",
    { sent: "non-breaking", returned: "breaking" },
    ["Not nullable.", "Nullable."],
    /null/i,
  ),
  replaceSentence(
    "a changed default value",
    "property-default-changed",
    { sent: "breaking", returned: "non-breaking" },
    ["The default value is `north`.", "The default value is `south`."],
    /default/i,
    plain,
  ),
  addSentence(
    "an added default value",
    "property-default-changed",
    "docs-only",
    "The default value is `north`.",
    /default/i,
    plain,
  ),
  addSentence(
    "added support for $filter",
    "property-query-support-changed",
    "non-breaking",
    "Supports `$filter` (`eq`, `ne`).",
    /filter|order|search|expand|select|returned/i,
  ),
  replaceSentence(
    "a removed $filter operator",
    "property-query-support-changed",
    "breaking",
    ["Supports `$filter` (`eq`, `ne`).", "Supports `$filter` (`eq`)."],
    /filter|order|search|expand|select|returned/i,
  ),
  replaceSentence(
    "removed support for $filter",
    "property-query-support-changed",
    "breaking",
    ["Supports $filter and $orderby.", "Supports $orderby."],
    /filter|order|search|expand|select|returned/i,
  ),
  replaceSentence(
    "a property that is only returned on $select",
    "property-query-support-changed",
    "breaking",
    ["Returned by default.", "Returned only on $select."],
    /filter|order|search|expand|select|returned/i,
  ),
  addSentence(
    "an added list of values",
    "property-values-changed",
    "docs-only",
    "Possible values are: `low`, `high`.",
    /values|`/i,
    plain,
  ),
  replaceSentence(
    "a removed value",
    "property-values-changed",
    "breaking",
    ["The possible values are: `low`, `middle`, `high`.", "The possible values are: `low`, `high`."],
    /values|`/i,
    plain,
  ),
  replaceSentence(
    "an added value",
    "property-values-changed",
    "non-breaking",
    ["Possible values are: `low`, `high`.", "Possible values are: `low`, `middle`, `high`."],
    /values|`/i,
    plain,
  ),
  addSentence(
    "a deprecated property",
    "property-deprecated",
    "non-breaking",
    "This property is deprecated.",
    /deprecat/i,
  ),
  replaceSentence(
    "a property that is no longer deprecated",
    "deprecation-withdrawn",
    both("non-breaking"),
    ["This property is deprecated.", ""],
    /deprecat/i,
  ),
  addSentence(
    "a changed description of a property",
    "description-changed",
    "docs-only",
    "It does not hold on weekends.",
    /^(?!)/,
  ),
];
