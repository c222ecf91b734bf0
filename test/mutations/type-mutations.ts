import { type DrawnPage, expectChange, type Mutation, titleLine } from "./mutation.js";
import { proseLines, sectionOf, tableOf, withCell, withLine, withLinesAfter } from "./page-text.js";

/**
 * Returns the index of the line with a page's first paragraph. Returns `null` if the paragraph does not have exactly
 * one line of plain text.
 */
export function introLine(page: DrawnPage): number | null {
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

/** Returns the index of the line that matches a pattern. Returns `null` if not exactly one line matches. */
function annotationLine(page: DrawnPage, pattern: RegExp): number | null {
  const found = page.lines.flatMap((line, at) => (pattern.test(line) ? [at] : []));
  return found.length === 1 ? (found[0] ?? null) : null;
}

const wholeTypeMutations: readonly Mutation[] = [
  {
    title: "a changed base type",
    pageKind: "type",
    edit: (page) => {
      const at = annotationLine(page, /^Inherits from \[\w+\]\([\w./-]+\)\.?$/i);
      if (at === null || /derive|extends|subtype/i.test(page.lines.join("\n"))) return null;
      return {
        after: { [page.file]: withLine(page, at, "Inherits from [elsewhere](elsewhere.md).") },
        expected: [expectChange(page, "base-type-changed", "breaking", null, titleLine(page))],
      };
    },
  },
  {
    title: "an added base type",
    pageKind: "type",
    edit: (page) => {
      const at = introLine(page);
      if (at === null || /inherit|derive|"baseType"|extends|base type|sub-?(?:type|class)/i.test(page.lines.join("\n")))
        return null;
      return {
        after: { [page.file]: withLinesAfter(page, at, "", "Inherits from [elsewhere](elsewhere.md).") },
        expected: [expectChange(page, "base-type-changed", "non-breaking", null, titleLine(page))],
      };
    },
  },
  {
    title: "a changed key",
    pageKind: "type",
    edit: (page) => {
      const at = annotationLine(page, /"keyProperty"\s*:\s*"id"/);
      if (at === null) return null;
      const line = (page.lines[at] ?? "").replace('"id"', '"thumbprint"');
      return {
        after: { [page.file]: withLine(page, at, line) },
        expected: [expectChange(page, "key-changed", "breaking", null, titleLine(page))],
      };
    },
  },
  {
    title: "a type that becomes open",
    pageKind: "type",
    edit: (page) => {
      const at = annotationLine(page, /^\s*"@odata\.type"\s*:\s*"[\w.]+"\s*,?\s*$/);
      if (at === null || /open ?type/i.test(page.lines.join("\n"))) return null;
      return {
        after: { [page.file]: withLine(page, at, '"openType": true,', page.lines[at] ?? "") },
        expected: [expectChange(page, "type-open-changed", "non-breaking", null, titleLine(page))],
      };
    },
  },
  {
    title: "a type that is no longer open",
    pageKind: "type",
    applies: ({ lines }) => lines.some((line) => line.includes('"openType"')),
    edit: (page) => {
      const at = annotationLine(page, /^\s*"openType"\s*:\s*true\s*,?\s*$/);
      const next = page.lines[(at ?? 0) + 1] ?? "";
      if (at === null || next.includes("}") || /is an open type/i.test(page.lines.join("\n"))) return null;
      return {
        after: { [page.file]: withLine(page, at) },
        expected: [
          expectChange(
            page,
            "type-open-changed",
            page.usage === "sent" ? "breaking" : "non-breaking",
            null,
            titleLine(page),
          ),
        ],
      };
    },
  },
  {
    title: "a type that becomes abstract",
    pageKind: "type",
    edit: (page) => {
      const at = annotationLine(page, /^\s*"@odata\.type"\s*:\s*"[\w.]+"\s*,?\s*$/);
      if (at === null || /abstract/i.test(page.lines.join("\n"))) return null;
      return {
        after: { [page.file]: withLine(page, at, '"abstract": true,', page.lines[at] ?? "") },
        expected: [
          expectChange(
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
    title: "a deprecated type",
    pageKind: "type",
    edit: (page) => {
      const at = introLine(page);
      if (at === null || /deprecat|caution|no longer|retire/i.test(page.lines.join("\n"))) return null;
      return {
        after: { [page.file]: withLinesAfter(page, at, "", "> [!CAUTION]", "> This resource is deprecated.") },
        expected: [expectChange(page, "type-deprecated", "non-breaking", null, titleLine(page))],
      };
    },
  },
  {
    title: "a changed description of a type",
    pageKind: "type",
    edit: (page) => {
      const at = introLine(page);
      if (at === null) return null;
      return {
        after: { [page.file]: withLine(page, at, `${page.lines[at] ?? ""} It is never empty.`) },
        expected: [expectChange(page, "description-changed", "docs-only", null, titleLine(page))],
      };
    },
  },
];

interface MemberRow {
  readonly at: number;
  readonly name: string;
  readonly value: string | null;
}

function memberRows(page: DrawnPage): readonly MemberRow[] {
  const table = tableOf(page, sectionOf(page, /^members$/i));
  const valueColumn = table?.header.cells.findIndex(({ text }) => /^value$/i.test(text)) ?? -1;
  return (table?.rows ?? []).map(({ at, cells }) => ({
    at,
    name: cells[0]?.text ?? "",
    value: cells[valueColumn]?.text ?? null,
  }));
}

function onMember(title: string, edit: (page: DrawnPage, member: MemberRow) => ReturnType<Mutation["edit"]>): Mutation {
  return {
    title,
    pageKind: "enum",
    edit: (page, random) => {
      const members = memberRows(page);
      const member = random.pick(members.filter(({ name }) => /^[a-z]\w{3,}$/i.test(name)));
      return member === undefined || members.length < 3 ? null : edit(page, member);
    },
  };
}

const memberMutations: readonly Mutation[] = [
  onMember("a removed member", (page, { at, name }) => ({
    after: { [page.file]: withLine(page, at) },
    expected: [expectChange(page, "enum-member-removed", "breaking", name, at)],
  })),
  onMember("an added member", (page, { at }) => ({
    after: { [page.file]: withLinesAfter(page, at, "|surplus|4711|More than there was.|") },
    expected: [expectChange(page, "enum-member-added", "non-breaking", "surplus", at + 1)],
  })),
  onMember("a renamed member", (page, { at, name }) => {
    const renamed = `${name.slice(0, -1)}${name.endsWith("x") ? "y" : "x"}`;
    return {
      after: { [page.file]: withLine(page, at, (page.lines[at] ?? "").replace(name, renamed)) },
      expected: [expectChange(page, "enum-member-renamed", "breaking", renamed, at)],
    };
  }),
  onMember("a changed value of a member", (page, { at, name, value }) => {
    const row = tableOf(page, sectionOf(page, /^members$/i))?.rows.find((one) => one.at === at);
    if (value === null || row === undefined) return null;
    return {
      after: { [page.file]: withCell(page, row, 1, "4711") },
      expected: [expectChange(page, "enum-member-value-changed", "non-breaking", name, at)],
    };
  }),
  onMember("a changed description of a member", (page, { at, name }) => {
    const row = tableOf(page, sectionOf(page, /^members$/i))?.rows.find((one) => one.at === at);
    if (row?.cells.length !== 3) return null;
    return {
      after: { [page.file]: withCell(page, row, 2, "Something that it never meant before.") },
      expected: [expectChange(page, "description-changed", "docs-only", name, at)],
    };
  }),
];

/** Mutations of types and of the members of enumerations. */
export const typeMutations: readonly Mutation[] = [...wholeTypeMutations, ...memberMutations];
