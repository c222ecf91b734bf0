import type { EnumMember } from "../../vocabulary.js";
import type { Section } from "../markdown/section.js";
import { allSections } from "../markdown/section.js";
import type { PageReading } from "../page-reading.js";
import type { EnumFacts } from "../page.js";
import { describesFlags, introText } from "./intro.js";
import { readMembers } from "./member-table.js";
import { nameInHeading, titledSection } from "./page-title.js";

/** A list of members. `ofProperty`: its heading names a property (`roles property values`). */
export interface MemberList {
  readonly facts: EnumFacts;
  readonly ofProperty: boolean;
}

/**
 * The enumerations on a page of any kind: one in its members section, with the name in the title (`riskLevel enum type`),
 * and one in each section whose heading is a name and a word for members (`riskLevel values`).
 */
export function readEnums(page: Section, reading: PageReading): readonly EnumFacts[] {
  return readMemberLists(page, reading).flatMap(({ facts, ofProperty }) => (ofProperty ? [] : [facts]));
}

/** Like {@link readEnums}, with the lists for values of a property. */
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

/** Whether the heading of a section is that of a member list, so that its tables contain values and not fields. */
export function hasMemberHeading(section: Section, reading: PageReading): boolean {
  return headingOf(section, reading) !== null;
}

/** `riskLevel values`, `riskLevel enum members`, `roles property values`: the last word means members. */
function headingOf({ name }: Section, { lookup }: PageReading): "enum" | "property" | null {
  const [, ...words] = name.trim().split(" ");
  if (lookup.section(words.pop() ?? "") !== "members") return null;
  if (words.every((word) => /^(?:enum|enumeration|type)$/i.test(word))) return "enum";
  return words.length === 1 && lookup.section(words[0] ?? "") === "properties" ? "property" : null;
}

/** Whether a member means that no flag is set, so that the others may be combined. */
function areFlags(members: readonly EnumMember[]): boolean {
  return members.some(({ description }) => /^no flags? (?:is |are )?set\b/i.test(description));
}
