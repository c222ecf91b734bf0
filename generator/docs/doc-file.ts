import type { Finding } from "../findings/finding.js";

/** One Markdown file of a docs folder, with the text of every include that it reaches. */
export interface DocFile {
  /** Path relative to the docs folder, with forward slashes. */
  readonly path: string;
  /** Decoded text, line endings normalised to `\n`, without a byte order mark. */
  readonly text: string;
  /** API version that the folder names (`v1.0`, `beta`), `null` where the layout has none. */
  readonly version: string | null;
  /** Text of each include reached from this file, directly or through another include, by docs path. */
  readonly includes: Readonly<Record<string, string>>;
  /** What went wrong while reading: encoding, missing includes, includes that include themselves. */
  readonly diagnostics: readonly Finding[];
}
