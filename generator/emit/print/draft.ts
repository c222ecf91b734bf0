import { digestOf } from "../../cache/digest.js";
import type { GeneratedFile } from "../options.js";
import type { Declaration } from "./declaration.js";

/** A file before it is printed and formatted: a module as statements, text to format, or text to copy. */
export type Draft = ModuleDraft | GeneratedFile | CopiedFile;

/** A TypeScript module before it is printed. */
export interface ModuleDraft {
  /** The path of the file, relative to the SDK's root. */
  readonly path: string;
  /** Declarations, and texts of other statements. */
  readonly statements: readonly (Declaration | string)[];
}

/** A file that is copied without formatting. */
export interface CopiedFile {
  readonly path: string;
  readonly copied: string;
}

/** A draft as JSON text, which takes less memory than objects, and the digest of this text. */
export interface SerializedDraft {
  readonly digest: string;
  readonly json: string;
}

/** Serializes a draft. Equal drafts have equal digests on all machines. */
export function serializeDraft(draft: Draft): SerializedDraft {
  const json = JSON.stringify(draft);
  return { digest: digestOf(json), json };
}
