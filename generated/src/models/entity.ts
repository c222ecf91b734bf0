import type { OpenString } from "../runtime/shapes.js";

/**
 * The base of every type that has an identity of its own. No object is an entity and nothing more.
 *
 * [microsoft.graph.entity](https://learn.microsoft.com/graph/api/resources/entity?view=graph-rest-beta)
 */
export interface Entity {
  "@odata.type"?: "#microsoft.graph.entity" | OpenString;
  /** The unique identifier of the object. Key. Not nullable. Read-only. */
  id: string;
}
