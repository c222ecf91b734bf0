import { itemType } from "../../model/qualified-name.js";
import { unlistedQueryOptions } from "../../model/query-options.js";
import { responsesOfRoute } from "../../model/route-responses.js";
import type { Parameter, Property } from "../../model/model.js";
import type { JsonObject } from "../../model/payload.js";
import { present } from "../schema/schema-set.js";
import { placeholdersOf, type ApiCall, type DocumentedRoute } from "./api-calls.js";
import type { OpenApiContext } from "./context.js";

/** The headers that OpenAPI describes with media types and security schemes, and not as parameters. */
const OTHER_HEADERS: ReadonlySet<string> = new Set(["accept", "content-type", "authorization"]);

/** The characters of a header's name. {@link https://www.rfc-editor.org/rfc/rfc9110#name-tokens | RFC 9110, Tokens} */
const TOKEN = /^[A-Za-z0-9!#$%&'*+.^_`|~-]+$/;

/** Makes the Parameter Objects of a call: placeholders of the path, query parameters and headers. */
export function parametersOf(call: ApiCall, context: OpenApiContext): readonly JsonObject[] {
  return [...pathParameters(call, context), ...queryParameters(call, context), ...headerParameters(call, context)];
}

/** The query options that a call supports by OData's rules, although the docs do not list them. */
export function impliedOptions(
  { documented, operations, method }: ApiCall,
  { api }: OpenApiContext,
): readonly string[] {
  if (api.odata === false || method !== "GET") return [];
  const listed = new Set(operations.flatMap(({ queryParameters }) => queryParameters.map(({ name }) => name)));
  const [{ operation }] = documented;
  return unlistedQueryOptions(operation).filter((name) => !listed.has(name));
}

function pathParameters({ path, documented }: ApiCall, context: OpenApiContext): JsonObject[] {
  return placeholdersOf(path).map((name, index) => {
    const candidates = documented.flatMap(({ route }) => {
      const own = placeholdersOf(route.path)[index];
      return route.parameters.filter((one) => one.name === own && one.in !== "query" && one.in !== "header");
    });
    const description = candidates.find((one) => one.description !== "")?.description;
    const type = candidates.find((one) => one.type !== "Edm.String")?.type ?? "Edm.String";
    return present({ name, in: "path", required: true, description, ...valueSchema(type, context) });
  });
}

function queryParameters(call: ApiCall, context: OpenApiContext): JsonObject[] {
  const found = new Map<string, JsonObject>();
  const listed = call.documented.flatMap((one) => [...one.operation.queryParameters, ...parametersInQuery(one)]);
  for (const parameter of listed) {
    if (!found.has(parameter.name)) found.set(parameter.name, queryParameter(parameter, call, context));
  }
  for (const name of impliedOptions(call, context)) {
    const shared = sharedOption(name, call, context);
    if (shared !== null && !found.has(name)) found.set(name, { $ref: shared });
  }
  return [...found.values()];
}

function queryParameter(
  { name, type, required, description }: Parameter,
  call: ApiCall,
  context: OpenApiContext,
): JsonObject {
  const shared = required === true ? null : sharedOption(name, call, context);
  if (shared !== null) return present({ $ref: shared, description: description || undefined });
  return present({
    name,
    in: "query",
    required: required === true || undefined,
    description: description || undefined,
    ...valueSchema(type, context),
  });
}

/** The parameters in the query of a request line: `startDateTime={start}` has the parameter `startDateTime`. */
function parametersInQuery({ route }: DocumentedRoute): Parameter[] {
  return (route.query ?? "").split("&").flatMap((part): Parameter[] => {
    const [, name, value = ""] = /^([^={}]+)=(.*)$/s.exec(part) ?? [];
    if (name === undefined) return [];
    const placeholder = route.parameters.find((one) => one.in === "query" && `{${one.name}}` === value);
    return [
      {
        name,
        in: "query",
        type: placeholder?.type ?? "Edm.String",
        required: null,
        description: placeholder?.description ?? "",
        source: route.source,
      },
    ];
  });
}

function headerParameters({ operations }: ApiCall, context: OpenApiContext): JsonObject[] {
  const found = new Map<string, JsonObject>();
  for (const { name, type, required, description } of operations.flatMap(({ headers }) => headers)) {
    const folded = name.toLowerCase();
    if (found.has(folded) || OTHER_HEADERS.has(folded) || folded === context.security.header) continue;
    if (!TOKEN.test(name)) {
      context.omissions.add("headers whose name is invalid", name);
      continue;
    }
    const text = description || undefined;
    found.set(
      folded,
      present({
        name,
        in: "header",
        required: required === true || undefined,
        description: text,
        ...valueSchema(type, context),
      }),
    );
  }
  return [...found.values()];
}

/** The schema of a value in a URL or header. OData writes collections and objects as text there. */
function valueSchema(type: string, { schemas, types }: OpenApiContext): JsonObject {
  const { type: item, collection } = itemType(type);
  const isText = collection || (!item.startsWith("Edm.") && types.get(item)?.kind !== "enum");
  return isText ? { schema: { type: "string" }, "x-docwright-type": type } : { schema: schemas.schemaOf(type, "any") };
}

const TEXT_OPTIONS: Readonly<Record<string, JsonObject>> = {
  $filter: { schema: { type: "string" } },
  $search: { schema: { type: "string" } },
  $top: { schema: { type: "integer", minimum: 0 } },
  $skip: { schema: { type: "integer", minimum: 0 } },
  $count: { schema: { type: "boolean" } },
};

/**
 * The reference to the shared parameter of a system query option. `$select`, `$expand` and `$orderby` have a parameter
 * per type, with the names that the docs list.
 *
 * @returns `null` if the option is not shared
 */
function sharedOption(name: string, call: ApiCall, context: OpenApiContext): string | null {
  const text = Object.hasOwn(TEXT_OPTIONS, name) ? TEXT_OPTIONS[name] : undefined;
  if (text !== undefined) return share(name.slice(1), { name, in: "query", ...text }, context);
  const type = resultType(call);
  const schemaName = type === null ? undefined : context.schemas.nameOf(type, "any");
  if (type === null || schemaName === undefined) return null;
  const items = optionItems(name, type, context);
  if (items === null) return null;
  const schema = { type: "array", items };
  return share(`${name.slice(1)}-${schemaName}`, { name, in: "query", style: "form", explode: false, schema }, context);
}

function share(key: string, parameter: JsonObject, { sharedParameters }: OpenApiContext): string {
  if (!sharedParameters.has(key)) sharedParameters.set(key, parameter);
  return `#/components/parameters/${key}`;
}

function resultType({ documented: [{ operation, route }] }: ApiCall): string | null {
  const response = responsesOfRoute(route, operation).find(({ status, type }) => status < 300 && type !== null);
  return response?.type == null ? null : itemType(response.type).type;
}

/** The schema of one name in `$select`, `$expand` or `$orderby`; `null` for another option, or without names. */
function optionItems(option: string, type: string, { types }: OpenApiContext): JsonObject | null {
  const properties = types.lineage(type).flatMap((one) => one.properties);
  const namesOf = (clause: "select" | "expand" | "orderby", isPossible: (one: Property) => boolean): string[] => {
    const named = properties.filter(
      (one) => isPossible(one) && one.query.unsupported?.includes(clause) !== true && !one.name.includes("@"),
    );
    return [...new Set(named.map(({ name }) => name))];
  };
  const isSortable = ({ type: one }: Property): boolean =>
    (one.startsWith("Edm.") && one !== "Edm.Stream" && one !== "Edm.Untyped") || types.get(one)?.kind === "enum";
  const orText = (names: readonly string[]): JsonObject | null =>
    names.length === 0 ? null : { anyOf: [{ enum: names }, { type: "string" }] };
  switch (option) {
    case "$select": {
      const names = namesOf("select", ({ navigation }) => !navigation);
      const isClosed = types.descendants(type).length === 0 && !types.lineage(type).some(({ open }) => open);
      return isClosed && names.length > 0 ? { type: "string", enum: names } : orText(names);
    }
    case "$expand":
      // The name of a relationship can be followed by query options, as in `members($select=id)`.
      return orText(namesOf("expand", ({ navigation }) => navigation));
    case "$orderby":
      // Besides the name of a property, a path is valid, as in `start/dateTime desc`.
      return orText(namesOf("orderby", isSortable).flatMap((name) => [name, `${name} desc`]));
    default:
      return null;
  }
}
