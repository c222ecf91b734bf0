import type { Property, TypeModel } from "../../model/model.js";
import { itemType } from "../../model/qualified-name.js";
import type { CallBody, InputUse } from "../calls/bodies.js";
import { overrideKey } from "../calls/bodies.js";
import type { TypeGraph } from "./type-graph.js";

/** Which shapes of which types the SDK needs besides the one that is read. */
export interface InputTypes {
  readonly needs: (type: string, shape: InputVariant) => boolean;
  /** The shape of a body: of that very type where it is one form among others, since derived types are forms then. */
  readonly ofBody: (type: string, use: InputUse, alone: boolean) => InputVariant | "read";
  /** The shape of values inside of a body. */
  readonly inside: (type: string, use: InputUse) => InputVariant | "read";
  /** The shape that says what another says: that of creation, where a change is given what a creation is. */
  readonly saidBy: (type: string, shape: InputVariant | "read") => InputVariant | "read";
  /** How a shape differs from one that there is already, so that neither repeats the other. */
  readonly beside: (type: string, use: InputUse) => ShapeDifference;
}

/** A shape that is given, beside another: the one that is read, or that of creation beside that of a change. */
export interface ShapeDifference {
  readonly from: "read" | "create";
  /** Names of the properties that are left out, or demanded with other values. */
  readonly left: readonly string[];
  /** The properties that hold other values, and are not demanded. */
  readonly otherwise: readonly Property[];
  readonly demanded: readonly Property[];
}

/** `create`, `update`, or a union of a shape with those of derived types: `any` of the shape that is read. */
export type InputVariant = InputUse | "any" | "anyCreate" | "anyUpdate";

/** Finds the shapes that bodies lead to. */
export function planInputTypes(
  bodies: Iterable<CallBody>,
  graph: TypeGraph,
  optionalOverrides: ReadonlySet<string>,
): InputTypes {
  const differing = differingTypes(graph);
  const isDemanded = (type: string, { name, required }: Property): boolean =>
    required === true && !optionalOverrides.has(overrideKey(type, name));
  const demanding = demandingTypes(graph, isDemanded);
  const family = (type: string): string[] => [type, ...graph.descendants(type).map(({ name }) => name)];

  const ofBody = (type: string, use: InputUse, alone: boolean): InputVariant | "read" => {
    const plain = differing.has(type) ? use : "read";
    if (!alone || graph.descendants(type).length === 0) return plain;
    return plain === "read" ? "any" : plain === "create" ? "anyCreate" : "anyUpdate";
  };
  const saidBy = (type: string, shape: InputVariant | "read"): InputVariant | "read" => {
    if (shape === "update" && !demanding.has(type)) return "create";
    return shape === "anyUpdate" && !family(type).some((name) => demanding.has(name)) ? "anyCreate" : shape;
  };
  const inside = (type: string, use: InputUse): InputVariant | "read" => saidBy(type, ofBody(type, use, true));

  const needed = new Set<string>();
  const pending: { readonly type: string; readonly shape: InputVariant }[] = [];
  const need = (type: string, shape: InputVariant | "read"): void => {
    if (shape === "read" || needed.has(`${shape} ${type}`)) return;
    needed.add(`${shape} ${type}`);
    pending.push({ type, shape });
  };
  const needInside = ({ type }: Pick<Property, "type">, use: InputUse): void => {
    const { type: item } = itemType(type);
    need(item, inside(item, use));
  };
  for (const body of bodies) {
    if (body.kind !== "json") continue;
    for (const { type, added } of body.forms) {
      if (type !== null && graph.get(type) !== undefined) need(type, ofBody(type, body.use, body.forms.length === 1));
      else if (type !== null) needInside({ type }, body.use);
      for (const { property } of added) needInside(property, body.use);
    }
  }
  for (const { type, shape } of drain(pending)) {
    const said = saidBy(type, shape);
    if (said !== shape) need(type, said);
    else if (shape === "anyCreate" || shape === "anyUpdate") {
      const use = shape === "anyCreate" ? "create" : "update";
      for (const name of family(type)) need(name, saidBy(name, ofBody(name, use, false)));
    } else if (shape !== "any") {
      for (const property of givenProperties(type, graph)) needInside(property, shape);
    }
  }

  const readOnly = (type: string): string[] =>
    graph.properties(type).flatMap((property) => (property.readOnly === true ? [property.name] : []));
  const beside = (type: string, use: InputUse): ShapeDifference => {
    const given = givenProperties(type, graph);
    const demanded = given.filter((property) => isDemanded(type, property));
    const held = (property: Property, by: InputUse): string => inside(itemType(property.type).type, by);
    if (use === "update" && needed.has(`create ${type}`)) {
      const isOther = (property: Property): boolean => held(property, "create") !== held(property, "update");
      const otherwise = given.filter((property) => demanded.includes(property) || isOther(property));
      return { from: "create", left: [], otherwise, demanded: [] };
    }
    const other = given.filter((property) => held(property, use) !== "read");
    if (use === "update") return { from: "read", left: readOnly(type), otherwise: other, demanded: [] };
    return {
      from: "read",
      left: [...readOnly(type), ...other.filter((property) => demanded.includes(property)).map(({ name }) => name)],
      otherwise: other.filter((property) => !demanded.includes(property)),
      demanded,
    };
  };
  return { ofBody, inside, saidBy, beside, needs: (type, shape) => needed.has(`${shape} ${type}`) };
}

/** Takes from a list that grows meanwhile, until nothing is left. */
function* drain<Item>(pending: Item[]): Generator<Item> {
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) yield next;
}

function givenProperties(type: string, graph: TypeGraph): Property[] {
  return graph.properties(type).filter(({ readOnly }) => readOnly !== true);
}

/**
 * Entities, types with demands or read-only properties, types from which one of these derives, and types that hold one
 * of these or a type that others derive from.
 */
function differingTypes(graph: TypeGraph): Set<string> {
  const differing = new Set(
    graph.types
      .filter(
        (type) => type.kind === "entity" || (type.kind === "complex" && graph.properties(type.name).some(differs)),
      )
      .map(({ name }) => name),
  );
  const holds = (type: TypeModel): boolean =>
    graph.descendants(type.name).some(({ name }) => differing.has(name)) ||
    graph.properties(type.name).some((property) => {
      const { type: item } = itemType(property.type);
      return differing.has(item) || graph.descendants(item).length > 0;
    });
  for (let grows = true; grows;) {
    const more = graph.types.filter((type) => type.kind === "complex" && !differing.has(type.name) && holds(type));
    for (const { name } of more) differing.add(name);
    grows = more.length > 0;
  }
  return differing;
}

/** Types of which something is demanded to create them, and types that hold one of these or a base of one. */
function demandingTypes(graph: TypeGraph, isDemanded: (type: string, property: Property) => boolean): Set<string> {
  const demanding = new Set<string>();
  const demands = ({ name }: TypeModel): boolean =>
    givenProperties(name, graph).some((property) => {
      const { type: item } = itemType(property.type);
      return (
        isDemanded(name, property) ||
        demanding.has(item) ||
        graph.descendants(item).some((derived) => demanding.has(derived.name))
      );
    });
  for (let grows = true; grows;) {
    const more = graph.types.filter((type) => !demanding.has(type.name) && demands(type));
    for (const { name } of more) demanding.add(name);
    grows = more.length > 0;
  }
  return demanding;
}

function differs({ required, readOnly }: Property): boolean {
  return required === true || readOnly === true;
}
