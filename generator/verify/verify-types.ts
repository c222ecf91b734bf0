import type { Change } from "../diff/change.js";
import { diffModels } from "../diff/diff-models.js";
import { indexTypes, type TypeIndex } from "../model/type-index.js";
import { groupBy } from "../collections/group-by.js";
import type { ApiModel, TypeModel } from "../model/model.js";
import { nameCause, typeCause, typeNameCause, type Cause } from "./causes.js";
import { mismatch } from "./make-mismatch.js";
import type { Mismatch, MismatchRule } from "./mismatch.js";
import { maskUndocumented } from "./mask-undocumented.js";

/** Facts that stand on both sides and differ, by the kind of the change that leads from one to the other. */
const RULES_BY_CHANGE: ReadonlyMap<Change["id"], readonly [rule: MismatchRule, fact: string]> = new Map([
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
 * Types, properties and members, by the comparison that any two models are compared with: from the docs, with what they
 * leave open left open, to the metadata.
 */
export function verifyTypes(docs: ApiModel, metadata: ApiModel): readonly Mismatch[] {
  const changes = diffModels({ ...docs, operations: [] }, maskUndocumented(metadata, docs));
  const reading = new TypeVerifier(docs, metadata, changes);
  return combineUnknownMembers(changes.flatMap((change) => reading.mismatches(change)));
}

/** So many unknown members of one enumeration are told one by one; where there are more, together. */
const MAX_SEPARATE_FINDINGS = 10;

function combineUnknownMembers(found: readonly Mismatch[]): readonly Mismatch[] {
  const unknown = found.filter(({ rule }) => rule === "member-not-in-metadata");
  return [...groupBy(unknown, ({ target }) => target)].reduce((left, [target, own]) => {
    const [first] = own;
    if (first === undefined || own.length <= MAX_SEPARATE_FINDINGS) return left;
    const message = `\`${target}\` has none of ${own.length} members that the page lists, from here on.`;
    const docs = own.map(({ name }) => name).join(", ");
    const about = { target, name: null, docs, metadata: null, source: first };
    const together = mismatch("member-not-in-metadata", message, about);
    return [...left.filter((one) => !own.includes(one)), together];
  }, found);
}

/** Reads changes as what a writer has to mend. */
class TypeVerifier {
  readonly #docs: TypeIndex;
  readonly #metadata: TypeIndex;
  readonly #typeNames: readonly string[];
  /** Names in the docs of types that the comparison knows again under another name. */
  readonly #docsNames: ReadonlyMap<string, string>;

  constructor(docs: ApiModel, metadata: ApiModel, changes: readonly Change[]) {
    this.#docs = indexTypes(docs.types);
    this.#metadata = indexTypes(metadata.types);
    this.#typeNames = metadata.types.map(({ name }) => name);
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
        return type === undefined || name === null ? [] : [this.#undocumentedProperty(type, name, to)];
      case "enum-member-removed":
      case "enum-member-renamed":
        return type === undefined
          ? []
          : [this.#unknownMember(type, id === "enum-member-renamed" ? from : name, change)];
      case "enum-member-added":
        return type === undefined || name === null ? [] : [undocumented("member", type, name, to)];
      default:
        return type === undefined ? [] : this.#differing(type, change);
    }
  }

  #unknownType(type: TypeModel, knownAs: string | null): Mismatch {
    const cause: Cause =
      knownAs === null
        ? typeNameCause(type.name, this.#typeNames)
        : { text: `It holds what \`${knownAs}\` holds.`, suggestion: knownAs };
    return mismatch("type-not-in-metadata", `The service has no type \`${type.name}\`.`, {
      target: type.name,
      name: null,
      docs: type.kind,
      metadata: null,
      cause,
      source: type.source,
    });
  }

  /** A page that is missing has no place; the one that names the type is the nearest there is. */
  #undocumentedType({ target, to }: Change): readonly Mismatch[] {
    const named = this.#docs.get(target);
    const type = this.#metadata.get(target);
    if (type === undefined) return [];
    const source = named?.source ?? type.source;
    const whole = mismatch("type-not-documented", `No page documents the type \`${target}\` of the service.`, {
      target,
      name: null,
      docs: null,
      metadata: to,
      source,
    });
    const parts = type.properties.map((property) =>
      undocumented("property", { name: target, source }, property.name, property.type),
    );
    return [whole, ...parts];
  }

  #undocumentedProperty(type: TypeModel, name: string, metadata: string | null): Mismatch {
    const derived = this.#docs.descendants(type.name).filter((one) => hasProperty(one, name));
    return undocumented("property", type, name, metadata, derivedTypesCause(derived));
  }

  #unknownProperty(type: TypeModel, name: string | null, { id, to }: Change): readonly Mismatch[] {
    const property = type.properties.find((one) => one.name === name);
    // A name with a sign is that of an annotation, which metadata does not declare.
    if (property === undefined || property.name.includes("@")) return [];
    const own = this.#metadata.get(type.name) ?? this.#metadata.get(to ?? "");
    const names =
      own === undefined
        ? []
        : this.#metadata.lineage(own.name).flatMap(({ properties }) => properties.map((one) => one.name));
    const known = id === "property-renamed" && to !== null ? [to, ...names] : names;
    const derived = this.#metadata.descendants(type.name).filter((one) => hasProperty(one, property.name));
    const cause = nameCause(
      property.name,
      known,
      derived.map((one) => one.name),
    );
    const openness = own?.open === true ? " The type is open, so it may hold it all the same." : "";
    return [
      mismatch("property-not-in-metadata", `\`${type.name}\` has no property \`${property.name}\`.${openness}`, {
        target: type.name,
        name: property.name,
        docs: property.type,
        metadata: null,
        cause: cause.text === "" && id === "property-renamed" && to !== null ? renameCause(to) : cause,
        source: property.source,
      }),
    ];
  }

  #unknownMember(type: TypeModel, name: string | null, { id, to }: Change): Mismatch {
    const member = type.members.find((one) => one.name === name);
    const names = this.#metadata.get(type.name)?.members.map((one) => one.name) ?? [];
    const near = nameCause(name ?? "", names);
    const cause = near.text === "" && id === "enum-member-renamed" && to !== null ? renameCause(to) : near;
    return mismatch("member-not-in-metadata", `\`${type.name}\` has no member \`${name ?? ""}\`.`, {
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
    // A base type that the docs leave out is no mismatch.
    if (differing === undefined || (id === "base-type-changed" && from === null)) return [];
    // What a type that is known again under another name leaves open was not looked for.
    if (this.#docsNames.has(target) && id !== "property-type-changed") return [];
    const [rule, fact] = differing;
    const property = name === null ? undefined : this.#docs.property(type.name, name);
    const stated = name === null ? type : (property ?? type.members.find((one) => one.name === name));
    // Of a property under another name nothing more is said: it may be another one after all.
    if (stated === undefined) return [];
    const of = name === null ? `\`${type.name}\`` : `\`${name}\` of \`${type.name}\``;
    const isType = id === "property-type-changed" || id === "base-type-changed";
    return [
      mismatch(
        rule,
        `The ${fact} of ${of} is \`${from ?? "nothing"}\` in the docs and \`${to ?? "nothing"}\` in the metadata.`,
        {
          target: type.name,
          name,
          docs: from,
          metadata: to,
          source: stated.source,
          ...(isType && from !== null && to !== null ? { cause: typeCause(from, to, this.#metadata) } : {}),
        },
      ),
    ];
  }
}

function undocumented(
  thing: "property" | "member",
  type: Pick<TypeModel, "name" | "source">,
  name: string,
  metadata: string | null,
  cause?: Cause,
): Mismatch {
  const message = `No page documents the ${thing} \`${name}\` of \`${type.name}\`.`;
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

/** A property is documented where it is declared; pages of derived types are easily taken for that. */
function derivedTypesCause(derived: readonly TypeModel[]): Cause {
  const names = derived.map(({ name }) => `\`${name}\``).join(", ");
  return { text: names === "" ? "" : `It is documented on ${names}, which derives from it.`, suggestion: null };
}

function renameCause(name: string): Cause {
  return { text: `Perhaps it is \`${name}\`.`, suggestion: name };
}

function hasProperty({ properties }: TypeModel, name: string): boolean {
  return properties.some((one) => one.name === name);
}
