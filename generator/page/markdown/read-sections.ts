import type { Definition, Heading, Root } from "mdast";
import type { Vocabulary } from "../../dialect/vocabulary.js";
import type { Diagnostic, Place } from "../../diagnostic.js";
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
  readonly anchor: string | null;
  readonly kind: SectionKind | null;
  readonly depth: number;
  readonly blocks: Block[];
  readonly sections: OpenSection[];
  readonly source: Place;
}

/** A page's nodes to a tree of sections. */
export function readSections(
  tree: Root,
  file: string,
  vocabulary: Vocabulary,
  report: (diagnostic: Diagnostic) => void,
): Section {
  const reading: BlockReading = { definitions: definitionsOf(tree), report, annotation: null, translated: false };
  const root: OpenSection = {
    heading: null,
    anchor: null,
    kind: null,
    depth: 0,
    blocks: [],
    sections: [],
    source: { file, line: 1, column: 1 },
  };
  const open = [root];
  for (const node of tree.children) {
    if (node.type !== "heading") {
      open.at(-1)?.blocks.push(...readBlocks(node, file, reading));
      continue;
    }
    dropAnnotation(reading);
    while ((open.at(-1)?.depth ?? 0) >= node.depth) open.pop();
    const source = placeOf(node, file);
    const heading = readInline(node.children, source, reading.definitions);
    const headed = vocabulary.section(heading.text);
    const anchor = headed === null ? knownAnchor(node, vocabulary) : null;
    const kind = anchor === null ? headed : vocabulary.section(anchor);
    if (kind !== null) reading.translated = anchor !== null;
    const section: OpenSection = { heading, anchor, kind, depth: node.depth, blocks: [], sections: [], source };
    open.at(-1)?.sections.push(section);
    open.push(section);
  }
  dropAnnotation(reading);
  return root;
}

/** Localised pages carry the English heading as an anchor: `## <a name="permissions"></a>权限`. */
function knownAnchor(heading: Heading, vocabulary: Vocabulary): string | null {
  for (const node of heading.children) {
    const anchor = node.type === "html" ? /^<a (?:name|id)="([^"]{1,200})"/i.exec(node.value)?.[1] : undefined;
    const words = anchor?.replaceAll("-", " ");
    if (words !== undefined && vocabulary.section(words) !== null) return words;
  }
  return null;
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
