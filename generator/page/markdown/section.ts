import type { Place } from "../../findings/finding.js";
import type { JsonValue } from "../../vocabulary.js";
import type { SectionKind } from "../../dialect/dialect.js";
import type { Inline } from "./inline.js";

/** A heading with its content, up to the next heading of the same depth. The root has depth 0 and no heading. */
export interface Section {
  readonly heading: Inline | null;
  /** The English heading. On a localised page it is in the anchor. Empty for the root. */
  readonly name: string;
  /** The kind of the heading in the dialect; `null` if the dialect does not have it. */
  readonly kind: SectionKind | null;
  readonly depth: number;
  readonly blocks: readonly Block[];
  readonly sections: readonly Section[];
  readonly source: Place;
}

export type Block = ParagraphBlock | TableBlock | ListBlock | CodeBlock | QuoteBlock | AnnotationBlock | HtmlBlock;

export interface ParagraphBlock {
  readonly type: "paragraph";
  readonly content: Inline;
  readonly source: Place;
}

export interface TableBlock {
  readonly type: "table";
  readonly headers: readonly Inline[];
  /** Each row has as many cells as there are headers. Missing cells are empty. */
  readonly rows: readonly TableRowBlock[];
  readonly annotation: Annotation | null;
  /** The dialect has only the English name of the heading above, so the headers are probably translated too. */
  readonly translated: boolean;
  readonly source: Place;
}

export interface TableRowBlock {
  readonly cells: readonly Inline[];
  readonly source: Place;
}

export interface ListBlock {
  readonly type: "list";
  readonly ordered: boolean;
  readonly items: readonly ListItemBlock[];
  readonly source: Place;
}

export interface ListItemBlock {
  readonly blocks: readonly Block[];
  readonly source: Place;
}

export interface CodeBlock {
  readonly type: "code";
  /** Language of the fence in lower case; empty without one. */
  readonly language: string;
  readonly text: string;
  /** The last annotation before the block in the same section. */
  readonly annotation: Annotation | null;
  /** Place of the fence. */
  readonly source: Place;
  /** Place of the first character of the text. */
  readonly textSource: Place;
}

/** A block quote. `alert` is the word of `> [!NOTE]` in lower case. */
export interface QuoteBlock {
  readonly type: "quote";
  readonly alert: string | null;
  readonly blocks: readonly Block[];
  readonly source: Place;
}

/** `<!-- { "blockType": … } -->` */
export interface AnnotationBlock {
  readonly type: "annotation";
  readonly annotation: Annotation;
  readonly source: Place;
}

export interface HtmlBlock {
  readonly type: "html";
  readonly text: string;
  readonly source: Place;
}

/** {@link https://github.com/OneDrive/apidoctor/wiki | API Doctor's page annotations} */
export interface Annotation {
  readonly blockType: string | null;
  /** The name of the block; the first one if it has several. */
  readonly name: string | null;
  /** All names. A response to several requests has the names of all of them. */
  readonly names: readonly string[];
  /** `@odata.type` as written. */
  readonly type: string | null;
  /** All values, by key. The object has no prototype. */
  readonly values: Readonly<Record<string, JsonValue>>;
  readonly source: Place;
}

/** All blocks of a section and its subsections in document order, including those in lists and quotes. */
export function* allBlocks(section: Section): Generator<Block> {
  yield* nestedBlocks(section.blocks);
  for (const child of section.sections) yield* allBlocks(child);
}

/** Each block, followed by the blocks inside it. */
export function* nestedBlocks(blocks: readonly Block[]): Generator<Block> {
  for (const block of blocks) {
    yield block;
    if (block.type === "quote") yield* nestedBlocks(block.blocks);
    if (block.type === "list") for (const item of block.items) yield* nestedBlocks(item.blocks);
  }
}

/** A section and all its subsections, in document order. */
export function* allSections(section: Section): Generator<Section> {
  yield section;
  for (const child of section.sections) yield* allSections(child);
}
