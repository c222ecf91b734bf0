import type { EnumMember } from "../../vocabulary.js";
import type { Section } from "../markdown/section.js";
import { allSections } from "../markdown/section.js";
import type { PageReading } from "../page-reading.js";
import type { EnumFacts } from "../page.js";
import { describesFlags, introText } from "./intro.js";
import { readMembers } from "./member-table.js";
import { nameInHeading, titledSection } from "./page-title.js";

/** A list of the members of an enumeration, or of the values of a property. */
export interface MemberList {
  readonly facts: EnumFacts;
  /** Whether the heading says that the list contains the values of a property: `roles property values`. */
  readonly ofProperty: boolean;
}

/**
 * Reads the enumerations of a page of any kind. The members section declares the enumeration that the title of the page
 * names (`riskLevel enum type`). A section whose heading is a name and a word for members (`riskLevel values`) declares
 * an enumeration with this name.
 */
export function readEnums(page: Section, reading: PageReading): readonly EnumFacts[] {
  return readMemberLists(page, reading).flatMap(({ facts, ofProperty }) => (ofProperty ? [] : [facts]));
}

/** Reads all lists of members: the enumerations that {@link readEnums} returns, and lists of the values of a property. */
export function readMemberLists(page: Section, reading: PageReading): readonly MemberList[] {
  const titled = titledSection(page);
  return [...allSections(page)].flatMap((section) => {
    const headed = headingOf(section, reading);
    const owner = section.kind === "members" ? titled : headed === null ? null : section;
    const name = owner === null ? null : nameInHeading(owner);
    if (owner === null || name === null) return [];
    const members = readMembers(section, reading);
    if (members.length === 0) return [];
    const description = introText(owner, reading);
    const flags = areFlags(members) || [owner, section].some((about) => describesFlags(about, reading));
    const facts = { name, description, flags, members, source: owner.source };
    return [{ facts, ofProperty: headed === "property" }];
  });
}

/** Whether a section has the heading of a member list. The tables of such a section contain values and not fields. */
export function hasMemberHeading(section: Section, reading: PageReading): boolean {
  return headingOf(section, reading) !== null;
}

/**
 * The kind of values that a heading announces: the members of an enumeration (`riskLevel values`, `riskLevel enum
 * members`) or the values of a property (`roles property values`). `null` for other headings.
 */
function headingOf({ name }: Section, { lookup }: PageReading): "enum" | "property" | null {
  const [, ...words] = name.trim().split(" ");
  if (lookup.section(words.pop() ?? "") !== "members") return null;
  if (words.every((word) => /^(?:enum|enumeration|type)$/i.test(word))) return "enum";
  return words.length === 1 && lookup.section(words[0] ?? "") === "properties" ? "property" : null;
}

/**
 * Whether the members are flags, which may be combined. They are if the description of a member says that no flag is
 * set.
 */
function areFlags(members: readonly EnumMember[]): boolean {
  return members.some(({ description }) => /^no flags? (?:is |are )?set\b/i.test(description));
}
