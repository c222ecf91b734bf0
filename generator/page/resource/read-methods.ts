import { columnsOf } from "../columns.js";
import { parseTypeExpression } from "../grammar/type-expression.js";
import type { Section, TableBlock } from "../markdown/section.js";
import { allSections, nestedBlocks } from "../markdown/section.js";
import type { PageReading } from "../page-reading.js";
import type { MethodRow } from "../page.js";

/** Reads the tables of the Methods sections. Group headings, which have only one filled cell, are skipped. */
export function readMethods(page: Section, reading: PageReading): readonly MethodRow[] {
  return [...allSections(page)]
    .filter((section) => section.kind === "methods")
    .flatMap((section) => [...nestedBlocks(section.blocks)])
    .flatMap((block) => (block.type === "table" ? readTable(block, reading) : []));
}

function readTable(table: TableBlock, reading: PageReading): readonly MethodRow[] {
  const columns = columnsOf(table, reading, { 2: ["name", "description"], 3: ["name", "returnType", "description"] });
  const title = columns.get("name") ?? 0;
  const returns = columns.get("returnType") ?? columns.get("type") ?? -1;
  const description = columns.get("description") ?? -1;
  return table.rows.flatMap(({ cells, source }) => {
    const name = cells[title];
    if (name === undefined || name.text === "" || cells.every((cell) => cell === name || cell.text === "")) return [];
    const returned = cells[returns];
    return [
      {
        title: name.text,
        link: name.links[0]?.url ?? null,
        returnType: returned === undefined ? null : parseTypeExpression(returned, reading.lookup.dialect),
        description: cells[description]?.text ?? "",
        source,
      },
    ];
  });
}
