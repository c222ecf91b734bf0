import type { Place } from "../../findings/finding.js";
import { difference } from "../difference.js";
import type { Difference } from "../difference.js";

interface Deprecable {
  readonly deprecated: boolean;
  readonly source: Place;
}

/**
 * Compares whether a type, property or operation is deprecated.
 *
 * @param id - the kind of change to report if only the head is deprecated
 */
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
