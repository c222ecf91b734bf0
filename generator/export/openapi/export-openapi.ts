import { groupBy } from "../../collections/group-by.js";
import type { ApiModel, Operation } from "../../model/model.js";
import type { JsonObject } from "../../model/payload.js";
import { indexTypes } from "../../model/type-index.js";
import type { JsonValue } from "../../vocabulary.js";
import { Omissions, type ExportedApi, type ExportOptions } from "../exported-api.js";
import { exportableTypes } from "../exportable-types.js";
import { assignComponentNames } from "../schema/component-names.js";
import { createSchemaSet, present } from "../schema/schema-set.js";
import { listCalls, placeholdersOf, type ApiCall } from "./api-calls.js";
import { ODATA_ERROR, requestBodyOf, responsesOf } from "./bodies.js";
import type { OpenApiContext } from "./context.js";
import { examplesOf } from "./examples.js";
import { impliedOptions, parametersOf } from "./parameters.js";
import { reachableComponents, type Components } from "./reachable-components.js";
import { permissionFacts, SecurityPlan } from "./security.js";

/**
 * Exports an API as one OpenAPI document, or as one document per area. An area is the first segment of paths.
 *
 * {@link https://spec.openapis.org/oas/v3.1.1.html | OpenAPI 3.1}
 *
 * @throws UsageError if OpenAPI cannot express a path
 */
export function exportOpenApi(model: ApiModel, options: Omit<ExportOptions, "folder">): ExportedApi<JsonObject> {
  const omissions = new Omissions();
  const settings = { refTo: (name: string) => `#/components/schemas/${name}`, extensions: true };
  const types = exportableTypes(model.types, omissions);
  const context: OpenApiContext = {
    api: model.api,
    types: indexTypes(types),
    schemas: createSchemaSet(types, settings, omissions),
    security: new SecurityPlan(options.auth),
    sharedParameters: new Map(),
    omissions,
  };
  const calls = listCalls(model);
  const operations = new Map(calls.map((call) => [call, operationObject(call, context)]));
  countUnusedExamples(model.operations, calls, omissions);
  const components = {
    schemas: context.schemas.definitions,
    parameters: context.sharedParameters,
    responses: new Map(model.api.odata === false ? [] : [["error", ODATA_ERROR] as const]),
  };
  const documentOf = (selected: readonly ApiCall[], used: Components): JsonObject =>
    document(model, selected, operations, used, context);
  if (!options.split) {
    return { documents: [{ name: "openapi", content: documentOf(calls, components) }], omitted: omissions.counts() };
  }
  const areas = groupBy(calls, ({ area }) => area);
  const names = assignComponentNames([...areas.keys()].map((area) => [area, area]));
  const documents = [...areas].map(([area, selected]) => {
    const used = reachableComponents(
      selected.map((call) => operations.get(call) ?? {}),
      components,
    );
    return { name: names.get(area) ?? area, content: documentOf(selected, used) };
  });
  return { documents, omitted: omissions.counts() };
}

function document(
  { api }: ApiModel,
  calls: readonly ApiCall[],
  operations: ReadonlyMap<ApiCall, JsonObject>,
  components: Components,
  { security }: OpenApiContext,
): JsonObject {
  const areas = [...new Set(calls.map(({ area }) => area))].sort();
  const paths = [...groupBy(calls, ({ path }) => path)].map(([path, group]): [string, JsonValue] => [
    path,
    Object.fromEntries(group.map((call) => [call.method.toLowerCase(), operations.get(call) ?? {}])),
  ]);
  const requirements = calls.flatMap((call) => operations.get(call)?.["security"] as JsonObject[]);
  const sections = Object.entries(components).filter(([, section]) => section.size > 0);
  return {
    openapi: "3.1.1",
    info: { title: `${api.namespace} ${api.version}`, version: api.version },
    servers: [serverObject(api.baseUrl)],
    tags: areas.map((area) => ({ name: area, description: `The paths that begin with /${area}.` })),
    paths: Object.fromEntries(paths),
    components: {
      ...Object.fromEntries(sections.map(([name, section]) => [name, Object.fromEntries(section)])),
      securitySchemes: security.schemes(new Set(requirements.flatMap((one) => Object.keys(one)))),
    },
  };
}

/** OpenAPI requires a default of each placeholder. The config does not have one, so its name is the default. */
function serverObject(url: string): JsonObject {
  const names = placeholdersOf(url);
  if (names.length === 0) return { url };
  return { url, variables: Object.fromEntries(names.map((name) => [name, { default: name }])) };
}

function operationObject(call: ApiCall, context: OpenApiContext): JsonObject {
  const [{ operation }] = call.documented;
  const { title, id, description, deprecated } = operation;
  const parameters = parametersOf(call, context);
  const permissions = permissionFacts(call);
  if (permissions.length === 0)
    context.omissions.add("permissions of operations, because the docs do not name them", id);
  const implied = impliedOptions(call, context);
  return present({
    tags: [call.area],
    summary: title || id,
    description: description || undefined,
    operationId: call.operationId,
    deprecated: deprecated || undefined,
    parameters: parameters.length > 0 ? parameters : undefined,
    requestBody: requestBodyOf(call, context),
    responses: responsesOf(call, context),
    security: context.security.requirements(call),
    "x-docwright-pages": call.documented.map((one) => pageFacts(one, call)),
    "x-docwright-permissions": permissions.length > 0 ? permissions : undefined,
    "x-docwright-implied-options": implied.length > 0 ? implied : undefined,
  });
}

/**
 * The facts of a page that documents the operation. They include the path if the page has other names for its
 * placeholders.
 */
function pageFacts({ operation, route }: ApiCall["documented"][number], call: ApiCall): JsonObject {
  const { id, title, intent, deprecation, unsupportedQueryOptions, source, origin } = operation;
  const codes = operation.errors.flatMap(({ status, code, description }) =>
    status === null ? [present({ code: code ?? undefined, description })] : [],
  );
  return present({
    id,
    title,
    intent,
    source: `${source.file}:${String(source.line)}`,
    path: route.path === call.path ? undefined : route.path,
    query: route.query ?? undefined,
    deprecation: deprecation ?? undefined,
    unsupportedQueryOptions,
    errors: codes.length > 0 ? codes : undefined,
    origin,
  });
}

function countUnusedExamples(operations: readonly Operation[], calls: readonly ApiCall[], omissions: Omissions): void {
  const used = new Set(calls.flatMap(examplesOf));
  for (const example of operations.flatMap(({ examples }) => examples)) {
    if (!used.has(example)) omissions.add("examples whose URL does not match a documented path", example);
  }
}
