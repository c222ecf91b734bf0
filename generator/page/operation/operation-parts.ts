import type { SectionKind } from "../../dialect/dialect.js";
import { foldName } from "../../dialect/dialect-lookup.js";
import type { Section } from "../markdown/section.js";
import { allSections } from "../markdown/section.js";
import { titledSection } from "../resource/page-title.js";
import { hasRequestHeading } from "./inline-requests.js";

/** One operation of a page that documents several. */
export interface OperationPart {
  /** The anchor of the heading, unique on the page. */
  readonly anchor: string;
  /** The section of the operation. */
  readonly section: Section;
  /**
   * A page that documents only this operation. It has the section of the operation, and the sections of the original
   * page that apply to all operations.
   */
  readonly root: Section;
}

/** Sections that apply to all operations of a page, unless they are inside the section of one operation. */
const SHARED: ReadonlySet<SectionKind> = new Set(["permissions", "requestHeaders", "errors"]);

/** The operations of a page that documents several. */
export interface OperationParts {
  /**
   * The page without the sections of `parts`. It documents the operation directly under the title. `null` if each
   * operation has a section.
   */
  readonly main: Section | null;
  readonly parts: readonly OperationPart[];
}

/**
 * Finds the operations of a page that documents several. The section of an operation contains an HTTP request section
 * or has a request line as its heading. The first operation can be without its own section. Its HTTP request section
 * and response section are then directly under the title.
 *
 * If an operation does not have a response, docs of OData usually list several routes of one operation. In other docs,
 * the operations share the response outside their sections, or the response is missing.
 *
 * In docs without OData, a page can have the section of a single operation. Its name then stays the same if the page
 * gets a second operation.
 *
 * @param odata whether the API follows OData
 * @returns `null` for a page with one operation under its title
 */
export function operationParts(root: Section, odata: boolean): OperationParts | null {
  const titled = titledSection(root);
  const found = operationSections(root);
  const isWhole = found.length === 1 && found[0] === titled;
  const hasMain = isWhole && titled.sections.some(({ kind }) => kind === "response");
  const below = isWhole ? titled.sections.flatMap((child) => operationSections({ ...titled, sections: [child] })) : [];
  // In docs without OData, the requests under the title can be an overview of the operations below it.
  const isOverview = !odata && !hasMain && below.length > 1 && below.every(hasResponse);
  const sections = hasMain || isOverview ? below : found;
  const own = new Set(sections);
  const rest = withoutSections(root, own);
  const isPart = !odata && found[0] !== titled && sections.every(hasResponse) && !describesOperation(rest);
  if (sections.length < (hasMain || isPart ? 1 : 2)) return null;
  if (!sections.every(hasResponse) && (odata || hasResponse(rest))) return null;
  const shared = sharedSections(root, own);
  const taken = new Set<string>();
  const parts = sections.map((section) => {
    const part = { ...root, blocks: [], sections: [section, ...shared], source: section.source };
    return { anchor: freeAnchor(section, taken), section, root: part };
  });
  return { main: hasMain ? withoutSections(root, own) : null, parts };
}

/** Whether a section has a response section or an annotated response. */
function hasResponse(section: Section): boolean {
  return [...allSections(section)].some(
    ({ kind, blocks }) =>
      kind === "response" ||
      blocks.some((block) => block.type === "code" && block.annotation?.blockType?.toLowerCase() === "response"),
  );
}

/** Whether a page describes an operation outside the sections of operations, for example in a section of examples. */
function describesOperation(rest: Section): boolean {
  return [...allSections(rest)].some(({ kind }) => kind !== null && kind !== "remarks" && !SHARED.has(kind));
}

function withoutSections(section: Section, removed: ReadonlySet<Section>): Section {
  const kept = section.sections.filter((child) => !removed.has(child));
  return { ...section, sections: kept.map((child) => withoutSections(child, removed)) };
}

function operationSections(section: Section): Section[] {
  return section.sections.flatMap((child) => {
    if (child.kind === "examples" || child.kind === "callbacks") return [];
    return documentsRequest(child) ? [child] : operationSections(child);
  });
}

function documentsRequest(section: Section): boolean {
  return hasRequestHeading(section) || section.sections.some(({ kind }) => kind === "httpRequest");
}

function sharedSections(section: Section, operations: ReadonlySet<Section>): Section[] {
  return section.sections.flatMap((child) => {
    if (operations.has(child)) return [];
    return child.kind !== null && SHARED.has(child.kind) ? [child] : sharedSections(child, operations);
  });
}

/**
 * An anchor for the heading, unique on the page. It is made like {@link https://github.com/Flet/github-slugger |
 * GitHub's anchors}, but with ASCII characters only.
 */
function freeAnchor({ heading }: Section, taken: Set<string>): string {
  const words = foldName(heading?.text ?? "").match(/[a-z0-9]+/g) ?? ["operation"];
  const wanted = words.join("-");
  let anchor = wanted;
  for (let count = 1; taken.has(anchor); count += 1) anchor = `${wanted}-${count.toString()}`;
  taken.add(anchor);
  return anchor;
}
