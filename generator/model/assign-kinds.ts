import type { MethodOwners } from "./method-owners.js";
import type { Operation, TypeModel } from "./model.js";
import { itemType, shortName } from "./qualified-name.js";
import type { TypeDraft } from "./resource-types.js";
import { indexTypes, type TypeIndex } from "./type-index.js";

/**
 * Assigns each type its kind (entity or complex) and each entity its key.
 *
 * The kind on the type's page decides. If the page does not state a kind, a type with a key is an entity, and so is a
 * type that is the target of a relationship. Any other type has the kind of a base type or derived type. If their kinds
 * are unknown too, a type with an `id` is an entity if it has a table of methods or relationships, or if an operation
 * returns it. All other types are complex.
 * {@link https://docs.oasis-open.org/odata/odata-csdl-json/v4.01/odata-csdl-json-v4.01.html#sec_EntityType | CSDL 4.01,
 * Entity Type}
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
  const documentedKind = (draft: TypeDraft): TypeModel["kind"] | null =>
    draft.kind ??
    (draft.key.length > 0 || shortName(draft.name) === "entity" || targets.has(draft.name) ? "entity" : null);

  for (const draft of drafts) {
    const own = documentedKind(draft);
    if (own === null) continue;
    for (const relative of index.lineage(draft.name)) {
      if (!kinds.has(relative.name)) kinds.set(relative.name, documentedKind(relative) ?? own);
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

/**
 * Returns the key that the type or its nearest base type declares. Without one, the key is the `id` that the entity has
 * or inherits.
 */
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
