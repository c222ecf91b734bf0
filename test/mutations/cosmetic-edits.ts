import { posix } from "node:path";
import type { Files } from "./docs-set.js";
import type { LinkedPage } from "./mutation.js";
import { type PageText, proseLines, type Row, sectionOf, type Table, tableOf, withLinesAfter } from "./page-text.js";
import type { Random } from "./random.js";

/** An edit that does not change the meaning of a page. */
export interface CosmeticEdit {
  readonly title: string;
  /** Returns the changed files; `null` if the edit is not possible on the page. */
  readonly edit: (page: LinkedPage, random: Random) => Files | null;
}

/** Creates an edit of the text of a page. If `edit` returns the same text, the edit is not possible on the page. */
function editText(title: string, edit: (page: LinkedPage, random: Random) => string): CosmeticEdit {
  return {
    title,
    edit: (page, random) => {
      const text = edit(page, random);
      return text === page.lines.join("\n") ? null : { [page.file]: text };
    },
  };
}

/** Creates an edit that changes each line of prose. Rows of tables and headings are prose too. */
function editProse(
  title: string,
  edit: (line: string, random: Random, page: PageText, at: number) => string,
): CosmeticEdit {
  return editText(title, (page, random) => {
    const prose = proseLines(page);
    return page.lines.map((line, at) => (prose[at] === true ? edit(line, random, page, at) : line)).join("\n");
  });
}

const isTable = (line: string): boolean => line.includes("|");
const isParagraph = (line: string): boolean =>
  /^[A-Za-z[*`]/.test(line) && !isTable(line) && !/^(\* |\[!|\[[^\]]+\]:)/.test(line);
const isTabHeading = (line: string): boolean => /\(#tab\//i.test(line);

/** Edits the parts of a line that are not code spans, link targets or URLs. */
function editPlainText(line: string, edit: (text: string) => string): string {
  return line
    .split(/(`[^`]*`|\]\([^()]*\)|<[^<>]*>|https?:\/\/\S+)/)
    .map((part, index) => (index % 2 === 0 ? edit(part) : part))
    .join("");
}

function frontMatterEnd({ lines }: PageText): number {
  return lines[0]?.trim() === "---" ? lines.findIndex((line, at) => at > 0 && line.trim() === "---") : -1;
}

/** Returns the tables in which the order of rows does not matter. */
function tables(page: PageText): readonly Table[] {
  const titles = [
    /^properties$/i,
    /^relationships$/i,
    /^members$/i,
    /^permissions$/i,
    /^request headers$/i,
    /^request body$/i,
    /^methods$/i,
  ];
  return titles.flatMap((title) => tableOf(page, sectionOf(page, title)) ?? []);
}

function editRows(page: PageText, edit: (row: Row, table: Table) => string): string {
  const lines = [...page.lines];
  for (const table of tables(page)) {
    for (const row of [table.header, ...table.rows]) lines[row.at] = edit(row, table);
  }
  return lines.join("\n");
}

/** Edits of layout and notation that do not change the meaning of a page. */
export const cosmeticEdits: readonly CosmeticEdit[] = [
  editText("Windows line endings", ({ lines }) => lines.join("\r\n")),
  editText("a byte order mark", ({ lines }) => `\uFEFF${lines.join("\n")}`),
  editText("a changed date in the front matter", (page) =>
    frontMatterEnd(page) < 1 ? page.lines.join("\n") : withLinesAfter(page, 0, "ms.date: 11/23/2031"),
  ),
  editText("a changed order of the front matter", (page, random) => {
    const end = frontMatterEnd(page);
    const own = page.lines.slice(1, Math.max(end, 1));
    if (!own.every((line) => /^[\w.]+:/.test(line))) return page.lines.join("\n");
    return [...page.lines.slice(0, 1), ...random.shuffled(own), ...page.lines.slice(own.length + 1)].join("\n");
  }),
  editText("changed quotes in the front matter", (page) => {
    const end = frontMatterEnd(page);
    return page.lines
      .map((line, at) => (at < end ? line.replace(/^([\w.]+): "([^"']*)"\s*$/, "$1: '$2'") : line))
      .join("\n");
  }),
  editProse("trailing white space", (line) => `${line} `),
  editText("added blank lines", (page) => {
    const prose = proseLines(page);
    return page.lines
      .flatMap((line, at) => (prose[at] === true && line.trim() === "" ? [line, ""] : [line]))
      .join("\n");
  }),
  editProse("an added line break in prose", (line, random) => {
    const spaces = [...line.matchAll(/ (?=[a-z]{2})/g)].map(({ index }) => index);
    const at = isParagraph(line) && !/\s{2}$/.test(line) ? random.pick(spaces) : undefined;
    return at === undefined ? line : `${line.slice(0, at)}\n${line.slice(at + 1)}`;
  }),
  editText("removed line breaks in prose", (page) => {
    const prose = proseLines(page);
    return page.lines.reduce((text, line, at) => {
      const before = page.lines[at - 1] ?? "";
      const joins =
        prose[at] === true &&
        prose[at - 1] === true &&
        isParagraph(line) &&
        isParagraph(before) &&
        !before.startsWith("Namespace") &&
        !/\s{2}$|\\$|<br/.test(before);
      return at === 0 ? line : `${text}${joins ? " " : "\n"}${line}`;
    }, "");
  }),
  editText("a changed order of rows", (page, random) => {
    const lines = [...page.lines];
    for (const { rows } of tables(page)) {
      random.shuffled(rows).forEach((row, index) => {
        lines[rows[index]?.at ?? 0] = page.lines[row.at] ?? "";
      });
    }
    return lines.join("\n");
  }),
  editText("realigned tables", (page) =>
    editRows(page, (row, { header, rows }) => {
      const width = (column: number): number =>
        Math.max(...[header, ...rows].map(({ cells }) => cells[column]?.text.length ?? 0));
      return `| ${row.cells.map(({ text }, column) => text.padEnd(width(column))).join(" | ")} |`;
    }),
  ),
  editText("tables without white space", (page) =>
    editRows(page, ({ cells }) => `|${cells.map(({ text }) => text).join("|")}|`),
  ),
  editText("tables without outer bars", (page) =>
    editRows(page, (row) => {
      const bare = row.cells.map(({ text }) => text).join(" | ");
      return /^[A-Za-z[]/.test(bare) && row.cells.at(-1)?.text !== "" ? bare : (page.lines[row.at] ?? "");
    }),
  ),
  editProse("right-aligned columns", (line) =>
    /^\|?[\s:|-]+$/.test(line) && line.includes("-|") ? line.replaceAll("-|", "-:|") : line,
  ),
  editProse("emphasis with underscores", (line) =>
    editPlainText(line, (text) =>
      text
        .replace(/(?<![\w*])\*\*([A-Za-z][^*_]*)\*\*(?![\w*])/g, "__$1__")
        .replace(/(?<![\w*])\*([A-Za-z][^*_]*)\*(?![\w*])/g, "_$1_"),
    ),
  ),
  editProse("bullets with another character", (line) => line.replace(/^(\s*)[-*] (?=\S)/, "$1+ ")),
  editText("comments between blocks", (page, random) => {
    const prose = proseLines(page);
    const blank = page.lines.flatMap((line, at) => (prose[at] === true && line === "" ? [at] : []));
    const at = random.pick(blank);
    return at === undefined ? page.lines.join("\n") : withLinesAfter(page, at, "<!-- to be reviewed -->", "");
  }),
  editProse("headings with closing #", (line) =>
    /^##+ /.test(line) && !isTabHeading(line) ? `${line.trimEnd()} ##` : line,
  ),
  editProse("underlined headings", (line, _, page, at) => {
    const [, marks, heading = ""] = /^(##?) (.+?)\s*$/.exec(line) ?? [];
    const alone = (page.lines[at - 1] ?? "").trim() === "";
    if (marks === undefined || isTabHeading(line) || !alone) return line;
    return `${heading}\n${(marks === "#" ? "=" : "-").repeat(Math.max(4, heading.length))}`;
  }),
  editProse("headings in lower case", (line) =>
    /^## (Properties|Relationships|Permissions|HTTP request|Request body|Response|Request headers|JSON representation|Members|Methods)\s*$/i.test(
      line,
    )
      ? line.toLowerCase()
      : line,
  ),
  editText("reference links", (page) => {
    const prose = proseLines(page);
    const targets: string[] = [];
    const lines = page.lines.map((line, at) =>
      prose[at] !== true || isTabHeading(line) || line.includes("[!")
        ? line
        : line.replace(
            /(?<!!)\[([^[\]`|]+)\]\(([^()\s|]+)\)/g,
            (_, text: string, target: string) => `[${text}][to${String(targets.push(target))}]`,
          ),
    );
    return [...lines, "", ...targets.map((target, index) => `[to${String(index + 1)}]: ${target}`), ""].join("\n");
  }),
  editProse("links with a fragment", (line) => line.replace(/\]\(([\w./-]+\.md)\)/g, "]($1#properties)")),
  editProse("links that begin with ./", (line) => line.replace(/\]\(([a-z][\w-]*\.md)\)/g, "](./$1)")),
  editProse("escaped punctuation", (line) =>
    isParagraph(line) ? editPlainText(line, (text) => text.replace(/(?<=[a-z])([.(),])(?=\s|$)/g, "\\$1")) : line,
  ),
  editText("code fences with tildes", (page) => page.lines.map((line) => line.replace(/^```/, "~~~")).join("\n")),
  editText("an added section of links", (page) =>
    [...page.lines, "", "## See also", "", "- [Permissions](/graph/permissions-reference)", ""].join("\n"),
  ),
  editText("changed link texts in the table of methods", (page) => {
    const [methods] = tables({
      ...page,
      lines: page.lines.map((line, at) => (proseLines(page)[at] === true ? line : "")),
    }).filter(({ header }) => /^(method|task|function)/i.test(header.cells[0]?.text ?? ""));
    if (methods === undefined) return page.lines.join("\n");
    const rows = new Set(methods.rows.map(({ at }) => at));
    return page.lines
      .map((line, at) => (rows.has(at) ? line.replace(/\[([^\]]+)\]\((\.\.\/api)/, "[$1 as it is called]($2") : line))
      .join("\n");
  }),
  {
    title: "a renamed page",
    edit: (page) => {
      const [name, renamed] = [posix.basename(page.file), posix.basename(page.file).replace(/\.md$/, "-moved.md")];
      const links = new RegExp(`(?<=[(/])${name.replaceAll(".", "\\.")}(?=[)#])`, "gi");
      const others = Object.entries(page.files).map(([path, text]) => [path, text?.replace(links, renamed) ?? null]);
      const own = page.lines.join("\n").replace(links, renamed);
      return {
        ...(Object.fromEntries(others) as Record<string, string | null>),
        [page.file]: null,
        [page.file.replace(name, renamed)]: own,
      };
    },
  },
];
