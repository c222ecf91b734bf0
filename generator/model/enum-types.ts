import type { Declarations } from "./declarations.js";
import type { EnumMember } from "./model.js";
import type { TypeDraft } from "./resource-types.js";

/**
 * Builds each enumeration from all of its pages. The members of the main page come first.
 *
 * @param flags - the types whose values can be combined, as rows of other pages say
 */
export function buildEnumTypes(declarations: Declarations, flags: ReadonlySet<string>): TypeDraft[] {
  return [...declarations.enums.values()].map(({ name, declarations: [home, ...others] }) => {
    const all = [home, ...others].map(({ facts }) => facts);
    const deprecation = home.page.kind === "enum" && home.page.enums.length === 1 ? home.page.deprecation : null;
    return {
      name,
      kind: "enum",
      base: null,
      abstract: false,
      open: false,
      key: [],
      description: all.map((facts) => facts.description).find((text) => text !== "") ?? "",
      deprecated: deprecation !== null,
      deprecation: deprecation?.text ?? null,
      properties: [],
      members: distinctMembers(all.flatMap((facts) => facts.members)),
      flags: flags.has(name) || all.some((facts) => facts.flags),
      examples: [],
      origin: "page",
      source: home.facts.source,
    };
  });
}

function distinctMembers(members: readonly EnumMember[]): EnumMember[] {
  const byName = new Map<string, EnumMember>();
  for (const member of members) if (!byName.has(member.name)) byName.set(member.name, member);
  return [...byName.values()];
}
