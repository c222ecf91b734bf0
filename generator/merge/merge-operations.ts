import type { RouteResolver } from "../metadata/resolve-route.js";
import type { Operation, Property, Response, Route, Parameter } from "../model/model.js";
import { responsesOfRoute } from "../model/route-responses.js";
import type { TypeIndex } from "../model/type-index.js";
import { findResponseDifference } from "./response-difference.js";

/**
 * Replaces facts of documented operations by facts of the metadata: the response types of routes, and the parameters of
 * actions and functions.
 *
 * @param types - the types of the metadata
 */
export function mergeOperation(operation: Operation, resolve: RouteResolver, types: TypeIndex): Operation {
  const routes = operation.routes.map((route) => mergeRoute(route, operation, resolve, types));
  return { ...operation, routes, requestBody: mergeActionBody(operation, resolve) };
}

function mergeRoute(route: Route, operation: Operation, resolve: RouteResolver, types: TypeIndex): Route {
  const target = resolve(route.method, route.path);
  const declared = target?.kind === "call" ? (target.operation.routes[0]?.parameters ?? []) : [];
  const parameters = route.parameters.map((one) => mergeParameter(one, declared));
  const difference = findResponseDifference(route, operation, resolve, types);
  if (difference === null) return { ...route, parameters };
  const { metadata } = difference;
  return { ...route, parameters, responses: correctResponses(responsesOfRoute(route, operation), metadata, route) };
}

function mergeParameter(parameter: Parameter, declared: readonly Parameter[]): Parameter {
  if (parameter.in !== "function") return parameter;
  const found = declared.find(({ name, in: where }) => where === "function" && isSameName(name, parameter.name));
  return found === undefined ? parameter : { ...parameter, type: found.type };
}

/**
 * Sets the type of the success response that has a body. If no success response has a body, the response with status
 * 200 or 201 gets the type. If there is no such response, one is added.
 */
function correctResponses(responses: readonly Response[], type: string | null, { source }: Route): Response[] {
  const at = responses.find((response) => response.status < 300 && response.type !== null);
  if (at !== undefined) {
    const status = type === null ? 204 : at.status;
    return responses.map((response) => (response === at ? { ...response, status, type } : response));
  }
  const empty = responses.find(({ status }) => status === 200 || status === 201);
  if (empty !== undefined) return responses.map((response) => (response === empty ? { ...response, type } : response));
  return [{ status: 200, type, headers: [], description: "", source }, ...responses];
}

/** Corrects the types of an action's parameters and adds the parameters that the page omits. */
function mergeActionBody(operation: Operation, resolve: RouteResolver): Operation["requestBody"] {
  const { requestBody, routes } = operation;
  if (requestBody?.type !== null) return requestBody;
  const declared = routes.flatMap(({ method, path }) => {
    const target = method === "POST" ? resolve(method, path) : null;
    return target?.kind === "call" ? (target.operation.requestBody?.properties ?? []) : [];
  });
  const properties = requestBody.properties.map((property) => {
    const found = declared.find(({ name }) => isSameName(name, property.name));
    return found === undefined ? property : mergeBodyProperty(property, found);
  });
  const known = new Set(properties.map(({ name }) => name));
  const others = [...new Map(declared.map((one) => [one.name, one])).values()].filter(({ name }) => !known.has(name));
  return {
    ...requestBody,
    // Only the docs state which parameters are required. For parameters that the docs omit, `required` is therefore
    // unknown.
    properties: [...properties, ...others.map((one): Property => ({ ...one, required: null, origin: "metadata" }))],
  };
}

function mergeBodyProperty(docs: Property, { name, type, nullable }: Property): Property {
  return { ...docs, name, type, nullable: nullable ?? docs.nullable };
}

function isSameName(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
