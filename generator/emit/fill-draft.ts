import { digestOf } from "../cache/digest.js";
import { withDocsValues } from "./doc-comment.js";
import { renumberReferences, type DocsValues } from "./docs-references.js";
import { serializeDraft, type Draft, type SerializedDraft } from "./print/draft.js";

/** A draft of an outline. It refers to descriptions and lines by number. */
export interface OutlineDraft extends SerializedDraft {
  /** The values in the docs that the references 0, 1, … of the draft point to. */
  readonly references: readonly number[];
}

/** Serializes a draft of an outline. Only modules can have references. */
export function serializeOutlineDraft(draft: Draft): OutlineDraft {
  if (!("statements" in draft)) return { ...serializeDraft(draft), references: [] };
  const { json, numbers } = renumberReferences(JSON.stringify(draft));
  return { json, digest: digestOf(json), references: numbers };
}

/** The digest of the draft that {@link fillDraft} returns. */
export function filledDigest({ digest, references }: Omit<OutlineDraft, "json">, values: DocsValues): string {
  return references.length === 0 ? digest : digestOf(digest, ...references.map((number) => String(values[number])));
}

/** Replaces the references in a draft by the descriptions and lines of the docs. */
export function fillDraft(draft: OutlineDraft, values: DocsValues): SerializedDraft {
  const own = draft.references.map((number) => values[number] ?? "");
  return { digest: filledDigest(draft, values), json: withDocsValues(draft.json, own) };
}
