import { digestOf } from "../../cache/digest.js";
import type { GeneratedFile } from "../options.js";
import type { ModuleSource } from "./module-source.js";

/** A file before it is printed and formatted: a module as statements, or a text. */
export type Draft = ModuleSource | GeneratedFile | CopiedFile;

/** A file that is not formatted. */
export interface CopiedFile {
  readonly path: string;
  readonly copied: string;
}

/** A draft as JSON, which takes less memory than statements, with its digest. */
export interface SerializedDraft {
  readonly digest: string;
  readonly json: string;
}

/**
 * Serializes a draft. Equal drafts have equal digests on all machines.
 *
 * @throws TypeError if the draft contains a function
 */
export function serializeDraft(draft: Draft): SerializedDraft {
  const json = JSON.stringify(draft, plainData);
  return { digest: digestOf(json), json };
}

export function parseDraft({ json }: SerializedDraft): Draft {
  return JSON.parse(json) as Draft;
}

/** ts-morph also accepts functions that write code, but a digest cannot cover them. */
function plainData(key: string, value: unknown): unknown {
  if (typeof value === "function") throw new TypeError(`${key} is a function. Statements must be plain data.`);
  return value;
}
