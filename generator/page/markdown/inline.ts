import type { Place } from "../../findings/finding.js";

/** Inline content of a cell, a heading or a paragraph. */
export interface Inline {
  /**
   * Plain text with white space collapsed. Code spans keep their backticks. Emphasis and links are replaced by their text.
   * List items start with `•`.
   */
  readonly text: string;
  /** The lines of the text. `<br>`, list items and rows of HTML tables start a new line. */
  readonly lines: readonly string[];
  readonly links: readonly InlineLink[];
  /** Content of each code span, in order. */
  readonly codes: readonly string[];
  /** Whether the whole content is bold. */
  readonly bold: boolean;
  /** The number of non-breaking spaces before the text. Tables indent inner fields with them. Absent if there are none. */
  readonly indent?: number;
  readonly source: Place;
}

export interface InlineLink {
  readonly text: string;
  /** Target as written. A reference link (`[user][]`) has the target of its definition. */
  readonly url: string;
}
