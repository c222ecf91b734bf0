import type { InlineLink } from "../markdown/inline.js";
import type { Section, TableBlock } from "../markdown/section.js";
import type { FieldRow } from "../page.js";

/** A name with a capital letter after the first letter, such as the name of most types. */
const TYPE_NAME = /\b[a-z]+[A-Z]\w*\b/;

/**
 * The tables of a section that each describe another type of the body. The paragraph before a table links to its type,
 * or the heading of a subsection names it: "Properties that are required to create an [ipNamedLocation](…)".
 *
 * @returns no table if a table does not name a type, or two tables name the same type
 */
export function alternativeTables(sections: readonly Section[], tables: readonly TableBlock[]): readonly TableBlock[] {
  if (tables.length < 2) return [];
  const types = new Map(sections.flatMap((section) => [...typesOfTables(section)]));
  const named = tables.flatMap((table) => types.get(table) ?? []);
  return new Set(named).size === tables.length ? tables : [];
}

function* typesOfTables({ blocks, heading }: Section): Generator<[TableBlock, string]> {
  const ofHeading = TYPE_NAME.exec(heading?.text ?? "")?.[0];
  let type = ofHeading;
  for (const block of blocks) {
    if (block.type === "paragraph") type = linkedPage(block.content.links) ?? ofHeading;
    if (block.type === "table" && type !== undefined) yield [block, type];
  }
}

/** The page of the only type that a paragraph links to. */
function linkedPage(links: readonly InlineLink[]): string | undefined {
  const pages = new Set(links.flatMap(({ url }) => /^(?!.*\/api\/)([^:#]+\.md)/i.exec(url)?.[1] ?? []));
  return pages.size === 1 ? [...pages][0] : undefined;
}

/** Makes a property optional if only some of the alternative tables have it or require it. */
export function optionalUnlessInAll(tables: readonly (readonly FieldRow[])[]): FieldRow[] {
  const required = tables.flatMap((rows) => [
    ...new Set(rows.filter(({ facts }) => facts.required === true).map(({ name }) => name)),
  ]);
  const times = new Map<string, number>();
  for (const name of required) times.set(name, (times.get(name) ?? 0) + 1);
  return tables.flat().map((row) => {
    const isOptional = row.facts.required === true && times.get(row.name) !== tables.length;
    return isOptional ? { ...row, facts: { ...row.facts, required: null, requiredOnCreate: false } } : row;
  });
}
