import { type DrawnPage, gives, type Mutation, titleLine } from "./mutation.js";
import { proseLines, sectionOf, tableOf, withCell, withLine, withLinesAfter } from "./page-text.js";

/** The index of the last line of a page's first paragraph about its subject; `null` where it cannot be told by sight. */
export function leadLine(page: DrawnPage): number | null {
  const prose = proseLines(page);
  const title = titleLine(page);
  for (let at = title + 1; at < page.lines.length; at += 1) {
    const line = page.lines[at] ?? "";
    if (line.startsWith("#") || prose[at] !== true) return null;
    if (/^[A-Z][^:|]*\.$/.test(line)) return page.lines[at + 1]?.trim() === "" ? at : null;
    if (line.trim() !== "" && !line.startsWith("Namespace:")) return null;
  }
  return null;
}

/** A line of the annotation before the JSON of a type. */
function annotationLine(page: DrawnPage, pattern: RegExp): number | null {
  const found = page.lines.flatMap((line, at) => (pattern.test(line) ? [at] : []));
  return found.length === 1 ? (found[0] ?? null) : null;
}

const ofTypes: readonly Mutation[] = [
  {
    what: "another base type",
    of: "type",
    edit: (page) => {
      const at = annotationLine(page, /^Inherits from \[\w+\]\([\w./-]+\)\.?$/i);
      if (at === null || /derive|extends|subtype/i.test(page.lines.join("\n"))) return null;
      return {
        after: { [page.file]: withLine(page, at, "Inherits from [elsewhere](elsewhere.md).") },
        gives: [gives(page, "base-type-changed", "breaking", null, titleLine(page))],
      };
    },
  },
  {
    what: "a base type that is named first",
    of: "type",
    edit: (page) => {
      const at = leadLine(page);
      if (at === null || /inherit|derive|"baseType"|extends|base type|sub-?(?:type|class)/i.test(page.lines.join("\n")))
        return null;
      return {
        after: { [page.file]: withLinesAfter(page, at, "", "Inherits from [elsewhere](elsewhere.md).") },
        gives: [gives(page, "base-type-changed", "non-breaking", null, titleLine(page))],
      };
    },
  },
  {
    what: "another key",
    of: "type",
    edit: (page) => {
      const at = annotationLine(page, /"keyProperty"\s*:\s*"id"/);
      if (at === null) return null;
      const line = (page.lines[at] ?? "").replace('"id"', '"thumbprint"');
      return {
        after: { [page.file]: withLine(page, at, line) },
        gives: [gives(page, "key-changed", "breaking", null, titleLine(page))],
      };
    },
  },
  {
    what: "a type that opens",
    of: "type",
    edit: (page) => {
      const at = annotationLine(page, /^\s*"@odata\.type"\s*:\s*"[\w.]+"\s*,?\s*$/);
      if (at === null || /open ?type/i.test(page.lines.join("\n"))) return null;
      return {
        after: { [page.file]: withLine(page, at, '"openType": true,', page.lines[at] ?? "") },
        gives: [gives(page, "type-open-changed", "non-breaking", null, titleLine(page))],
      };
    },
  },
  {
    what: "a type that closes",
    of: "type",
    isFor: ({ lines }) => lines.some((line) => line.includes('"openType"')),
    edit: (page) => {
      const at = annotationLine(page, /^\s*"openType"\s*:\s*true\s*,?\s*$/);
      const next = page.lines[(at ?? 0) + 1] ?? "";
      if (at === null || next.includes("}") || /is an open type/i.test(page.lines.join("\n"))) return null;
      return {
        after: { [page.file]: withLine(page, at) },
        gives: [
          gives(page, "type-open-changed", page.usage === "sent" ? "breaking" : "non-breaking", null, titleLine(page)),
        ],
      };
    },
  },
  {
    what: "a type that becomes abstract",
    of: "type",
    edit: (page) => {
      const at = annotationLine(page, /^\s*"@odata\.type"\s*:\s*"[\w.]+"\s*,?\s*$/);
      if (at === null || /abstract/i.test(page.lines.join("\n"))) return null;
      return {
        after: { [page.file]: withLine(page, at, '"abstract": true,', page.lines[at] ?? "") },
        gives: [
          gives(
            page,
            "type-abstract-changed",
            page.usage === "sent" ? "breaking" : "non-breaking",
            null,
            titleLine(page),
          ),
        ],
      };
    },
  },
  {
    what: "a type that is announced to go",
    of: "type",
    edit: (page) => {
      const at = leadLine(page);
      if (at === null || /deprecat|caution|no longer|retire/i.test(page.lines.join("\n"))) return null;
      return {
        after: { [page.file]: withLinesAfter(page, at, "", "> [!CAUTION]", "> This resource is deprecated.") },
        gives: [gives(page, "type-deprecated", "non-breaking", null, titleLine(page))],
      };
    },
  },
  {
    what: "other words about a type",
    of: "type",
    edit: (page) => {
      const at = leadLine(page);
      if (at === null) return null;
      return {
        after: { [page.file]: withLine(page, at, `${page.lines[at] ?? ""} It is never empty.`) },
        gives: [gives(page, "description-changed", "docs-only", null, titleLine(page))],
      };
    },
  },
];

interface MemberRow {
  readonly at: number;
  readonly name: string;
  readonly value: string | null;
}

function membersOf(page: DrawnPage): readonly MemberRow[] {
  const table = tableOf(page, sectionOf(page, /^members$/i));
  const valueColumn = table?.header.cells.findIndex(({ text }) => /^value$/i.test(text)) ?? -1;
  return (table?.rows ?? []).map(({ at, cells }) => ({
    at,
    name: cells[0]?.text ?? "",
    value: cells[valueColumn]?.text ?? null,
  }));
}

function ofMember(what: string, edit: (page: DrawnPage, member: MemberRow) => ReturnType<Mutation["edit"]>): Mutation {
  return {
    what,
    of: "enum",
    edit: (page, random) => {
      const members = membersOf(page);
      const member = random.pick(members.filter(({ name }) => /^[a-z]\w{3,}$/i.test(name)));
      return member === undefined || members.length < 3 ? null : edit(page, member);
    },
  };
}

const ofEnums: readonly Mutation[] = [
  ofMember("a member removed", (page, { at, name }) => ({
    after: { [page.file]: withLine(page, at) },
    gives: [gives(page, "enum-member-removed", "breaking", name, at)],
  })),
  ofMember("a member added", (page, { at }) => ({
    after: { [page.file]: withLinesAfter(page, at, "|surplus|4711|More than there was.|") },
    gives: [gives(page, "enum-member-added", "non-breaking", "surplus", at + 1)],
  })),
  ofMember("a member renamed", (page, { at, name }) => {
    const renamed = `${name.slice(0, -1)}${name.endsWith("x") ? "y" : "x"}`;
    return {
      after: { [page.file]: withLine(page, at, (page.lines[at] ?? "").replace(name, renamed)) },
      gives: [gives(page, "enum-member-renamed", "breaking", renamed, at)],
    };
  }),
  ofMember("a member with another number", (page, { at, name, value }) => {
    const row = tableOf(page, sectionOf(page, /^members$/i))?.rows.find((one) => one.at === at);
    if (value === null || row === undefined) return null;
    return {
      after: { [page.file]: withCell(page, row, 1, "4711") },
      gives: [gives(page, "enum-member-value-changed", "non-breaking", name, at)],
    };
  }),
  ofMember("another meaning of a member", (page, { at, name }) => {
    const row = tableOf(page, sectionOf(page, /^members$/i))?.rows.find((one) => one.at === at);
    if (row?.cells.length !== 3) return null;
    return {
      after: { [page.file]: withCell(page, row, 2, "Something that it never meant before.") },
      gives: [gives(page, "description-changed", "docs-only", name, at)],
    };
  }),
];

/** Changes to what pages say of a type as a whole, and of the members of an enumeration. */
export const typeMutations: readonly Mutation[] = [...ofTypes, ...ofEnums];
