import { posix } from "node:path";
import { type DrawnPage, type Edit, expectChange, type Mutation, titleLine } from "./mutation.js";
import { requestLines } from "./operation-mutations.js";
import { type PageText, sectionOf, type Table, tableOf, withCell } from "./page-text.js";

/** Moves a table of a page to an include. Returns `null` if `table` is `null`. */
function moveTableToInclude(
  page: DrawnPage,
  table: Table | null,
): { readonly page: string; readonly include: PageText } | null {
  const last = table?.rows.at(-1);
  if (table === null || last === undefined) return null;
  const { at } = table.header;
  const name = `${posix.basename(page.file, ".md")}-table.md`;
  return {
    page: page.lines.toSpliced(at, last.at - at + 1, `[!INCLUDE [table](../includes/${name})]`).join("\n"),
    include: {
      file: `${page.file.replace(/(api|resources)\/[^/]*$/, "")}includes/${name}`,
      lines: ["<!-- generated -->", ...page.lines.slice(at, last.at + 1)],
    },
  };
}

function editInclude(
  page: DrawnPage,
  table: Table | null,
  edit: (include: PageText, table: Table) => Pick<Edit, "after" | "expected"> | null,
): Edit | null {
  const moved = moveTableToInclude(page, table);
  if (moved === null) return null;
  const own = tableOf(
    { ...moved.include, lines: ["# table", ...moved.include.lines.slice(1)] },
    { heading: 0, end: moved.include.lines.length },
  );
  const changed = own === null ? null : edit(moved.include, own);
  if (changed === null) return null;
  return { before: { [page.file]: moved.page, [moved.include.file]: moved.include.lines.join("\n") }, ...changed };
}

/** Mutations that add, delete or rename pages, and mutations of includes. */
export const pageMutations: readonly Mutation[] = [
  {
    title: "the deleted page of a type",
    pageKind: "type",
    edit: (page) => ({
      after: { [page.file]: null },
      expected: [expectChange(page, "type-removed", "breaking", null, titleLine(page))],
    }),
  },
  {
    title: "the deleted page of an enumeration",
    pageKind: "enum",
    edit: (page) => ({
      after: { [page.file]: null },
      expected: [expectChange(page, "type-removed", "breaking", null, titleLine(page))],
    }),
  },
  {
    title: "the added page of a type",
    pageKind: "type",
    edit: (page) => ({
      before: { [page.file]: null },
      after: { [page.file]: page.lines.join("\n") },
      expected: [expectChange(page, "type-added", "non-breaking", null, titleLine(page))],
    }),
  },
  {
    title: "the deleted page of an operation",
    pageKind: "operation",
    edit: (page) =>
      requestLines(page).length === 0
        ? null
        : {
            after: { [page.file]: null },
            expected: [expectChange(page, "operation-removed", "breaking", null, titleLine(page))],
          },
  },
  {
    title: "the added page of an operation",
    pageKind: "operation",
    edit: (page) => ({
      before: { [page.file]: null },
      after: { [page.file]: page.lines.join("\n") },
      expected: [expectChange(page, "operation-added", "non-breaking", null, titleLine(page))],
    }),
  },
  {
    title: "a renamed type with a renamed page",
    pageKind: "type",
    edit: (page) => {
      const [, name = ""] = /^# +([a-z]\w+) resource( type)?\s*$/.exec(page.lines[titleLine(page)] ?? "") ?? [];
      const rows = tableOf(page, sectionOf(page, /^properties$/i))?.rows.length ?? 0;
      const text = page.lines.join("\n");
      if (name.length < 6 || rows < 4 || !page.target.endsWith(`.${name}`)) return null;
      const [file, target] = [page.file.replace(/\.md$/, "two.md"), `${page.target}Two`];
      const renamed = text.replace(`# ${name} `, `# ${name}Two `).replaceAll(`.${name}"`, `.${name}Two"`);
      const links = new RegExp(`\\[${name}\\](\\([\\w./-]*)${posix.basename(page.file, ".md")}\\.md`, "gi");
      const elsewhere = Object.entries(page.files).filter(([path]) => path !== page.file);
      const others = elsewhere.map(([path, other]) => [
        path,
        other?.replaceAll(links, `[${name}Two]$1${posix.basename(file)}`) ?? null,
      ]);
      return {
        after: { [page.file]: null, [file]: renamed, ...(Object.fromEntries(others) as Record<string, string | null>) },
        expected: [expectChange(page, "type-renamed", "breaking", null, titleLine(page), { target, file })],
      };
    },
  },
  {
    title: "an added permission in an include",
    pageKind: "operation",
    edit: (page) =>
      editInclude(page, tableOf(page, sectionOf(page, /^permissions$/i)), (include, table) => {
        const row = table.rows.find(({ cells }) =>
          /^[A-Z]\w*(\.\w+)+(, ?[A-Z]\w*(\.\w+)+)*$/.test(cells[1]?.text ?? ""),
        );
        if (row === undefined || !/least to most/i.test(table.header.cells[1]?.text ?? "")) return null;
        const text = withCell(include, row, 1, `${row.cells[1]?.text ?? ""}, Surplus.Read.All`);
        return {
          after: { [include.file]: text },
          expected: [
            expectChange(page, "permission-added", "non-breaking", "Surplus.Read.All", row.at, { file: include.file }),
          ],
        };
      }),
  },
  {
    title: "a changed type of a property in an include",
    pageKind: "type",
    edit: (page) =>
      editInclude(page, tableOf(page, sectionOf(page, /^properties$/i)), (include, table) => {
        const row = table.rows.find(
          ({ cells }) =>
            cells.length === 3 &&
            /^[a-z]\w+$/.test(cells[0]?.text ?? "") &&
            /^string$/i.test(cells[1]?.text ?? "") &&
            !/values|one of|either|deprecat|inherit/i.test(cells[2]?.text ?? ""),
        );
        const name = row?.cells[0]?.text ?? "";
        if (row === undefined || name === "id" || page.lines.filter((line) => line.startsWith(`|${name}|`)).length > 1)
          return null;
        return {
          after: { [include.file]: withCell(include, row, 1, "Int32") },
          expected: [expectChange(page, "property-type-changed", "breaking", name, row.at, { file: include.file })],
        };
      }),
  },
];
