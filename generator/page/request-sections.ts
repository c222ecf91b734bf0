import type { DialectLookup } from "../dialect/dialect-lookup.js";
import type { Block, Section } from "./markdown/section.js";
import { introRequests } from "./operation/inline-requests.js";
import { readRequestTable } from "./operation/request-tables.js";

/**
 * Adds a section "HTTP request" below each heading that a request follows directly, as in the docs of many APIs without
 * OData: the heading `List issues`, and below it `GET /issues` or a table with the request. The request moves to the new section.
 *
 * Sections about examples do not change, and neither do sections of an operation that already has such a section.
 */
export function addRequestSections(section: Section, lookup: DialectLookup): Section {
  if (section.kind === "examples" || section.kind === "callbacks") return section;
  if (section.sections.some(({ kind }) => kind === "httpRequest")) return section;
  const isOwn = section.kind === null && section.heading !== null;
  const requests = isOwn ? section.blocks.filter((block) => isRequest(block, section, lookup)) : [];
  const [first] = requests;
  if (first === undefined) {
    return { ...section, sections: section.sections.map((child) => addRequestSections(child, lookup)) };
  }
  const added: Section = {
    heading: null,
    name: "",
    kind: "httpRequest",
    depth: section.depth + 1,
    blocks: requests,
    sections: [],
    source: first.source,
  };
  const blocks = section.blocks.filter((block) => !requests.includes(block));
  return { ...section, blocks, sections: [added, ...section.sections] };
}

function isRequest(block: Block, section: Section, lookup: DialectLookup): boolean {
  if (block.type === "table") return (readRequestTable(block, lookup)?.requests.length ?? 0) > 0;
  return introRequests({ ...section, blocks: [block] }, lookup).length > 0;
}
