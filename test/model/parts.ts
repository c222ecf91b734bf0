import type { ApiModel, Operation, Property, TypeModel } from "../../generator/model/model.js";

/** Functions that find a part of a model by name and fail the test if it is missing. */

export function typeOf(model: ApiModel, name: string): TypeModel {
  const found = model.types.find((candidate) => candidate.name === name);
  if (!found) throw new Error(`No type ${name} among ${model.types.map((each) => each.name).join(", ")}`);
  return found;
}

export function propertyOf(model: ApiModel, type: string, name: string): Property {
  const found = typeOf(model, type).properties.find((candidate) => candidate.name === name);
  if (!found) throw new Error(`${type} has no property ${name}`);
  return found;
}

export function operationOf(model: ApiModel, id: string): Operation {
  const found = model.operations.find((candidate) => candidate.id === id);
  if (!found) throw new Error(`No operation ${id}`);
  return found;
}

export function rules(model: ApiModel): string[] {
  return model.diagnostics.map(({ rule }) => rule);
}
