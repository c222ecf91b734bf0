import type {
  ApiModel,
  EnumMember,
  Operation,
  PermissionSet,
  Property,
  RequestBody,
  Response,
  Route,
  Parameter,
  TypeModel,
} from "../../generator/model/model.js";

/** Makes a changed copy of a model. */
export type Edit = (model: ApiModel) => ApiModel;

/** The new values of some fields, or a function that computes the new values from the old item. */
type FieldEdit<T> = Partial<T> | ((item: T) => Partial<T>);

function editFields<T extends object>(item: T, edit: FieldEdit<T>): T {
  return { ...item, ...(typeof edit === "function" ? edit(item) : edit) };
}

/** Replaces the only item for which `isMeant` returns true. @throws Error if there is no such item or several */
function replaceOne<T>(items: readonly T[], isMeant: (item: T) => boolean, replace: (item: T) => readonly T[]): T[] {
  if (items.filter(isMeant).length !== 1) throw new Error("The edit must select exactly one item");
  return items.flatMap((item) => (isMeant(item) ? replace(item) : [item]));
}

/** Returns an edit that applies several edits, one after the other. */
export function inSequence(...edits: readonly Edit[]): Edit {
  return (model) => edits.reduce((edited, edit) => edit(edited), model);
}

export function editTypes(edit: (types: readonly TypeModel[]) => readonly TypeModel[]): Edit {
  return (model) => ({ ...model, types: edit(model.types) });
}

export function editType(name: string, edit: FieldEdit<TypeModel>): Edit {
  return editTypes((types) =>
    replaceOne(
      types,
      (type) => type.name === name,
      (type) => [editFields(type, edit)],
    ),
  );
}

export function removeType(name: string): Edit {
  return editTypes((types) =>
    replaceOne(
      types,
      (type) => type.name === name,
      () => [],
    ),
  );
}

export function addProperty(type: string, property: Property): Edit {
  return editType(type, ({ properties }) => ({ properties: [...properties, property] }));
}

export function editProperty(type: string, name: string, edit: FieldEdit<Property>): Edit {
  return editType(type, ({ properties }) => ({
    properties: replaceOne(
      properties,
      (property) => property.name === name,
      (property) => [editFields(property, edit)],
    ),
  }));
}

export function removeProperty(type: string, name: string): Edit {
  return editType(type, ({ properties }) => ({
    properties: replaceOne(
      properties,
      (property) => property.name === name,
      () => [],
    ),
  }));
}

export function addMember(type: string, member: EnumMember): Edit {
  return editType(type, ({ members }) => ({ members: [...members, member] }));
}

export function editMember(type: string, name: string, edit: FieldEdit<EnumMember>): Edit {
  return editType(type, ({ members }) => ({
    members: replaceOne(
      members,
      (member) => member.name === name,
      (member) => [editFields(member, edit)],
    ),
  }));
}

export function removeMember(type: string, name: string): Edit {
  return editType(type, ({ members }) => ({
    members: replaceOne(
      members,
      (member) => member.name === name,
      () => [],
    ),
  }));
}

export function editOperations(edit: (operations: readonly Operation[]) => readonly Operation[]): Edit {
  return (model) => ({ ...model, operations: edit(model.operations) });
}

export function editOperation(id: string, edit: FieldEdit<Operation>): Edit {
  return editOperations((operations) =>
    replaceOne(
      operations,
      (operation) => operation.id === id,
      (operation) => [editFields(operation, edit)],
    ),
  );
}

export function removeOperation(id: string): Edit {
  return editOperations((operations) =>
    replaceOne(
      operations,
      (operation) => operation.id === id,
      () => [],
    ),
  );
}

/** Edits every route of an operation. */
export function editRoutes(id: string, edit: FieldEdit<Route>): Edit {
  return editOperation(id, ({ routes }) => ({ routes: routes.map((route) => editFields(route, edit)) }));
}

export function editQueryParameter(id: string, name: string, edit: FieldEdit<Parameter>): Edit {
  return editOperation(id, ({ queryParameters }) => ({
    queryParameters: replaceOne(
      queryParameters,
      (parameter) => parameter.name === name,
      (parameter) => [editFields(parameter, edit)],
    ),
  }));
}

/** Edits every permissions table of an operation. */
export function editPermissions(id: string, edit: FieldEdit<PermissionSet>): Edit {
  return editOperation(id, ({ permissions }) => ({ permissions: permissions.map((set) => editFields(set, edit)) }));
}

/** Edits the request body of an operation that has one. */
export function editBody(id: string, edit: FieldEdit<RequestBody>): Edit {
  return editOperation(id, ({ requestBody }) => ({ requestBody: requestBody && editFields(requestBody, edit) }));
}

export function editBodyProperty(id: string, name: string, edit: FieldEdit<Property>): Edit {
  return editBody(id, ({ properties }) => ({
    properties: replaceOne(
      properties,
      (property) => property.name === name,
      (property) => [editFields(property, edit)],
    ),
  }));
}

/** Edits every response of an operation. */
export function editResponses(id: string, edit: FieldEdit<Response>): Edit {
  return editOperation(id, ({ responses }) => ({ responses: responses.map((response) => editFields(response, edit)) }));
}
