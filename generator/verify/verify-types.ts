import type { Change } from "../diff/change.js";
import { diffModels } from "../diff/diff-models.js";
import { indexTypes, type TypeIndex } from "../model/type-index.js";
import { groupBy } from "../collections/group-by.js";
import type { Place } from "../findings/finding.js";
import type { ApiModel, Property, TypeModel } from "../model/model.js";
import { itemType } from "../model/qualified-name.js";
import { nameCause, typeCause, typeNameCauses, type Cause } from "./causes.js";
import { mismatch } from "./make-mismatch.js";
import type { VerifyRuleId } from "../findings/catalogue.js";
import type { Mismatch } from "./mismatch.js";
import { createNameFinder, type NameFinder } from "./name-finder.js";
import { maskUndocumented } from "./mask-undocumented.js";

/**
 * The rules for facts that docs and metadata both have, by the kind of change that `diffModels` reports. Each rule
 * comes with the word that messages use for the fact.
 */
const RULES_BY_CHANGE: ReadonlyMap<Change["id"], readonly [rule: VerifyRuleId, fact: string]> = new Map([
  ["type-kind-changed", ["type-kind-differs", "kind"]],
  ["type-abstract-changed", ["type-modifier-differs", "kind"]],
  ["type-open-changed", ["type-modifier-differs", "kind"]],
  ["enum-flags-changed", ["type-modifier-differs", "kind"]],
  ["base-type-changed", ["base-type-differs", "base type"]],
  ["key-changed", ["key-differs", "key"]],
  ["property-type-changed", ["property-type-differs", "type"]],
  ["property-navigation-changed", ["property-kind-differs", "kind"]],
  ["property-nullability-changed", ["property-nullability-differs", "nullability"]],
  ["property-default-changed", ["property-default-differs", "default"]],
  ["property-readonly-changed", ["property-readonly-differs", "kind"]],
  ["enum-member-value-changed", ["member-value-differs", "value"]],
] as const);

/**
 * Compares types, properties and members. It runs `diffModels` from the docs to the metadata and translates changes into
 * mismatches.
 */
export function verifyTypes(model: ApiModel, metadata: ApiModel): readonly Mismatch[] {
  const docs = withDocumentedRelationships(model);
  const changes = diffModels({ ...docs, operations: [] }, maskUndocumented(metadata, docs));
  const verifier = new TypeVerifier(docs, metadata, changes);
  return combineUnknownMembers(changes.flatMap((change) => verifier.mismatches(change)));
}

/**
 * The docs with the types of their tables. In the model, a relationship that a table documents as one item is a
 * collection if requests address its items by key.
 */
function withDocumentedRelationships(model: ApiModel): ApiModel {
  const corrected = model.diagnostics.filter(({ rule }) => rule === "relationship-not-collection").map(positionOf);
  if (corrected.length === 0) return model;
  const positions = new Set(corrected);
  const documented = (property: Property): Property =>
    positions.has(positionOf(property.source)) ? { ...property, type: itemType(property.type).type } : property;
  return { ...model, types: model.types.map((type) => ({ ...type, properties: type.properties.map(documented) })) };
}

function positionOf({ file, line, column }: Place): string {
  return `${file}:${line}:${column}`;
}

/** If an enumeration has more unknown members than this, they become one finding. */
const MAX_SEPARATE_FINDINGS = 10;

function combineUnknownMembers(found: readonly Mismatch[]): readonly Mismatch[] {
  const unknown = found.filter(({ rule }) => rule === "member-not-in-metadata");
  return [...groupBy(unknown, ({ target }) => target)].reduce((left, [target, own]) => {
    const [first] = own;
    if (first === undefined || own.length <= MAX_SEPARATE_FINDINGS) return left;
    const message = `This page lists ${own.length} members of \`${target}\` that the metadata does not declare. The first is \`${first.name ?? ""}\`.`;
    const docs = own.map(({ name }) => name).join(", ");
    const cause = { text: "Correct or remove the rows of these members.", suggestion: null };
    const about = { target, name: null, docs, metadata: null, cause, source: first };
    const combined = mismatch("member-not-in-metadata", message, about);
    return [...left.filter((one) => !own.includes(one)), combined];
  }, found);
}

/** Translates the changes from the docs to the metadata into mismatches. */
class TypeVerifier {
  readonly #docs: TypeIndex;
  readonly #metadata: TypeIndex;
  readonly #typeNameCause: (written: string) => Cause;
  readonly #namesOf = new Map<string, NameFinder>();
  /** The types whose names differ: the name in the docs, by the name in the metadata. */
  readonly #docsNames: ReadonlyMap<string, string>;

  constructor(docs: ApiModel, metadata: ApiModel, changes: readonly Change[]) {
    this.#docs = indexTypes(docs.types);
    this.#metadata = indexTypes(metadata.types);
    this.#typeNameCause = typeNameCauses(metadata.types.map(({ name }) => name));
    const renamed = changes.filter(({ id }) => id === "type-renamed");
    this.#docsNames = new Map(renamed.map(({ target, from }) => [target, from ?? target]));
  }

  mismatches(change: Change): readonly Mismatch[] {
    const { id, name, from, to } = change;
    const type = this.#docs.get(this.#docsNames.get(change.target) ?? change.target);
    switch (id) {
      case "type-removed":
        return type === undefined ? [] : [this.#unknownType(type, null)];
      case "type-renamed":
        return type === undefined ? [] : [this.#unknownType(type, to)];
      case "type-added":
        return this.#undocumentedType(change);
      case "property-removed":
      case "property-renamed":
        return type === undefined ? [] : this.#unknownProperty(type, id === "property-renamed" ? from : name, change);
      case "property-added":
        return type?.origin !== "page" || name === null ? [] : [this.#undocumentedProperty(type, name, to)];
      case "enum-member-removed":
      case "enum-member-renamed":
        return type === undefined
          ? []
          : [this.#unknownMember(type, id === "enum-member-renamed" ? from : name, change)];
      case "enum-member-added":
        return type?.origin !== "page" || name === null ? [] : [undocumented("member", type, name, to)];
      default:
        return type === undefined ? [] : this.#differing(type, change);
    }
  }

  #unknownType(type: TypeModel, knownAs: string | null): Mismatch {
    const cause: Cause =
      knownAs === null
        ? this.#typeNameCause(type.name)
        : { text: `Did you mean \`${knownAs}\`, which has the same properties or members?`, suggestion: knownAs };
    return mismatch("type-not-in-metadata", `The metadata does not declare the type \`${type.name}\`.`, {
      target: type.name,
      name: null,
      docs: type.kind,
      metadata: null,
      cause,
      source: type.source,
    });
  }

  /**
   * Reports a type that does not have a page, at the first place where the docs name the type. If the docs do not name
   * it, the place is in the metadata. The properties of the type are not reported as undocumented, because a page for
   * the type will document them too.
   */
  #undocumentedType({ target, to }: Change): readonly Mismatch[] {
    const named = this.#docs.get(target);
    const type = this.#metadata.get(target);
    if (type === undefined) return [];
    const source = named?.source ?? type.source;
    return [
      mismatch("type-not-documented", `No page documents the type \`${target}\`. Add a page for this type.`, {
        target,
        name: null,
        docs: null,
        metadata: to,
        source,
      }),
    ];
  }

  #undocumentedProperty(type: TypeModel, name: string, metadata: string | null): Mismatch {
    const derived = this.#docs.descendants(type.name).filter((one) => hasProperty(one, name));
    return undocumented("property", type, name, metadata, derivedTypesCause(derived));
  }

  #unknownProperty(type: TypeModel, name: string | null, { id, to }: Change): readonly Mismatch[] {
    const property = type.properties.find((one) => one.name === name);
    // A name with `@` is an annotation, which metadata does not declare.
    if (property === undefined || property.name.includes("@")) return [];
    const own = this.#metadata.get(type.name);
    const derived = this.#metadata.descendants(type.name).filter((one) => hasProperty(one, property.name));
    const cause = nameCause(
      property.name,
      this.#namesIn(type.name),
      derived.map((one) => one.name),
    );
    const openness = own?.open === true ? " The type is open, so objects can have undeclared properties." : "";
    const message = `The metadata does not declare the property \`${property.name}\` of \`${type.name}\`.${openness}`;
    return [
      mismatch("property-not-in-metadata", message, {
        target: type.name,
        name: property.name,
        docs: property.type,
        metadata: null,
        cause: cause.text === "" && id === "property-renamed" && to !== null ? renameCause(to) : cause,
        source: property.source,
      }),
    ];
  }

  /** The properties or members that the metadata declares for a type and its base types. */
  #namesIn(type: string): NameFinder {
    const known = this.#namesOf.get(type);
    if (known !== undefined) return known;
    const declared = this.#metadata.lineage(type).flatMap(({ properties, members }) => [...properties, ...members]);
    const names = createNameFinder(declared.map(({ name }) => name));
    this.#namesOf.set(type, names);
    return names;
  }

  #unknownMember(type: TypeModel, name: string | null, { id, to }: Change): Mismatch {
    const member = type.members.find((one) => one.name === name);
    const near = nameCause(name ?? "", this.#namesIn(type.name));
    const cause = near.text === "" && id === "enum-member-renamed" && to !== null ? renameCause(to) : near;
    const message = `The metadata does not declare the member \`${name ?? ""}\` of \`${type.name}\`.`;
    return mismatch("member-not-in-metadata", message, {
      target: type.name,
      name,
      docs: member?.value ?? name,
      metadata: null,
      cause,
      source: member?.source ?? type.source,
    });
  }

  #differing(type: TypeModel, { id, target, name, from, to }: Change): readonly Mismatch[] {
    const differing = RULES_BY_CHANGE.get(id);
    // Docs can omit the base type, so a missing base type is not a mismatch.
    if (differing === undefined || (id === "base-type-changed" && from === null)) return [];
    // If a type has another name in the metadata, only the types of its properties are compared, because
    // `maskUndocumented` does not remove undocumented facts of this type.
    if (this.#docsNames.has(target) && id !== "property-type-changed") return [];
    const [rule, fact] = differing;
    const property = name === null ? undefined : this.#docs.property(type.name, name);
    const documented = name === null ? type : (property ?? type.members.find((one) => one.name === name));
    // A property with another name in the metadata may be a different property, so its other facts are not compared.
    if (documented === undefined) return [];
    const of = name === null ? `\`${type.name}\`` : `\`${name}\` of \`${type.name}\``;
    const isType = id === "property-type-changed" || id === "base-type-changed";
    return [
      mismatch(rule, `The ${fact} of ${of} is ${quote(from)} in the docs and ${quote(to)} in the metadata.`, {
        target: type.name,
        name,
        docs: from,
        metadata: to,
        source: documented.source,
        ...(isType && from !== null && to !== null ? { cause: typeCause(from, to, this.#metadata) } : {}),
      }),
    ];
  }
}

function quote(value: string | null): string {
  return value === null ? "missing" : `\`${value}\``;
}

function undocumented(
  thing: "property" | "member",
  type: Pick<TypeModel, "name" | "source">,
  name: string,
  metadata: string | null,
  cause?: Cause,
): Mismatch {
  const fix = cause === undefined || cause.text === "" ? ` Add a row for this ${thing}.` : "";
  const message = `No page documents the ${thing} \`${name}\` of \`${type.name}\`.${fix}`;
  const { name: target, source } = type;
  return mismatch(`${thing}-not-documented`, message, {
    target,
    name,
    docs: null,
    metadata,
    source,
    ...(cause === undefined ? {} : { cause }),
  });
}

/**
 * The probable reason why the page of a type does not document a property. A property belongs on the page of the type
 * that declares it, but writers often document it on the pages of derived types.
 */
function derivedTypesCause(derived: readonly TypeModel[]): Cause {
  const names = derived.map(({ name }) => `\`${name}\``).join(", ");
  return {
    text: names === "" ? "" : `Move the row of this property from the page of ${names} to this page.`,
    suggestion: null,
  };
}

function renameCause(name: string): Cause {
  return { text: `Did you mean \`${name}\`?`, suggestion: name };
}

function hasProperty({ properties }: TypeModel, name: string): boolean {
  return properties.some((one) => one.name === name);
}
