import type { Place } from "../../findings/finding.js";
import { difference } from "../difference.js";
import type { Difference } from "../difference.js";

interface Deprecable {
  readonly deprecated: boolean;
  readonly source: Place;
}

/** Whether a type, property or operation was announced to go, or is to stay after all. */
export function compareDeprecation(
  id: "type-deprecated" | "property-deprecated" | "operation-deprecated",
  target: string,
  name: string | null,
  base: Deprecable,
  head: Deprecable,
): readonly Difference[] {
  if (base.deprecated === head.deprecated) return [];
  return [difference(head.deprecated ? id : "deprecation-withdrawn", { target, name, source: head.source })];
}
