import type { Place } from "../../findings/finding.js";
import type { JsonValue } from "../../vocabulary.js";
import type { SectionKind } from "../../dialect/dialect.js";
import type { Inline } from "./inline.js";

/** A heading with its content, up to the next heading that is not deeper. The root has depth 0 and no heading. */
export interface Section {
  readonly heading: Inline | null;
  /** The English heading. On a localised page, it is read from the heading's anchor. Empty for the root. */
  readonly name: string;
  /** The kind of section that the dialect has for the heading; `null` if the heading is not in the dialect. */
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
  /**
   * Whether the headers can be in another language. They can if the page is translated, or if docwright recognizes the
   * section only by the English anchor of its heading.
   */
  readonly possiblyTranslated: boolean;
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
  /** Language of the fence in lower case. Empty if the fence does not name a language. */
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

/** An annotation in an HTML comment: `<!-- { "blockType": … } -->`. */
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
  /** The first entry of `names`. */
  readonly name: string | null;
  /** The names of the block. A response to several requests has the names of all these requests. */
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
