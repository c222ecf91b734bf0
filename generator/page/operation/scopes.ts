import { finding } from "../../findings/create-finding.js";
import type { ColumnKind, Dialect } from "../../dialect/dialect.js";
import type { PermissionSet } from "../../vocabulary.js";
import type { Place } from "../../findings/finding.js";
import type { Inline } from "../markdown/inline.js";
import { nestedBlocks, type Section } from "../markdown/section.js";
import type { PageReading } from "../page-reading.js";
import { ownSections } from "./operation-sections.js";

/** A scope: `books:read`, `repo`. {@link https://www.rfc-editor.org/rfc/rfc6749#section-3.3 | RFC 6749} */
const SCOPE = /^[A-Za-z][\w-]*(?:[:./][\w*-]+)*$/;

/** A scope outside of a code span needs a separator, because a word without one can be prose. */
const MARKED_SCOPE = /^[A-Za-z][A-Za-z0-9-]*[:._][\w*:./-]+$/;

const ONE_OF = /\b(?:one|any|either) of\b/i;
const ALL_OF = /\b(?:all|both) of\b/i;

/**
 * Reads the OAuth scopes of an API without OData: in code spans, as items of a list, or in a table with a column of
 * scopes. Such APIs do not tell delegated from application permissions, so each scope applies to both.
 *
 * @returns `null` if the section does not have scopes. An empty list if it does not say whether a request needs all of
 *   several scopes. This is reported.
 */
export function readScopes(section: Section, reading: PageReading): PermissionSet[] | null {
  const { lookup } = reading;
  const texts: Inline[] = [];
  const sets: { label: string | null; texts: readonly Inline[]; source: Place }[] = [];
  for (const { block, own } of ownSections(section).flatMap((one) =>
    [...nestedBlocks(one.blocks)].map((nested) => ({ block: nested, own: one })),
  )) {
    if (block.type === "paragraph") texts.push(block.content);
    if (block.type !== "table") continue;
    // In a section such as Scopes, the column of names has the scopes.
    const kinds: readonly ColumnKind[] =
      own.kind === "permissions" ? ["permissionsLeastFirst", "name"] : ["permissionsLeastFirst"];
    const column = block.headers.findIndex(({ text }) => kinds.includes(lookup.column(text) ?? "body"));
    for (const { cells, source } of column === -1 ? [] : block.rows) {
      const label = column === 0 ? null : (cells[0]?.text ?? null);
      sets.push({ label, texts: cells.slice(column, column + 1), source });
    }
  }
  if (sets.length === 0) sets.push({ label: null, texts, source: section.source });
  const read = sets
    .map((set) => ({ ...set, names: set.texts.flatMap(scopesIn) }))
    .filter(({ names }) => names.length > 0);
  if (read.length === 0) return null;
  return read.flatMap(({ label: appliesTo, texts: around, names, source }) => {
    const least = combine([...new Set(names)], around.map(({ text }) => text).join(" "), lookup.dialect);
    if (least === null) {
      reading.report(finding("unreadable-permissions", source, UNCLEAR));
      return [];
    }
    const scheme = { supported: true, placeholder: false, least, higher: [], source };
    return [{ appliesTo, scopes: true, delegatedWork: scheme, delegatedPersonal: scheme, application: scheme, source }];
  });
}

const UNCLEAR =
  'The docs do not say whether a request needs all of these scopes or one of them. Write "and" or "or" between the scopes, or "One of these scopes:" above them.';

function scopesIn({ text, codes }: Inline): readonly string[] {
  const marked = codes.filter((code) => SCOPE.test(code));
  return marked.length > 0 ? marked : text.split(/[\s,;]+/).filter((word) => MARKED_SCOPE.test(word));
}

function combine(scopes: readonly string[], text: string, { phrases }: Dialect): string[][] | null {
  if (scopes.length === 1) return [[...scopes]];
  const words = new Set(text.toLowerCase().split(/[\s,`]+/));
  const isOne = ONE_OF.test(text) || phrases.or.some((word) => words.has(word));
  const isAll = ALL_OF.test(text) || phrases.and.some((word) => words.has(word));
  if (isOne === isAll) return null;
  return isOne ? scopes.map((scope) => [scope]) : [[...scopes]];
}
