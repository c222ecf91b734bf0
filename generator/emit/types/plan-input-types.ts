import { needsTypeAnnotation } from "../../model/check-value.js";
import type { Property } from "../../model/model.js";
import { itemType } from "../../model/qualified-name.js";
import type { CallBody, InputUse } from "../calls/bodies.js";
import { overrideKey } from "../calls/bodies.js";
import { growSet, typeUsers, type TypeGraph } from "./type-graph.js";

/**
 * A type that the SDK has for request bodies:
 * - `create`, `update`: the type for bodies that create or update an object
 * - `anyCreate`, `anyUpdate`: the union of the `create` or `update` types of a type and its derived types
 * - `any`: the union of the types for responses. It is used if the types for requests would be the same
 */
export type InputVariant = InputUse | "any" | "anyCreate" | "anyUpdate";

/** The types that request bodies need in addition to the types for responses. */
export interface InputTypes {
  readonly isNeeded: (type: string, variant: InputVariant) => boolean;
  /**
   * The variant for the body of a call.
   *
   * @param alone whether the body has only this form. Otherwise each derived type is a separate form, so the variant
   * does not include derived types.
   */
  readonly bodyVariant: (type: string, use: InputUse, alone: boolean) => InputVariant | "read";
  /** The variant for a value inside a body. */
  readonly nestedVariant: (type: string, use: InputUse) => InputVariant | "read";
  /**
   * The variant that the SDK uses instead of `variant`. If the update type would be equal to the create type, this is
   * the create variant. Otherwise it is `variant` itself.
   */
  readonly aliasOf: (type: string, variant: InputVariant | "read") => InputVariant | "read";
  /** Whether each object of the union must have `@odata.type`, because the base type is abstract. */
  readonly needsAnnotation: (type: string, variant: InputVariant) => boolean;
  /**
   * Whether an entity from a response is valid inside a body, although it may lack properties that the variant
   * requires. The key of the entity refers to an existing entity, which the service does not create.
   */
  readonly canBeReference: (type: string, variant: InputVariant | "read") => boolean;
  /** How the create type or update type of a type differs from the type that it is derived from. */
  readonly differenceFrom: (type: string, use: InputUse) => InputDifference;
}

/** The difference between an input type and the type that it is derived from. */
export interface InputDifference {
  readonly base: "read" | "create";
  /**
   * Properties that the input type omits from the base. These are read-only properties, and required properties that
   * the input type declares again with another type.
   */
  readonly omitted: readonly string[];
  /** Properties that the input type declares again as optional. In the base, they are required or have another type. */
  readonly changed: readonly Property[];
  readonly required: readonly Property[];
}

/**
 * Finds the input types that request bodies need, either directly or inside other types.
 *
 * @param optionalOverrides required properties that are optional in the SDK
 */
export function planInputTypes(
  bodies: Iterable<CallBody>,
  graph: TypeGraph,
  optionalOverrides: ReadonlySet<string>,
): InputTypes {
  const differing = findDifferingTypes(graph);
  const isRequired = (type: string, { name, required }: Property): boolean =>
    required === true && !optionalOverrides.has(overrideKey(type, name));
  const withRequired = findTypesWithRequired(graph, isRequired);
  const family = (type: string): string[] => [type, ...graph.descendants(type).map(({ name }) => name)];

  const bodyVariant = (type: string, use: InputUse, alone: boolean): InputVariant | "read" => {
    const single = differing.has(type) ? use : "read";
    if (!alone || graph.descendants(type).length === 0) return single;
    return single === "read" ? "any" : single === "create" ? "anyCreate" : "anyUpdate";
  };
  const aliasOf = (type: string, variant: InputVariant | "read"): InputVariant | "read" => {
    if (variant === "update" && !withRequired.has(type)) return "create";
    return variant === "anyUpdate" && !family(type).some((name) => withRequired.has(name)) ? "anyCreate" : variant;
  };
  const nestedVariant = (type: string, use: InputUse): InputVariant | "read" =>
    aliasOf(type, bodyVariant(type, use, true));

  const needed = new Set<string>();
  const pending: { readonly type: string; readonly variant: InputVariant }[] = [];
  const need = (type: string, variant: InputVariant | "read"): void => {
    if (variant === "read" || needed.has(`${variant} ${type}`)) return;
    needed.add(`${variant} ${type}`);
    pending.push({ type, variant });
  };
  const needNested = ({ type }: Pick<Property, "type">, use: InputUse): void => {
    const { type: item } = itemType(type);
    need(item, nestedVariant(item, use));
  };
  for (const body of bodies) {
    if (body.kind !== "json") continue;
    for (const { type, added } of body.forms) {
      if (type !== null && graph.get(type) !== undefined)
        need(type, bodyVariant(type, body.use, body.forms.length === 1));
      else if (type !== null) needNested({ type }, body.use);
      for (const { property } of added) needNested(property, body.use);
    }
  }
  for (const { type, variant } of drain(pending)) {
    const alias = aliasOf(type, variant);
    if (alias !== variant) need(type, alias);
    else if (variant === "anyCreate" || variant === "anyUpdate") {
      const use = variant === "anyCreate" ? "create" : "update";
      for (const name of family(type)) need(name, aliasOf(name, bodyVariant(name, use, false)));
    } else if (variant !== "any") {
      for (const property of writableProperties(type, graph)) needNested(property, variant);
    }
  }

  const differenceFrom = (type: string, use: InputUse): InputDifference => {
    const writable = writableProperties(type, graph);
    const required = writable.filter((property) => isRequired(type, property));
    const variantOf = (property: Property, by: InputUse) => nestedVariant(itemType(property.type).type, by);
    if (use === "update" && needed.has(`create ${type}`)) {
      const isChanged = (property: Property): boolean =>
        variantOf(property, "create") !== variantOf(property, "update");
      const changed = writable.filter((property) => required.includes(property) || isChanged(property));
      return { base: "create", omitted: [], changed, required: [] };
    }
    const readOnly = graph.properties(type).flatMap((property) => (property.readOnly === true ? [property.name] : []));
    const changed = writable.filter((property) => variantOf(property, use) !== "read");
    if (use === "update") return { base: "read", omitted: readOnly, changed, required: [] };
    return {
      base: "read",
      omitted: [...readOnly, ...changed.filter((property) => required.includes(property)).map(({ name }) => name)],
      changed: changed.filter((property) => !required.includes(property)),
      required,
    };
  };
  const needsAnnotation = (type: string, variant: InputVariant | "read"): boolean => {
    const model = graph.get(type);
    return (
      model !== undefined &&
      (variant === "any" || variant === "anyCreate") &&
      needsTypeAnnotation(model, graph) &&
      !optionalOverrides.has(overrideKey(type, "@odata.type"))
    );
  };
  const needsProperties = (type: string, variant: InputVariant | "read"): boolean =>
    (variant === "create" && withRequired.has(type)) ||
    (variant === "anyCreate" && family(type).some((name) => withRequired.has(name)));
  return {
    bodyVariant,
    nestedVariant,
    aliasOf,
    differenceFrom,
    needsAnnotation,
    canBeReference: (type, variant) =>
      graph.hasKey(type) && (needsAnnotation(type, variant) || needsProperties(type, variant)),
    isNeeded: (type, variant) => needed.has(`${variant} ${type}`),
  };
}

/** Takes items from a list until it is empty, including items that are added in the meantime. */
function* drain<Item>(pending: Item[]): Generator<Item> {
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) yield next;
}

function writableProperties(type: string, graph: TypeGraph): Property[] {
  return graph.properties(type).filter(({ readOnly }) => readOnly !== true);
}

/**
 * Finds the types whose input types differ from their read types. These are entities, types that derive from an entity,
 * and types with required or read-only properties. A complex type also differs in three cases: one of its derived types
 * differs, the type of one of its properties differs, or the type of one of its properties has derived types.
 */
function findDifferingTypes(graph: TypeGraph): Set<string> {
  const isDifferent = ({ required, readOnly, type }: Property): boolean =>
    required === true || readOnly === true || graph.children(itemType(type).type).length > 0;
  const differing = graph.types.filter(
    ({ name, kind }) =>
      // A type without a page can be a complex type whose base is an entity. Then it has the key of the entity.
      graph.lineage(name).some((type) => type.kind === "entity") ||
      (kind === "complex" && graph.properties(name).some(isDifferent)),
  );
  const usersOf = typeUsers(graph);
  return growSet(
    differing.map(({ name }) => name),
    (name) => {
      const owners = usersOf(name).flatMap((user) => [user, ...graph.descendants(user.name)]);
      return [...graph.ancestors(name), ...owners].flatMap((type) => (type.kind === "complex" ? type.name : []));
    },
  );
}

/** Finds the types with properties that are required for creation, in the type itself or in a nested type. */
function findTypesWithRequired(
  graph: TypeGraph,
  isRequired: (type: string, property: Property) => boolean,
): Set<string> {
  const withRequired = graph.types.filter(({ name }) =>
    writableProperties(name, graph).some((property) => isRequired(name, property)),
  );
  const usersOf = typeUsers(graph, ({ readOnly }) => readOnly !== true);
  const seen = new Set<string>();
  return growSet(
    withRequired.map(({ name }) => name),
    (name) =>
      graph.lineage(name).flatMap((type) => {
        if (seen.has(type.name)) return [];
        seen.add(type.name);
        return usersOf(type.name).flatMap((user) => [user, ...graph.descendants(user.name)].map((one) => one.name));
      }),
  );
}
