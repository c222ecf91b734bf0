import type { SectionKind } from "../../dialect/dialect.js";
import { foldName } from "../../dialect/dialect-lookup.js";
import type { Section } from "../markdown/section.js";
import { allSections } from "../markdown/section.js";
import { hasRequestHeading } from "./inline-requests.js";

/** A section that documents one operation of a page with several. */
export interface OperationPart {
  /** The anchor of the heading, unique on the page. */
  readonly anchor: string;
  /** The section of the operation. */
  readonly section: Section;
  /** A page with the section, and the sections of the page that apply to all operations. */
  readonly root: Section;
}

/** Sections that apply to all operations of a page if they are outside of them. */
const SHARED: ReadonlySet<SectionKind> = new Set(["permissions", "requestHeaders", "errors"]);

/**
 * Finds the operations of a page that documents several: sections with an HTTP request section directly below them, or
 * with a request line as their heading, and each with its own response. Empty if the page documents one operation.
 */
export function operationParts(root: Section): readonly OperationPart[] {
  const sections = operationSections(root);
  const hasResponse = (section: Section): boolean => [...allSections(section)].some(({ kind }) => kind === "response");
  if (sections.length < 2 || !sections.every(hasResponse)) return [];
  const shared = sharedSections(root, new Set(sections));
  const taken = new Set<string>();
  return sections.map((section) => {
    const part = { ...root, blocks: [], sections: [section, ...shared], source: section.source };
    return { anchor: freeAnchor(section, taken), section, root: part };
  });
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

/** {@link https://github.com/Flet/github-slugger | Anchors of headings} as GitHub makes them, in ASCII. */
function freeAnchor({ heading }: Section, taken: Set<string>): string {
  const words = foldName(heading?.text ?? "").match(/[a-z0-9]+/g) ?? ["operation"];
  const wanted = words.join("-");
  let anchor = wanted;
  for (let count = 1; taken.has(anchor); count += 1) anchor = `${wanted}-${count.toString()}`;
  taken.add(anchor);
  return anchor;
}
