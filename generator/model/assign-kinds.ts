import type { MethodOwners } from "./method-owners.js";
import type { Operation, TypeModel } from "./model.js";
import { itemType, shortName } from "./qualified-name.js";
import type { TypeDraft } from "./resource-types.js";
import { indexTypes, type TypeIndex } from "./type-index.js";

/**
 * Settles which types are entities and which are complex, and what identifies an entity.
 *
 * A type is what its page says; else what its ancestors or descendants are; else an entity where it has a key, where a
 * relationship leads to it, or where it has an `id` and is addressed by itself: by a table of methods, by relationships
 * of its own, or by an operation that returns it. Everything else is complex.
 * {@link https://docs.oasis-open.org/odata/odata-csdl-json/v4.01/odata-csdl-json-v4.01.html#sec_EntityType | CSDL 4.01, Entity Type}
 */
export function assignKinds(
  drafts: readonly TypeDraft[],
  operations: readonly Operation[],
  methods: MethodOwners,
): TypeModel[] {
  const index = indexTypes(drafts);
  const addressed = new Set([...returnedTypes(operations), ...[...methods.values()].flat()]);
  const targets = navigationTargets(drafts);
  const kinds = new Map<string, TypeModel["kind"]>();
  const stated = (draft: TypeDraft): TypeModel["kind"] | null =>
    draft.kind ??
    (draft.key.length > 0 || shortName(draft.name) === "entity" || targets.has(draft.name) ? "entity" : null);

  for (const draft of drafts) {
    const own = stated(draft);
    if (own === null) continue;
    for (const relative of index.lineage(draft.name)) {
      if (!kinds.has(relative.name)) kinds.set(relative.name, stated(relative) ?? own);
    }
  }
  const inferred = (draft: TypeDraft): TypeModel["kind"] => {
    const addressable = addressed.has(draft.name) || draft.properties.some(({ navigation }) => navigation);
    return addressable && index.property(draft.name, "id") !== undefined ? "entity" : "complex";
  };
  return drafts.map((draft) => {
    const lineage = index.lineage(draft.name);
    const known = lineage.map(({ name }) => kinds.get(name)).find((kind) => kind !== undefined);
    const kind = known ?? inferred(draft);
    return { ...draft, kind, key: kind === "entity" ? keyOf(draft, index) : [] };
  });
}

/** The key of the type itself or of the nearest ancestor that has one; `id` identifies every other entity. */
function keyOf(draft: TypeDraft, index: TypeIndex<TypeDraft>): readonly string[] {
  const declared = index.lineage(draft.name).find(({ key }) => key.length > 0)?.key;
  if (declared) return declared;
  const hasId = index.property(draft.name, "id") !== undefined || shortName(draft.name) === "entity";
  return hasId || index.lineage(draft.name).some(({ base }) => base !== null && shortName(base) === "entity")
    ? ["id"]
    : [];
}

function navigationTargets(drafts: readonly TypeDraft[]): ReadonlySet<string> {
  const targets = new Set<string>();
  for (const { properties } of drafts) {
    for (const { navigation, type } of properties) if (navigation) targets.add(itemType(type).type);
  }
  return targets;
}

function returnedTypes(operations: readonly Operation[]): ReadonlySet<string> {
  const returned = new Set<string>();
  for (const { intent, responses } of operations) {
    if (intent === "function") continue;
    for (const { type } of responses) if (type !== null) returned.add(itemType(type).type);
  }
  return returned;
}
