import type { Property, TypeModel } from "../../model/model.js";
import { itemType } from "../../model/qualified-name.js";
import type { CallBody, InputUse } from "./bodies.js";
import { waiver } from "./bodies.js";
import type { TypeGraph } from "./type-graph.js";

/** Which shapes of which types the SDK needs besides the one that is read. */
export interface InputShapes {
  /** Whether a type is written otherwise than it is read: an entity, or a type with demands or read-only properties. */
  readonly differs: (type: string) => boolean;
  readonly needs: (type: string, shape: InputShape) => boolean;
  /** How a shape differs from the one that is read, so that neither repeats the other. */
  readonly beside: (type: string, use: InputUse) => ShapeDifference;
}

/** A shape that is given, beside the one that is read. */
export interface ShapeDifference {
  /** Whether a property is given as it is read. */
  readonly inherits: boolean;
  /** Names of the properties that are read and not given, or not given as they are read; `@odata.type` where it is one. */
  readonly left: readonly string[];
  /** The properties that are given otherwise than they are read. */
  readonly declared: readonly ShapeProperty[];
}

/** `create`, `update`, or a union of a shape with those of derived types: `any` of the shape that is read. */
export type InputShape = InputUse | "any" | "anyCreate" | "anyUpdate";

export interface ShapeProperty {
  readonly property: Property;
  readonly demanded: boolean;
}

/** The shape in which values of a type are given. */
export function inputShape(
  type: string,
  use: InputUse,
  graph: TypeGraph,
  shapes: Pick<InputShapes, "differs">,
): InputShape | "read" {
  const plain = shapes.differs(type) ? use : "read";
  if (graph.descendants(type).length === 0) return plain;
  return plain === "read" ? "any" : plain === "create" ? "anyCreate" : "anyUpdate";
}

/** Finds the shapes that bodies lead to. */
export function inputShapes(bodies: Iterable<CallBody>, graph: TypeGraph, waived: ReadonlySet<string>): InputShapes {
  const differing = differingTypes(graph);
  const differs = (type: string): boolean => differing.has(type);
  const properties = (type: string, use: InputUse): ShapeProperty[] =>
    graph
      .properties(type)
      .filter(({ readOnly }) => readOnly !== true)
      .map((property) => ({
        property,
        demanded: use === "create" && property.required === true && !waived.has(waiver(type, property.name)),
      }));

  const needed = new Set<string>();
  const pending: { readonly type: string; readonly use: InputUse }[] = [];
  const need = (type: string, use: InputUse, several: boolean): void => {
    const { type: item } = itemType(type);
    const model = graph.get(item);
    if (model === undefined || model.kind === "enum") return;
    const shape = several ? inputShape(item, use, graph, { differs }) : differs(item) ? use : "read";
    if (shape === "read" || needed.has(`${shape} ${item}`)) return;
    needed.add(`${shape} ${item}`);
    for (const member of several ? [model, ...graph.descendants(item)] : [model]) {
      if (differs(member.name)) needed.add(`${use} ${member.name}`);
      pending.push({ type: member.name, use });
    }
  };
  for (const body of bodies) {
    if (body.kind !== "json") continue;
    for (const { type, added } of body.forms) {
      if (type !== null) need(type, body.use, body.forms.length === 1);
      for (const { property } of added) need(property.type, body.use, true);
    }
  }
  for (const { type, use } of drain(pending)) {
    for (const { property } of properties(type, use)) need(property.type, use, true);
  }
  const shapeOf = (property: Property, use: InputUse): InputShape | "read" => {
    const { type } = itemType(property.type);
    const model = graph.get(type);
    return model === undefined || model.kind === "enum" ? "read" : inputShape(type, use, graph, { differs });
  };
  const beside = (type: string, use: InputUse): ShapeDifference => {
    const isReadAlike = ({ property }: ShapeProperty): boolean =>
      !graph.isKey(type, property.name) && shapeOf(property, use) === "read";
    const given = properties(type, use).filter(({ property }) => property.name !== "@odata.type");
    const alike = new Set(given.filter(isReadAlike).map(({ property }) => property.name));
    const names = graph.properties(type).map(({ name }) => name);
    return {
      inherits: given.some((one) => isReadAlike(one) && !one.demanded),
      left: names.filter((name) => !alike.has(name)),
      declared: given.filter((one) => one.demanded || !isReadAlike(one)),
    };
  };
  return { differs, beside, needs: (type, shape) => needed.has(`${shape} ${type}`) };
}

/** Takes from a list that grows meanwhile, until nothing is left. */
function* drain<Item>(pending: Item[]): Generator<Item> {
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) yield next;
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

function differs({ required, readOnly }: Property): boolean {
  return required === true || readOnly === true;
}
