import type { Draft } from "../draft.js";
import { draftProperty, draftType } from "./draft-type.js";
import { crudOperations } from "./crud-operations.js";

/** A resource that a person describes with options. */
export interface NamedResource {
  /** Qualified name of the type. */
  readonly type: string;
  /** Namespace of the API. */
  readonly namespace: string;
  /** The path of the collection: `/lamps`. */
  readonly path: string;
  readonly actions: readonly string[];
  readonly functions: readonly string[];
}

/** Drafts a resource from its name. The resource has one property, `id`. */
export function draftFromName(resource: NamedResource): Draft {
  const source = { file: "", line: 1, column: 1 };
  const id = draftProperty("id", "Edm.String", source, { readOnly: true });
  return {
    types: [draftType(resource.type, "entity", [id], source)],
    operations: crudOperations({ ...resource, source }, resource),
    samples: new Map(),
    notes: [],
  };
}
