import { finding } from "../../findings/create-finding.js";
import { foldName } from "../../dialect/dialect-lookup.js";
import type { EnumMember } from "../../vocabulary.js";
import type { Inline } from "../markdown/inline.js";
import type { Section, TableBlock } from "../markdown/section.js";
import { nestedBlocks } from "../markdown/section.js";
import type { PageReading } from "../page-reading.js";
import { isTranslated, reportTranslatedNames } from "../translated-names.js";

/** Member names need not be identifiers (`3d`, `https://…`, `North America Letter`), but prose is not a name. */
const VALUE = /^\S{1,200}(?: \S{1,40}){0,5}$/;

/**
 * Reads the member tables in the blocks of a section, without its subsections. A member table has a column of names or
 * values and no column of types.
 */
export function readMembers(section: Section, reading: PageReading): readonly EnumMember[] {
  const members: EnumMember[] = [];
  for (const block of nestedBlocks(section.blocks)) {
    if (block.type === "table") members.push(...readMemberTable(block, reading));
  }
  return members;
}

function readMemberTable(table: TableBlock, reading: PageReading): readonly EnumMember[] {
  const kinds = table.headers.map((header) => reading.lookup.column(header.text));
  const [first] = kinds;
  if ((first !== "name" && first !== "value") || kinds.includes("type")) return [];
  const value = first === "name" ? kinds.indexOf("value") : -1;
  const description = kinds.indexOf("description");
  const isChanged = reading.names === undefined ? () => false : translatedMembers(table);
  reportTranslatedNames(
    "members",
    table.rows.map(({ cells }) => nameOf(cells[0])).filter((name) => name !== "" && isChanged(name)),
    table.source,
    reading,
  );
  return table.rows.flatMap(({ cells, source }) => {
    const name = nameOf(cells[0]);
    if (isChanged(name)) return [];
    if (name === "" || foldName(name) === foldName(table.headers[0]?.text ?? "")) return [];
    if (!VALUE.test(name)) {
      const message = `\`${name.slice(0, 80)}\` is not a member name. Start the row with one name.`;
      reading.report(finding("unreadable-row", source, message));
      return [];
    }
    const written = cells[value]?.text.replaceAll("`", "") ?? "";
    return [{ name, value: written === "" ? null : written, description: cells[description]?.text ?? "", source }];
  });
}

/** The name without code marks and remarks: `none` in "`none` (default)". */
function nameOf(cell: Inline | undefined): string {
  const text = cell?.text ?? "";
  return (/^`([^`]+)`/.exec(text)?.[1] ?? text.replace(/\s\([^()]{0,100}\)$/, "")).trim();
}

/**
 * Returns a function that tells whether the name of a member is translated. A translated name has letters outside
 * ASCII, has words with a space between them, or starts in upper case although other members start in lower case.
 * Translation does not produce names such as `JIS B4` and `BlockAccess`, because they are not words.
 */
function translatedMembers(table: TableBlock): (name: string) => boolean {
  const isLower = table.rows.some(({ cells }) => /^[a-z]/.test(nameOf(cells[0])));
  return (name) =>
    isTranslated(name) || (name.includes(" ") && /[a-z]/.test(name)) || (isLower && /^[A-Z][a-z]+$/.test(name));
}
