import type { EnumMember } from "../../model/model.js";
import type { Section } from "../markdown/section.js";
import { allSections } from "../markdown/section.js";
import type { PageReading } from "../page-reading.js";
import type { EnumFacts } from "../page.js";
import { isAboutFlags, leadText } from "./lead.js";
import { readMembers } from "./member-table.js";
import { headedName, titledSection } from "./page-title.js";

/**
 * The enumerations that a page of any kind declares: one in its section of members, named by the title (`riskLevel
 * enum type`), and one in each section that is headed by a name and a word for members (`riskLevel values`).
 */
export function readEnums(page: Section, reading: PageReading): readonly EnumFacts[] {
  const titled = titledSection(page);
  return [...allSections(page)].flatMap((section) => {
    const owner = section.kind === "members" ? titled : isHeadedByName(section, reading) ? section : null;
    const name = owner === null ? null : headedName(owner);
    if (owner === null || name === null) return [];
    const members = readMembers(section, reading);
    if (members.length === 0) return [];
    const description = leadText(owner, reading);
    return [
      {
        name,
        description,
        flags: areFlags(members) || [owner, section].some((about) => isAboutFlags(about, reading)),
        members,
        source: owner.source,
      },
    ];
  });
}

/** `riskLevel values`, `riskLevel enum members`: the last word is one for members. */
function isHeadedByName({ heading }: Section, { vocabulary }: PageReading): boolean {
  const words = heading?.text.trim().split(" ") ?? [];
  return words.length > 1 && words.length < 5 && vocabulary.section(words.at(-1) ?? "") === "members";
}

/** A member that stands for none of the others: "No flags set." */
function areFlags(members: readonly EnumMember[]): boolean {
  return members.some(({ description }) => /^no flags? (?:is |are )?set\b/i.test(description));
}
