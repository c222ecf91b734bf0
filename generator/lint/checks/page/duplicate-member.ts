import type { EnumMember } from "../../../model/model.js";
import type { Page } from "../../../page/page.js";
import type { CheckFinding, PageCheck } from "../../check.js";

export const duplicateMember: PageCheck = { rule: "duplicate-member", check: checkPage };

function* checkPage({ enums }: Page): Generator<CheckFinding> {
  for (const { name, members } of enums) {
    const first = new Map<string, EnumMember>();
    for (const member of members) {
      const known = first.get(member.name);
      if (known === undefined) first.set(member.name, member);
      else if (known.source.line !== member.source.line) {
        const message = `${name} already has the member ${member.name} in line ${known.source.line}. Remove or correct one of the two rows.`;
        yield { message, source: member.source, subject: `${name}.${member.name}` };
      }
    }
  }
}
