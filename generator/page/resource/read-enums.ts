import type { EnumMember } from "../../vocabulary.js";
import type { Section } from "../markdown/section.js";
import { allSections } from "../markdown/section.js";
import type { PageReading } from "../page-reading.js";
import type { EnumFacts } from "../page.js";
import { isAboutFlags, leadText } from "./intro.js";
import { readMembers } from "./member-table.js";
import { headedName, titledSection } from "./page-title.js";

/** A list of members, and whether its heading says that they are the values of a property (`roles property values`). */
export interface MemberList {
  readonly facts: EnumFacts;
  readonly ofProperty: boolean;
}

/**
 * The enumerations that a page of any kind declares: one in its section of members, named by the title (`riskLevel
 * enum type`), and one in each section that is headed by a name and a word for members (`riskLevel values`).
 */
export function readEnums(page: Section, reading: PageReading): readonly EnumFacts[] {
  return readMemberLists(page, reading).flatMap(({ facts, ofProperty }) => (ofProperty ? [] : [facts]));
}

/** As {@link readEnums}, with the lists that are headed as values of a property. */
export function readMemberLists(page: Section, reading: PageReading): readonly MemberList[] {
  const titled = titledSection(page);
  return [...allSections(page)].flatMap((section) => {
    const headed = headingOf(section, reading);
    const owner = section.kind === "members" ? titled : headed === null ? null : section;
    const name = owner === null ? null : headedName(owner);
    if (owner === null || name === null) return [];
    const members = readMembers(section, reading);
    if (members.length === 0) return [];
    const description = leadText(owner, reading);
    const flags = areFlags(members) || [owner, section].some((about) => isAboutFlags(about, reading));
    const facts = { name, description, flags, members, source: owner.source };
    return [{ facts, ofProperty: headed === "property" }];
  });
}

/** Whether a section is headed as a list of members: what it tables are values, and no fields. */
export function isHeadedAsMembers(section: Section, reading: PageReading): boolean {
  return headingOf(section, reading) !== null;
}

/** `riskLevel values`, `riskLevel enum members`, `roles property values`: the last word is one for members. */
function headingOf({ name }: Section, { vocabulary }: PageReading): "enum" | "property" | null {
  const [, ...words] = name.trim().split(" ");
  if (vocabulary.section(words.pop() ?? "") !== "members") return null;
  if (words.every((word) => /^(?:enum|enumeration|type)$/i.test(word))) return "enum";
  return words.length === 1 && vocabulary.section(words[0] ?? "") === "properties" ? "property" : null;
}

/** A member that stands for none of the others: "No flags set." */
function areFlags(members: readonly EnumMember[]): boolean {
  return members.some(({ description }) => /^no flags? (?:is |are )?set\b/i.test(description));
}
