import type { Change } from "../../generator/diff/change.js";
import { type DrawnPage, gives, type Mutation } from "./mutation.js";
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

/** A row of a table of properties, taken apart. */
interface PropertyRow {
  readonly row: Row;
  readonly name: string;
  readonly type: string;
  readonly description: string;
}

/** Where callers send the type, and where they only get it back. */
interface BySide {
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

/** Rows that are about one property each, which no other row is about and the base type does not have. */
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

/** A mutation of one cell of one row. */
function inCell(
  what: string,
  id: Change["id"],
  severity: Severity | BySide,
  column: number,
  change: (row: PropertyRow, page: DrawnPage) => string | { readonly before: string; readonly after: string } | null,
): Mutation {
  return {
    what,
    of: "type",
    edit: (page, random) => {
      for (const row of random.shuffled(rowsOf(page))) {
        const changed = change(row, page);
        if (changed === null) continue;
        const { before, after } = typeof changed === "string" ? { before: null, after: changed } : changed;
        const name = column === NAME ? after.replaceAll(/\*\*|`/g, "").replace(/ .*/, "") : row.name;
        const own = typeof severity === "string" ? severity : severity[page.usage];
        return {
          ...(before === null ? {} : { before: { [page.file]: withCell(page, row.row, column, before) } }),
          after: { [page.file]: withCell(page, row.row, column, after) },
          gives: [gives(page, id, own, name, row.row.at)],
        };
      }
      return null;
    },
  };
}

/** A sentence more in the description of a row that says nothing of the matter yet. */
function sentence(
  what: string,
  id: Change["id"],
  severity: Severity | BySide,
  words: string,
  unlessSaid: RegExp,
  types = /./,
): Mutation {
  return inCell(what, id, severity, DESCRIPTION, ({ type, description }) =>
    unlessSaid.test(description) || !types.test(type) ? null : withSentence(description, words),
  );
}

/** One sentence in place of another. */
function reworded(
  what: string,
  id: Change["id"],
  severity: Severity | BySide,
  [before, after]: readonly [string, string],
  unlessSaid: RegExp,
  types = /./,
): Mutation {
  return inCell(what, id, severity, DESCRIPTION, ({ type, description }) =>
    unlessSaid.test(description) || !types.test(type)
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

/** Words that state values, so that another type makes them another fact. */
const lists = /values|deprecat|one of|either/i;

const removed = (what: string, title: RegExp): Mutation => ({
  what,
  of: "type",
  isFor: (page) => tableUnder(page, title) !== null,
  edit: (page, random) => {
    const row = random.pick(rowsOf(page, title));
    if (row === undefined || (tableUnder(page, title)?.rows.length ?? 0) < 2) return null;
    return {
      after: { [page.file]: withLine(page, row.row.at) },
      gives: [gives(page, "property-removed", "breaking", row.name, row.row.at)],
    };
  },
});

const added = (what: string, title: RegExp, line: string, severity: Severity | BySide): Mutation => ({
  what,
  of: "type",
  isFor: (page) => tableUnder(page, title) !== null,
  edit: (page, random) => {
    const row = random.pick(tableUnder(page, title)?.rows ?? []);
    if (row === undefined) return null;
    const own = typeof severity === "string" ? severity : severity[page.usage];
    return {
      after: { [page.file]: withLinesAfter(page, row.at, line) },
      gives: [gives(page, "property-added", own, "surplusWeight", row.at + 1)],
    };
  },
});

const movedToRelationships: Mutation = {
  what: "a property moved to the relationships",
  of: "type",
  edit: (page, random) => {
    const row = random.pick(rowsOf(page).filter(({ description }) => !lists.test(description)));
    const last = tableUnder(page, /^relationships$/i)?.rows.at(-1);
    if (row === undefined || last === undefined || last.at < row.row.at) return null;
    const without = { ...page, lines: page.lines.toSpliced(row.row.at, 1) };
    return {
      after: { [page.file]: withLinesAfter(without, last.at - 1, page.lines[row.row.at] ?? "") },
      gives: [gives(page, "property-navigation-changed", "breaking", row.name, last.at)],
    };
  },
};

const anotherType = (row: PropertyRow): string | null =>
  lists.test(row.description)
    ? null
    : /^string$/i.test(row.type)
      ? "Int32"
      : /^(int32|int64|boolean|datetimeoffset)$/i.test(row.type)
        ? "Duration"
        : null;

const isSingle = /^(string|int32|int64|boolean|datetimeoffset|\[[\w ]+\]\([\w./-]+\))$/i;

const plain = /^string$/i;

const both = (severity: Severity): BySide => ({ sent: severity, returned: severity });

/** Changes to the properties that a page of a type tables. */
export const propertyMutations: readonly Mutation[] = [
  removed("a property's row removed", /^properties$/i),
  removed("a relationship's row removed", /^relationships$/i),
  added(
    "a property's row added",
    /^properties$/i,
    "|surplusWeight|Double|What it weighs more than before.|",
    "non-breaking",
  ),
  added("a required property's row added", /^properties$/i, "|surplusWeight|Double|What it weighs. Required.|", {
    sent: "breaking",
    returned: "non-breaking",
  }),
  added(
    "a relationship's row added",
    /^relationships$/i,
    "|surplusWeight|[surplus](surplus.md) collection|What it weighs more.|",
    "non-breaking",
  ),
  movedToRelationships,
  inCell("a property renamed", "property-renamed", "breaking", NAME, ({ name, description }) =>
    description.split(" ").length < 5 ? null : `renewed${name.charAt(0).toUpperCase()}${name.slice(1)}`,
  ),
  inCell("a property spelled in another case", "property-renamed", "breaking", NAME, ({ name }) =>
    name === name.toUpperCase() ? null : name.toUpperCase(),
  ),
  inCell("a property of another type", "property-type-changed", "breaking", TYPE, anotherType),
  inCell("a property that becomes a collection", "property-type-changed", "breaking", TYPE, ({ type, description }) =>
    isSingle.test(type) && !lists.test(description) ? `${type} collection` : null,
  ),
  inCell("a collection that becomes a single value", "property-type-changed", "breaking", TYPE, ({ type }) => {
    const single = type.replace(/ collection$/i, "");
    return single !== type && isSingle.test(single) ? single : null;
  }),
  inCell(
    "a number that becomes wider",
    "property-type-changed",
    { sent: "non-breaking", returned: "breaking" },
    TYPE,
    ({ type, description }) => (type === "Int32" && !lists.test(description) ? "Int64" : null),
  ),
  sentence(
    "a property that becomes required",
    "property-required-changed",
    { sent: "breaking", returned: "non-breaking" },
    "Required.",
    /requir|optional|must|mandatory/i,
  ),
  reworded(
    "a property that becomes optional",
    "property-required-changed",
    { sent: "non-breaking", returned: "breaking" },
    ["Required.", "Optional."],
    /requir|optional|must|mandatory/i,
  ),
  sentence(
    "a property that becomes read-only",
    "property-readonly-changed",
    { sent: "breaking", returned: "non-breaking" },
    "Read-only.",
    /read|writ|set|updat|modif|chang/i,
  ),
  inCell("a property that is no longer read-only", "property-readonly-changed", "non-breaking", DESCRIPTION, (row) =>
    /^[^.]+\. Read-?only\.$/i.test(row.description) ? row.description.replace(/ Read-?only\.$/i, "") : null,
  ),
  sentence(
    "a property that takes null no longer",
    "property-nullability-changed",
    { sent: "breaking", returned: "non-breaking" },
    "Not nullable.",
    /null/i,
  ),
  reworded(
    "a nullability that is no longer excluded",
    "property-nullability-changed",
    { sent: "non-breaking", returned: "breaking" },
    ["Not nullable.", "Nullable."],
    /null/i,
  ),
  reworded(
    "a default value that changes",
    "property-default-changed",
    { sent: "breaking", returned: "non-breaking" },
    ["The default value is `north`.", "The default value is `south`."],
    /default/i,
    plain,
  ),
  sentence(
    "a default value that is stated",
    "property-default-changed",
    "docs-only",
    "The default value is `north`.",
    /default/i,
    plain,
  ),
  sentence(
    "a filter that comes",
    "property-query-support-changed",
    "non-breaking",
    "Supports `$filter` (`eq`, `ne`).",
    /filter|order|search|expand|select|returned/i,
  ),
  reworded(
    "an operator of a filter that goes",
    "property-query-support-changed",
    "breaking",
    ["Supports `$filter` (`eq`, `ne`).", "Supports `$filter` (`eq`)."],
    /filter|order|search|expand|select|returned/i,
  ),
  reworded(
    "a filter that goes",
    "property-query-support-changed",
    "breaking",
    ["Supports $filter and $orderby.", "Supports $orderby."],
    /filter|order|search|expand|select|returned/i,
  ),
  reworded(
    "a property that is returned on $select alone",
    "property-query-support-changed",
    "breaking",
    ["Returned by default.", "Returned only on $select."],
    /filter|order|search|expand|select|returned/i,
  ),
  sentence(
    "values that are listed",
    "property-values-changed",
    "docs-only",
    "Possible values are: `low`, `high`.",
    /values|`/i,
    plain,
  ),
  reworded(
    "a value that goes",
    "property-values-changed",
    "breaking",
    ["The possible values are: `low`, `middle`, `high`.", "The possible values are: `low`, `high`."],
    /values|`/i,
    plain,
  ),
  reworded(
    "a value that comes",
    "property-values-changed",
    "non-breaking",
    ["Possible values are: `low`, `high`.", "Possible values are: `low`, `middle`, `high`."],
    /values|`/i,
    plain,
  ),
  sentence("a deprecated property", "property-deprecated", "non-breaking", "This property is deprecated.", /deprecat/i),
  reworded(
    "a deprecation of a property taken back",
    "deprecation-withdrawn",
    both("non-breaking"),
    ["This property is deprecated.", ""],
    /deprecat/i,
  ),
  sentence(
    "another meaning of a property",
    "description-changed",
    "docs-only",
    "It does not hold on weekends.",
    /^(?!)/,
  ),
];
