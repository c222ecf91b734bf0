import type { ApiModel, Example, Operation, PermissionScheme, Property, RequestBody } from "../../generator/model/model.js";

/** The main facts of an operation in short texts that are easy to compare with its page. */
export interface OperationSummary {
  readonly title: string;
  readonly intent: string;
  readonly routes: readonly string[];
  readonly permissions: readonly PermissionSummary[];
  readonly queryParameters: readonly string[];
  readonly headers: readonly string[];
  readonly body: string | null;
  readonly fields: readonly string[];
  readonly responses: readonly string[];
  readonly examples: readonly string[];
}

export interface PermissionSummary {
  readonly delegatedWork: string;
  readonly delegatedPersonal: string;
  readonly application: string;
}

export function operationOf(model: ApiModel, id: string): Operation {
  const operation = model.operations.find((candidate) => candidate.id === id);
  if (operation === undefined) throw new Error(`The model has no operation ${id}.`);
  return operation;
}

export function summarise(operation: Operation): OperationSummary {
  return {
    title: operation.title,
    intent: operation.intent,
    routes: operation.routes.map(({ method, path, query }) => `${method} ${path}${query === null ? "" : `?${query}`}`),
    permissions: operation.permissions.map((set) => ({
      delegatedWork: scheme(set.delegatedWork),
      delegatedPersonal: scheme(set.delegatedPersonal),
      application: scheme(set.application),
    })),
    queryParameters: operation.queryParameters.map(({ name }) => name),
    headers: operation.headers.map(({ name }) => name),
    body: operation.requestBody === null ? null : body(operation.requestBody),
    fields: operation.requestBody?.properties.map(field) ?? [],
    responses: operation.responses.map(({ status, type }) => `${status} ${type ?? "nothing"}`),
    examples: operation.examples.map(example),
  };
}

/**
 * Permissions that are the same for delegated work accounts and for applications. Personal accounts are not supported.
 */
export function samePermissions(choice: string): PermissionSummary[] {
  return [{ delegatedWork: choice, delegatedPersonal: "not supported", application: choice }];
}

/** Returns a property as text: `keys: Collection(microsoft.graph.trustFrameworkKey), required`. */
export function field(property: Property): string {
  const facts = [
    property.required === true ? "required" : property.required === false ? "optional" : null,
    property.readOnly === true ? "read-only" : null,
    property.nullable === false ? "not nullable" : null,
    property.navigation ? "navigation" : null,
    property.inheritedFrom === null ? null : `from ${property.inheritedFrom}`,
    property.values === null ? null : `one of ${property.values.join(" ")}`,
  ].filter((fact) => fact !== null);
  return [`${property.name}: ${property.type}`, ...facts].join(", ");
}

function scheme({ supported, placeholder, least, higher }: PermissionScheme): string {
  if (placeholder) return "placeholder";
  if (!supported) return "not supported";
  const names = (choices: readonly (readonly string[])[]): string => choices.map((all) => all.join("+")).join(" ") || "none";
  return `${names(least)} < ${names(higher)}`;
}

function body({ contentType, type }: RequestBody): string {
  return `${contentType} ${type ?? "parameters"}`;
}

function example({ request, response }: Example): string {
  const answer = response === null ? "no response" : `${response.status} ${response.type ?? "untyped"}`;
  return `${request.method} ${request.url} gives ${answer}`;
}
