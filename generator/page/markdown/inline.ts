import type { Place } from "../../findings/finding.js";

/** Inline content of a cell, a heading or a paragraph, in the form that the grammars read. */
export interface Inline {
  /** Plain text, white space folded: code spans keep their backticks, emphasis and links leave their text, a list's item begins with `•`. */
  readonly text: string;
  /** The text by lines: after a `<br>`, with an item of a list and with a row of a table in HTML begins a new one. */
  readonly lines: readonly string[];
  readonly links: readonly InlineLink[];
  /** Content of each code span, in order. */
  readonly codes: readonly string[];
  /** The whole content is bold. */
  readonly bold: boolean;
  readonly source: Place;
}

export interface InlineLink {
  readonly text: string;
  /** Target as written; for a reference link (`[user][]`) the target of its definition. */
  readonly url: string;
}
