import type { EnumMember } from "../../../model/model.js";
import type { Page } from "../../../page/page.js";
import type { Finding, PageRule } from "../../rule.js";

export const duplicateMember: PageRule = {
  kind: "page",
  name: "duplicate-member",
  severity: "warning",
  summary: "A table of an enumeration has the same member twice",
  check: checkPage,
};

function* checkPage({ enums }: Page): Generator<Finding> {
  for (const { name, members } of enums) {
    const first = new Map<string, EnumMember>();
    for (const member of members) {
      const known = first.get(member.name);
      if (known === undefined) first.set(member.name, member);
      else if (known.source.line !== member.source.line) {
        const message = `${name} has ${member.name} in line ${known.source.line} already; keep one row.`;
        yield { message, source: member.source };
      }
    }
  }
}
