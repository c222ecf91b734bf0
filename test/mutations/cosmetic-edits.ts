import { posix } from "node:path";
import type { Files } from "./docs-set.js";
import type { LinkedPage } from "./mutation.js";
import { type PageText, proseLines, type Row, sectionOf, type Table, tableOf, withLinesAfter } from "./page-text.js";
import type { Random } from "./random.js";

/** An edit that changes nothing of what a page says. */
export interface CosmeticEdit {
  readonly what: string;
  /** The files that are otherwise; `null` where the page has nothing to edit in this way. */
  readonly edit: (page: LinkedPage, random: Random) => Files | null;
}

/** An edit of the text of the drawn page; one that leaves it as it is was none. */
function inText(what: string, edit: (page: LinkedPage, random: Random) => string): CosmeticEdit {
  return {
    what,
    edit: (page, random) => {
      const text = edit(page, random);
      return text === page.lines.join("\n") ? null : { [page.file]: text };
    },
  };
}

/** An edit of each line of prose, tables and headings among them. */
function inProse(
  what: string,
  edit: (line: string, random: Random, page: PageText, at: number) => string,
): CosmeticEdit {
  return inText(what, (page, random) => {
    const prose = proseLines(page);
    return page.lines.map((line, at) => (prose[at] === true ? edit(line, random, page, at) : line)).join("\n");
  });
}

const isTable = (line: string): boolean => line.includes("|");
const isParagraph = (line: string): boolean =>
  /^[A-Za-z[*`]/.test(line) && !isTable(line) && !/^(\* |\[!|\[[^\]]+\]:)/.test(line);
const isTabHeading = (line: string): boolean => /\(#tab\//i.test(line);

/** Outside of code spans and link targets. */
function inPlainText(line: string, edit: (text: string) => string): string {
  return line
    .split(/(`[^`]*`|\]\([^()]*\)|<[^<>]*>|https?:\/\/\S+)/)
    .map((part, index) => (index % 2 === 0 ? edit(part) : part))
    .join("");
}

function frontMatterEnd({ lines }: PageText): number {
  return lines[0]?.trim() === "---" ? lines.findIndex((line, at) => at > 0 && line.trim() === "---") : -1;
}

/** Tables that hold rows of one kind each. */
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

function eachRow(page: PageText, edit: (row: Row, table: Table) => string): string {
  const lines = [...page.lines];
  for (const table of tables(page)) {
    for (const row of [table.header, ...table.rows]) lines[row.at] = edit(row, table);
  }
  return lines.join("\n");
}

/** Edits that readers of a page would not notice, or only with a ruler. */
export const cosmeticEdits: readonly CosmeticEdit[] = [
  inText("line ends of Windows", ({ lines }) => lines.join("\r\n")),
  inText("a byte order mark", ({ lines }) => `\uFEFF${lines.join("\n")}`),
  inText("a new date", (page) =>
    frontMatterEnd(page) < 1 ? page.lines.join("\n") : withLinesAfter(page, 0, "ms.date: 11/23/2031"),
  ),
  inText("front matter in another order", (page, random) => {
    const end = frontMatterEnd(page);
    const own = page.lines.slice(1, Math.max(end, 1));
    if (!own.every((line) => /^[\w.]+:/.test(line))) return page.lines.join("\n");
    return [...page.lines.slice(0, 1), ...random.shuffled(own), ...page.lines.slice(own.length + 1)].join("\n");
  }),
  inText("front matter in other quotes", (page) => {
    const end = frontMatterEnd(page);
    return page.lines
      .map((line, at) => (at < end ? line.replace(/^([\w.]+): "([^"']*)"\s*$/, "$1: '$2'") : line))
      .join("\n");
  }),
  inProse("white space at the end of lines", (line) => `${line} `),
  inText("more blank lines", (page) => {
    const prose = proseLines(page);
    return page.lines
      .flatMap((line, at) => (prose[at] === true && line.trim() === "" ? [line, ""] : [line]))
      .join("\n");
  }),
  inProse("prose broken into other lines", (line, random) => {
    const spaces = [...line.matchAll(/ (?=[a-z]{2})/g)].map(({ index }) => index);
    const at = isParagraph(line) && !/\s{2}$/.test(line) ? random.pick(spaces) : undefined;
    return at === undefined ? line : `${line.slice(0, at)}\n${line.slice(at + 1)}`;
  }),
  inText("prose joined to one line", (page) => {
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
  inText("rows in another order", (page, random) => {
    const lines = [...page.lines];
    for (const { rows } of tables(page)) {
      random.shuffled(rows).forEach((row, index) => {
        lines[rows[index]?.at ?? 0] = page.lines[row.at] ?? "";
      });
    }
    return lines.join("\n");
  }),
  inText("tables aligned anew", (page) =>
    eachRow(page, (row, { header, rows }) => {
      const width = (column: number): number =>
        Math.max(...[header, ...rows].map(({ cells }) => cells[column]?.text.length ?? 0));
      return `| ${row.cells.map(({ text }, column) => text.padEnd(width(column))).join(" | ")} |`;
    }),
  ),
  inText("tables without white space", (page) =>
    eachRow(page, ({ cells }) => `|${cells.map(({ text }) => text).join("|")}|`),
  ),
  inText("tables without bars at their sides", (page) =>
    eachRow(page, (row) => {
      const bare = row.cells.map(({ text }) => text).join(" | ");
      return /^[A-Za-z[]/.test(bare) && row.cells.at(-1)?.text !== "" ? bare : (page.lines[row.at] ?? "");
    }),
  ),
  inProse("columns aligned to the other side", (line) =>
    /^\|?[\s:|-]+$/.test(line) && line.includes("-|") ? line.replaceAll("-|", "-:|") : line,
  ),
  inProse("emphasis with other marks", (line) =>
    inPlainText(line, (text) =>
      text
        .replace(/(?<![\w*])\*\*([A-Za-z][^*_]*)\*\*(?![\w*])/g, "__$1__")
        .replace(/(?<![\w*])\*([A-Za-z][^*_]*)\*(?![\w*])/g, "_$1_"),
    ),
  ),
  inProse("bullets of another kind", (line) => line.replace(/^(\s*)[-*] (?=\S)/, "$1+ ")),
  inText("comments between blocks", (page, random) => {
    const prose = proseLines(page);
    const blank = page.lines.flatMap((line, at) => (prose[at] === true && line === "" ? [at] : []));
    const at = random.pick(blank);
    return at === undefined ? page.lines.join("\n") : withLinesAfter(page, at, "<!-- to be reviewed -->", "");
  }),
  inProse("headings closed by marks", (line) =>
    /^##+ /.test(line) && !isTabHeading(line) ? `${line.trimEnd()} ##` : line,
  ),
  inProse("headings that are underlined", (line, _, page, at) => {
    const [, marks, heading = ""] = /^(##?) (.+?)\s*$/.exec(line) ?? [];
    const alone = (page.lines[at - 1] ?? "").trim() === "";
    if (marks === undefined || isTabHeading(line) || !alone) return line;
    return `${heading}\n${(marks === "#" ? "=" : "-").repeat(Math.max(4, heading.length))}`;
  }),
  inProse("headings in another case", (line) =>
    /^## (Properties|Relationships|Permissions|HTTP request|Request body|Response|Request headers|JSON representation|Members|Methods)\s*$/i.test(
      line,
    )
      ? line.toLowerCase()
      : line,
  ),
  inText("links by reference", (page) => {
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
  inProse("links to a part of a page", (line) => line.replace(/\]\(([\w./-]+\.md)\)/g, "]($1#properties)")),
  inProse("links spelled from here", (line) => line.replace(/\]\(([a-z][\w-]*\.md)\)/g, "](./$1)")),
  inProse("punctuation that is escaped", (line) =>
    isParagraph(line) ? inPlainText(line, (text) => text.replace(/(?<=[a-z])([.(),])(?=\s|$)/g, "\\$1")) : line,
  ),
  inText("fences of another kind", (page) => page.lines.map((line) => line.replace(/^```/, "~~~")).join("\n")),
  inText("a section of links more", (page) =>
    [...page.lines, "", "## See also", "", "- [Permissions](/graph/permissions-reference)", ""].join("\n"),
  ),
  inText("other links in the table of methods", (page) => {
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
    what: "a page under another name",
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
