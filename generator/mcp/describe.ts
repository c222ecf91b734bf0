import { visibleCode } from "../export/agent/plain-text.js";
import type {
  ApiModel,
  JsonValue,
  Operation,
  Parameter,
  PermissionScheme,
  Property,
  TypeModel,
} from "../model/model.js";
import { itemType, shortName } from "../model/qualified-name.js";
import { listedQueryOptions, unlistedQueryOptions } from "../model/query-options.js";
import { allResponses } from "../model/route-responses.js";
import type { TypeIndex } from "../model/type-index.js";
import { cut } from "./call-operation.js";

/** The highest number of characters of a description. */
export const LONGEST_DESCRIPTION = 9000;

/** The highest numbers of characters and lines of the parts of a description. */
const LIMITS = { text: 300, row: 160, routes: 12, parameters: 30, properties: 2500, example: 1200 } as const;

/** Describes an operation: routes, parameters, permissions, body, response and an example. Texts are single lines. */
export function describeOperation(operation: Operation, types: TypeIndex): string {
  const { id, title, description, deprecated, deprecation, routes } = operation;
  const lines = [
    `${id}: ${visibleCode(title, LIMITS.text)}`,
    visibleCode(description, LIMITS.text),
    ...(deprecated ? [`Deprecated. ${visibleCode(deprecation ?? "", LIMITS.text)}`.trim()] : []),
    ...routes
      .slice(0, LIMITS.routes)
      .map(({ method, path, query }) =>
        visibleCode(`${method} ${path}${query === null ? "" : `?${query}`}`, LIMITS.text),
      ),
    ...(routes.length > LIMITS.routes ? [`and ${String(routes.length - LIMITS.routes)} other routes`] : []),
    ...parameterLines(operation),
    ...permissionLines(operation),
    ...bodyLines(operation, types),
    ...responseLines(operation, types),
    ...exampleLines(operation),
  ];
  return bounded(lines);
}

/** Describes a type: its base type, its members or properties. If there are many, without their descriptions. */
export function describeType(type: TypeModel, types: TypeIndex): string {
  const { name, kind, base, description, members } = type;
  const head = `${name} (${kind}${base === null ? "" : `, base type ${base}`}): ${visibleCode(description, LIMITS.text)}`;
  if (kind === "enum") return bounded([head, ...members.map((one) => row(one.name, one.description))]);
  const properties = propertiesOf(name, types);
  const rows = [head, ...properties.map((one) => row(propertyText(one), one.description))];
  const isShort = rows.join("\n").length <= LONGEST_DESCRIPTION;
  return bounded(isShort ? rows : [head, ...properties.map((one) => row(propertyText(one), ""))]);
}

function bounded(lines: readonly string[]): string {
  return cut(lines.filter((line) => line !== "").join("\n"), LONGEST_DESCRIPTION);
}

function row(head: string, description: string): string {
  const text = visibleCode(description, LIMITS.row);
  return text === "" ? `- ${head}` : `- ${head}: ${text}`;
}

function parameterLines(operation: Operation): string[] {
  const { routes, queryParameters, headers } = operation;
  const all = [...routes.flatMap(({ parameters }) => parameters), ...queryParameters, ...headers.filter(isOwnHeader)];
  const distinct = [...new Map(all.map((one) => [`${one.in} ${one.name}`, one])).values()];
  const listed = new Set(listedQueryOptions(operation));
  const options = unlistedQueryOptions(operation).filter((name) => !listed.has(name));
  return [
    ...(distinct.length > 0 ? ["Parameters:"] : []),
    ...distinct.slice(0, LIMITS.parameters).map((one) => row(parameterText(one), one.description)),
    ...(options.length > 0 ? [`Query options that OData allows here: ${options.join(", ")}`] : []),
  ];
}

/** The runtime sets the other headers. */
function isOwnHeader({ name }: Parameter): boolean {
  return !/^(?:authorization|content-type|content-length)$/i.test(name);
}

function parameterText({ name, in: location, type, required }: Parameter): string {
  return `${name} (${location}, ${shortType(type)}${required === true ? ", required" : ""})`;
}

function permissionLines({ permissions }: Operation): string[] {
  if (permissions.length === 0) return ["Permissions: the docs do not name them."];
  return permissions.map(({ appliesTo, delegatedWork, delegatedPersonal, application }) => {
    const kinds = [
      `user ${schemeText(delegatedWork)}`,
      `personal account ${schemeText(delegatedPersonal)}`,
      `application ${schemeText(application)}`,
    ];
    return `Permissions${appliesTo === null ? "" : ` (${visibleCode(appliesTo, 80)})`}: ${kinds.join("; ")}`;
  });
}

function schemeText({ supported, placeholder, least, higher }: PermissionScheme): string {
  if (placeholder) return "unknown";
  if (!supported) return "not supported";
  const more = higher.length === 0 ? "" : ` (or ${String(higher.length)} higher)`;
  return least.length === 0 ? "none" : `${least.map((set) => set.join("+")).join(" or ")}${more}`;
}

function bodyLines({ requestBody }: Operation, types: TypeIndex): string[] {
  if (requestBody === null) return [];
  const { type, contentType, textType, optional, properties, description } = requestBody;
  const mediaTypes = textType === undefined ? contentType : `${contentType}, or text as ${textType}`;
  const head = `Body (${mediaTypes}${optional === true ? ", optional" : ""})${type === null ? "" : ` ${shortType(type)}`}`;
  const shown =
    properties.length > 0 || type === null ? properties : writable(propertiesOf(itemType(type).type, types));
  return [`${head}: ${propertyList(shown, type)}`, visibleCode(description, LIMITS.row)];
}

function writable(properties: readonly Property[]): Property[] {
  return properties.filter(({ readOnly, navigation }) => readOnly !== true && !navigation);
}

function responseLines(operation: Operation, types: TypeIndex): string[] {
  const responses = allResponses(operation);
  const distinct = [...new Map(responses.map((one) => [`${String(one.status)} ${one.type ?? ""}`, one])).values()];
  return distinct.slice(0, 5).map(({ status, type }, index) => {
    if (type === null) return `Response ${String(status)}, no content`;
    const head = `Response ${String(status)} ${shortType(type)}`;
    // The properties of the body are not repeated.
    if (index > 0 || type === operation.requestBody?.type) return head;
    const properties = propertiesOf(itemType(type).type, types).filter(({ navigation }) => !navigation);
    return properties.length === 0 ? head : `${head}: ${propertyList(properties, type)}`;
  });
}

/** Lists properties of equal types together: `String id, displayName; Boolean accountEnabled`. */
function propertyList(properties: readonly Property[], type: string | null): string {
  const byType = new Map<string, string[]>();
  for (const one of properties) {
    const key = shortType(one.type);
    byType.set(key, [...(byType.get(key) ?? []), `${one.name}${one.required === true ? " (required)" : ""}`]);
  }
  const text = [...byType].map(([key, names]) => `${key} ${names.join(", ")}`).join("; ");
  if (text.length <= LIMITS.properties) return text || "no documented properties";
  const more = type === null ? "" : ` Describe ${itemType(type).type} for all properties.`;
  return `${cut(text, LIMITS.properties)}${more}`;
}

function propertyText({ name, type, required, readOnly, navigation, values }: Property): string {
  const facts = [
    shortType(type),
    ...(required === true ? ["required"] : []),
    ...(readOnly === true ? ["read-only"] : []),
    ...(navigation ? ["relationship"] : []),
    ...(values === null ? [] : [`one of ${cut(values.join("|"), LIMITS.text)}`]),
  ];
  return `${name} (${facts.join(", ")})`;
}

/** The properties of a type and its base types, those of base types last. */
function propertiesOf(type: string, types: TypeIndex): Property[] {
  const all = types.lineage(type).flatMap(({ properties }) => properties);
  return [...new Map([...all].reverse().map((one) => [one.name, one])).values()].reverse();
}

/** `Edm.String` → `String`, `Collection(microsoft.graph.user)` → `user[]`. */
function shortType(type: string): string {
  const { type: item, collection } = itemType(type);
  return `${shortName(item)}${collection ? "[]" : ""}`;
}

function exampleLines({ examples }: Operation): string[] {
  const example =
    examples.find(({ request, response }) => !request.malformed && response?.malformed !== true) ?? examples[0];
  if (example === undefined) return [];
  const { request, response } = example;
  return [
    `Example: ${request.method} ${visibleCode(request.url, LIMITS.text)}${jsonText(request.body)}`,
    ...(response === null ? [] : [`Example response: ${String(response.status)}${jsonText(response.body)}`]),
  ];
}

function jsonText(body: JsonValue): string {
  return body === null ? "" : ` ${visibleCode(JSON.stringify(body), LIMITS.example)}`;
}

/** Finds a type by its qualified name, or by its name without namespace. */
export function findType(name: string, model: ApiModel, types: TypeIndex): TypeModel | undefined {
  const wanted = itemType(name).type;
  const folded = wanted.toLowerCase();
  return (
    types.get(wanted) ??
    model.types.find((one) => one.name.toLowerCase() === folded || shortName(one.name).toLowerCase() === folded)
  );
}
