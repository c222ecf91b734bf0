import type { Section } from "../markdown/section.js";
import { annotatedBlock, typeAnnotation } from "./representation.js";

/** The sections of a page, by type. */
export interface SeparateTypes {
  /** The page without the sections of other types. */
  readonly main: Section;
  /** A page for each other type. */
  readonly others: readonly Section[];
}

/**
 * Separates the types of a resource page. A section declares another type if its JSON is annotated with another type than
 * the first JSON of the page.
 */
export function separateTypes(page: Section): SeparateTypes {
  const first = annotatedType(page);
  const others: Section[] = [];
  const withoutOthers = (section: Section): Section => ({
    ...section,
    sections: section.sections.flatMap((child) => {
      const type = annotatedType({ ...child, sections: [] });
      if (type === null || type === first) return [withoutOthers(child)];
      others.push(asPage(child));
      return [];
    }),
  });
  return first === null ? { main: page, others } : { main: withoutOthers(page), others };
}

function annotatedType(section: Section): string | null {
  const block = annotatedBlock(section);
  return block?.annotation ? typeAnnotation(block.annotation.values).type : null;
}

/** Makes a page whose table of properties can be directly below its title. */
function asPage(section: Section): Section {
  const properties = section.blocks.filter(({ type }) => type === "table");
  return { ...section, sections: [{ ...section, kind: "properties", blocks: properties }, ...section.sections] };
}
