import { emptyOperation } from "../../generator/model/empty-operation.js";
import type { ApiModel, Operation, PermissionScheme, PermissionSet, TypeModel } from "../../generator/model/model.js";

/** Makes a model with many operations and types. Their texts are as long as those of Microsoft Graph. */
export function largeModel(operations: number, types: number): ApiModel {
  return {
    format: 1,
    api: { namespace: "contoso", version: "v1.0", baseUrl: "https://api.contoso.com/v1.0" },
    pages: [],
    types: Array.from({ length: types }, (_, index) => makeType(index, types)),
    operations: Array.from({ length: operations }, (_, index) => makeOperation(index, types)),
    diagnostics: [],
  };
}

function makeOperation(index: number, types: number): Operation {
  const id = `item${index}-get`;
  const source = { file: `api/${id}.md`, line: 10, column: 1 };
  const type = typeName(index % types);
  return {
    ...emptyOperation({ id, title: `Get item ${index}`, intent: "get", source }),
    description: "Retrieve the properties and relationships of an item. The caller needs a permission for the item.",
    routes: [
      { method: "GET", path: `/area${index % 40}/items${index}/{item-id}`, query: null, parameters: [], source },
      { method: "GET", path: `/me/items${index}/{item-id}`, query: null, parameters: [], source },
    ],
    permissions: [makePermissions(index % 50)],
    responses: [{ status: 200, type, headers: [], description: "Returns `200 OK` and the item.", source }],
    examples: [
      {
        name: null,
        title: "Get an item",
        request: {
          method: "GET",
          url: `https://api.contoso.com/v1.0/me/items${index}/1`,
          headers: {},
          body: null,
          malformed: false,
        },
        response: {
          status: 200,
          headers: {},
          body: { id: "1", displayName: "The name of an item", createdDateTime: "2021-07-01T00:00:00Z", size: index },
          malformed: false,
          type,
          truncated: false,
          source,
        },
        source,
      },
    ],
  };
}

function makePermissions(index: number): PermissionSet {
  const source = { file: "includes/permissions.md", line: 1, column: 1 };
  const scheme = (...names: string[]): PermissionScheme & { source: typeof source } => ({
    supported: true,
    placeholder: false,
    least: [[names[0] ?? ""]],
    higher: names.slice(1).map((name) => [name]),
    source,
  });
  const names = [`Item${index}.Read.All`, `Item${index}.ReadWrite.All`, "Directory.Read.All"];
  return {
    appliesTo: null,
    delegatedWork: scheme(...names),
    delegatedPersonal: scheme(...names),
    application: scheme(...names),
    source,
  };
}

function typeName(index: number): string {
  return `contoso.item${index}`;
}

function makeType(index: number, types: number): TypeModel {
  const source = { file: `resources/item${index}.md`, line: 10, column: 1 };
  return {
    name: typeName(index),
    kind: "entity",
    base: null,
    abstract: false,
    open: false,
    key: ["id"],
    description: "Represents an item.",
    deprecated: false,
    deprecation: null,
    properties: Array.from({ length: 8 }, (_, part) => ({
      name: `property${part}`,
      type: part === 0 ? typeName((index + 1) % types) : "Edm.String",
      navigation: part === 0,
      description: `The property ${part} of item ${index}, with a description of usual length. Read-only.`,
      required: null,
      readOnly: true,
      nullable: null,
      defaultValue: null,
      deprecated: false,
      inheritedFrom: null,
      values: null,
      query: { filter: null, select: null, orderby: false, search: false, expand: false },
      origin: "table",
      source,
    })),
    members: [],
    flags: false,
    examples: [],
    origin: "page",
    source,
  };
}
