import type { Finding } from "../findings/finding.js";

/** One Markdown file of a docs folder, with the text of its includes. */
export interface DocFile {
  /** Path relative to the docs folder, with forward slashes. */
  readonly path: string;
  /** Decoded text with `\n` as line ending and without a byte order mark. */
  readonly text: string;
  /** API version in the path (`v1.0`, `beta`); `null` if the path does not contain one. */
  readonly version: string | null;
  /** The text of each include, by docs path. Nested includes are in it too. */
  readonly includes: Readonly<Record<string, string>>;
  /** Findings that were reported while the file was read: encoding, missing includes, include cycles. */
  readonly diagnostics: readonly Finding[];
}
