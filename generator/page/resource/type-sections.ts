import type { SectionKind } from "../../dialect/dialect.js";
import type { Section } from "../markdown/section.js";
import { readBaseType } from "../grammar/inheritance.js";
import { readFieldTable } from "../field-table.js";
import { nestInnerFields } from "../inner-fields.js";
import type { PageReading } from "../page-reading.js";
import type { EnumFacts, FieldRow, TypeFacts } from "../page.js";
import { describesFlags, introParagraphs, introText } from "./intro.js";
import { readMembers } from "./member-table.js";

/** Types and enumerations of a page that declares several, each under a heading with its name. */
export interface DeclaredTypes {
  readonly types: readonly TypeFacts[];
  readonly enums: readonly EnumFacts[];
}

/** A heading with the name of a type: `Book`, `` `Book` ``, `Book object`, `The Book object`. */
const HEADING =
  /^(?:the )?`?([A-Za-z_][\w.]{0,199})`?(?: (?:object|resource|resource type|type|model|schema|entity|enum|enumeration))?$/i;

/** Kinds of sections whose headings can also be names of types: `Member`, `Task`, `Notification`, `Relationship`. */
const NAMES: ReadonlySet<SectionKind> = new Set(["members", "methods", "callbacks", "relationships"]);

/**
 * Reads the types of a page that declares several. A section declares a type if its heading is a name and its table has
 * a column of types. A section with a table of values declares an enumeration.
 *
 * @param without - sections that are not searched
 */
export function readTypeSections(page: Section, without: ReadonlySet<Section>, reading: PageReading): DeclaredTypes {
  const types: TypeFacts[] = [];
  const enums: EnumFacts[] = [];
  for (const section of namedSections(page, without, reading)) {
    const name = HEADING.exec(section.name)?.[1] ?? "";
    const properties = fieldsOf(section, reading);
    if (properties.length > 0) {
      types.push(typeFacts(name, section, properties, reading));
      continue;
    }
    const members = readMembers(section, reading);
    if (members.length === 0) continue;
    const description = introText(section, reading);
    enums.push({ name, description, flags: describesFlags(section, reading), members, source: section.source });
  }
  return { types, enums };
}

function namedSections(section: Section, without: ReadonlySet<Section>, reading: PageReading): Section[] {
  return section.sections.flatMap((child) => {
    if (without.has(child)) return [];
    const isName = child.kind === null || (NAMES.has(child.kind) && !child.name.endsWith("s"));
    const named = isName && HEADING.test(child.name) && (child.depth > 1 || isTypeTitle(child, reading));
    // The heading of a group of types can look like a name, too: `Definitions`.
    return [...(named ? [child] : []), ...namedSections(child, without, reading)];
  });
}

/** Whether the title of a page names a type, in docs without OData. Its fields are directly below the title. */
function isTypeTitle({ blocks, sections }: Section, { lookup }: PageReading): boolean {
  return !lookup.dialect.odata && sections.length === 0 && blocks.some(({ type }) => type === "table");
}

/** The field tables of a section and of the sections below it that are about properties. */
function fieldsOf(section: Section, reading: PageReading): FieldRow[] {
  const own = [section, ...section.sections.filter(({ kind }) => kind === "properties" || kind === "relationships")];
  const rows = own
    .flatMap(({ blocks }) => blocks)
    .flatMap((block) => {
      if (block.type !== "table") return [];
      // A table with a column of return types lists methods and not fields.
      const hasTypes = block.headers.slice(1).some(({ text }) => reading.lookup.column(text) === "type");
      return hasTypes ? (readFieldTable(block, reading) ?? []) : [];
    });
  return nestInnerFields(rows, reading, { isJson: true });
}

function typeFacts(name: string, section: Section, properties: readonly FieldRow[], reading: PageReading): TypeFacts {
  const key = properties.find(({ facts }) => facts.key)?.name ?? null;
  const bases = introParagraphs(section, reading).map((paragraph) => readBaseType(paragraph, reading.lookup.dialect));
  return {
    name,
    kind: key === null ? null : "entity",
    base: bases.find((base) => base !== null) ?? null,
    derived: [],
    abstract: false,
    open: false,
    key,
    description: introText(section, reading),
    properties,
    relationships: [],
    methods: [],
    representation: null,
    examples: [],
    source: section.source,
  };
}
