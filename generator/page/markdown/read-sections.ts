import type { Report } from "../../findings/create-finding.js";
import type { Definition, Heading, Paragraph, Root, RootContent } from "mdast";
import type { DialectLookup } from "../../dialect/dialect-lookup.js";
import type { Place } from "../../findings/finding.js";
import type { SectionKind } from "../../dialect/dialect.js";
import { blockContainers } from "./block-container.js";
import { placeOf } from "./node-place.js";
import { dropAnnotation, readBlocks } from "./read-blocks.js";
import type { BlockReading } from "./read-blocks.js";
import { readInline } from "./read-inline.js";
import type { Inline } from "./inline.js";
import type { Block, Section } from "./section.js";

interface OpenSection {
  readonly heading: Inline | null;
  readonly name: string;
  readonly kind: SectionKind | null;
  readonly depth: number;
  readonly blocks: Block[];
  readonly sections: OpenSection[];
  readonly source: Place;
}

/** Converts the nodes of a page to a tree of sections. */
export function readSections(tree: Root, file: string, lookup: DialectLookup, report: Report): Section {
  const reading: BlockReading = {
    definitions: definitionsOf(tree),
    report,
    annotation: null,
    possiblyTranslated: lookup.dialect.language !== null,
  };
  const root: OpenSection = {
    heading: null,
    name: "",
    kind: null,
    depth: 0,
    blocks: [],
    sections: [],
    source: { file, line: 1, column: 1 },
  };
  const open = [root];
  for (const node of tree.children) {
    const depth = depthOf(node, file, reading, lookup);
    if (depth === null || (node.type !== "heading" && node.type !== "paragraph")) {
      open.at(-1)?.blocks.push(...readBlocks(node, file, reading));
      continue;
    }
    dropAnnotation(reading);
    while ((open.at(-1)?.depth ?? 0) >= depth) open.pop();
    const source = placeOf(node, file);
    const heading = withoutId(readInline(node.children, source, reading.definitions));
    const headed = lookup.section(heading.text);
    const name = headed === null ? englishName(node, heading.text) : heading.text;
    const kind = headed ?? lookup.section(name);
    if (kind !== null) reading.possiblyTranslated = lookup.dialect.language !== null || headed === null;
    const section: OpenSection = { heading, name, kind, depth, blocks: [], sections: [], source };
    open.at(-1)?.sections.push(section);
    open.push(section);
  }
  dropAnnotation(reading);
  return root;
}

/** Removes the id that some Markdown processors read at the end of a heading: `## Pod {#pod}`. */
function withoutId(heading: Inline): Inline {
  return { ...heading, text: heading.text.replace(/ \{#[\w-]{1,100}\}$/, "") };
}

/** The depth of a bold paragraph that is a heading. Headings of Markdown have depths from 1 to 6. */
const BOLD_DEPTH = 7;

/**
 * The depth of a heading; `null` if the node is not a heading. In docs of APIs without OData, a bold paragraph is a
 * heading if the dialect has a section of that name: `**Query parameters**`.
 */
function depthOf(node: RootContent, file: string, reading: BlockReading, lookup: DialectLookup): number | null {
  if (node.type === "heading") return node.depth;
  if (lookup.dialect.odata || node.type !== "paragraph") return null;
  const { bold, text } = readInline(node.children, placeOf(node, file), reading.definitions);
  return bold && lookup.section(text) !== null ? BOLD_DEPTH : null;
}

/**
 * Returns the English text of a heading. The English text of a localised heading is in its anchor: `## <a
 * name="plannerplan-resource-type"></a>Тип ресурса plannerPlan`. Anchors are in lower case, so the case of names is
 * taken from the localised text.
 */
function englishName(node: Heading | Paragraph, text: string): string {
  const html = node.children.flatMap((child) => (child.type === "html" ? [child.value] : []));
  const anchor = html
    .map((tag) => /^<a (?:name|id)="([^"]{1,200})"/i.exec(tag)?.[1])
    .find((name) => name !== undefined);
  if (anchor === undefined) return text;
  const names = new Map((text.match(/\w+/g) ?? []).map((name) => [name.toLowerCase(), name]));
  const words = anchor.split("-").map((word) => names.get(word) ?? word);
  return words.join(" ");
}

function definitionsOf(tree: Root): Map<string, Definition> {
  const definitions = new Map<string, Definition>();
  for (const { children } of blockContainers(tree)) {
    for (const node of children) {
      if (node.type === "definition" && !definitions.has(node.identifier)) definitions.set(node.identifier, node);
    }
  }
  return definitions;
}
