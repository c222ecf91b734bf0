import { digestOf } from "../../cache/digest.js";
import type { GeneratedFile } from "../options.js";
import type { ModuleSource } from "./module-source.js";

/** A file before it is printed and formatted: a module in statements, or a text. */
export type Draft = ModuleSource | GeneratedFile | CopiedFile;

/** A file that stays as it is. */
export interface CopiedFile {
  readonly path: string;
  readonly copied: string;
}

/** A draft as text, which takes less memory than statements do, with its digest. */
export interface SerializedDraft {
  readonly digest: string;
  readonly json: string;
}

/** Equal drafts have equal digests on all machines. */
export function serializeDraft(draft: Draft): SerializedDraft {
  const json = JSON.stringify(draft, plainData);
  return { digest: digestOf(json), json };
}

export function parseDraft({ json }: SerializedDraft): Draft {
  return JSON.parse(json) as Draft;
}

/** ts-morph also takes functions that write code, which have no digest. */
function plainData(key: string, value: unknown): unknown {
  if (typeof value === "function") throw new TypeError(`${key} is a function; statements are plain data.`);
  return value;
}
