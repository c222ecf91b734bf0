import type {
  ApiModel,
  EnumMember,
  Operation,
  PermissionSet,
  Property,
  TypeModel,
} from "../../generator/model/model.js";

/** A change to a model; the model given stays as it is. */
export type Edit = (model: ApiModel) => ApiModel;

type Change<T> = (item: T) => T;

/** Replaces the one item that fits, by none or several where the change says so. */
function change<T>(items: readonly T[], fits: (item: T) => boolean, by: (item: T) => readonly T[]): readonly T[] {
  if (items.filter(fits).length !== 1) throw new Error("The edit must fit exactly one item");
  return items.flatMap((item) => (fits(item) ? by(item) : [item]));
}

export function inTypes(by: Change<readonly TypeModel[]>): Edit {
  return (model) => ({ ...model, types: by(model.types) });
}

export function inType(name: string, by: Change<TypeModel>): Edit {
  return inTypes((types) =>
    change(
      types,
      (one) => one.name === name,
      (one) => [by(one)],
    ),
  );
}

export function withoutType(name: string): Edit {
  return inTypes((types) =>
    change(
      types,
      (one) => one.name === name,
      () => [],
    ),
  );
}

export function addProperty(type: string, property: Property): Edit {
  return inType(type, (one) => ({ ...one, properties: [...one.properties, property] }));
}

export function inProperty(type: string, name: string, rest: Partial<Property>): Edit {
  return inType(type, (one) => ({
    ...one,
    properties: change(
      one.properties,
      (property) => property.name === name,
      (property) => [{ ...property, ...rest }],
    ),
  }));
}

export function withoutProperty(type: string, name: string): Edit {
  return inType(type, (one) => ({
    ...one,
    properties: change(
      one.properties,
      (property) => property.name === name,
      () => [],
    ),
  }));
}

export function inMembers(type: string, by: Change<readonly EnumMember[]>): Edit {
  return inType(type, (one) => ({ ...one, members: by(one.members) }));
}

export function inOperations(by: Change<readonly Operation[]>): Edit {
  return (model) => ({ ...model, operations: by(model.operations) });
}

export function inOperation(id: string, by: Change<Operation>): Edit {
  return inOperations((operations) =>
    change(
      operations,
      (one) => one.id === id,
      (one) => [by(one)],
    ),
  );
}

export function withoutOperation(id: string): Edit {
  return inOperations((operations) =>
    change(
      operations,
      (one) => one.id === id,
      () => [],
    ),
  );
}

export function inPermissions(id: string, by: Change<PermissionSet>): Edit {
  return inOperation(id, (one) => ({ ...one, permissions: one.permissions.map(by) }));
}

/** Several edits, one after the other. */
export function all(...edits: readonly Edit[]): Edit {
  return (model) => edits.reduce((edited, edit) => edit(edited), model);
}
