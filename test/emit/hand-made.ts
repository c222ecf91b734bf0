import { emptyOperation } from "../../generator/model/empty-operation.js";
import type {
  ApiModel,
  Example,
  HttpMethod,
  Intent,
  JsonValue,
  Operation,
  Parameter,
  Property,
  RequestBody,
  Response,
  Route,
  TypeModel,
} from "../../generator/model/model.js";

/** Functions that create models for tests. All facts that a test does not set have defaults. */

export const place = { file: "api-reference/v1.0/api/page.md", line: 1, column: 1 };

export function property(name: string, type = "Edm.String", more: Partial<Property> = {}): Property {
  return {
    name,
    type,
    navigation: false,
    description: "",
    required: null,
    readOnly: null,
    nullable: null,
    defaultValue: null,
    deprecated: false,
    inheritedFrom: null,
    values: null,
    query: { filter: null, select: null, orderby: false, search: false, expand: false },
    origin: "table",
    source: place,
    ...more,
  };
}

export function type(name: string, properties: readonly Property[], more: Partial<TypeModel> = {}): TypeModel {
  const qualified = name.includes(".") ? name : `microsoft.graph.${name}`;
  return {
    name: qualified,
    kind: "entity",
    base: null,
    abstract: false,
    open: false,
    key: [],
    description: "",
    deprecated: false,
    deprecation: null,
    properties,
    members: [],
    flags: false,
    examples: [],
    origin: "page",
    source: { ...place, file: `api-reference/v1.0/resources/${name}.md` },
    ...more,
  };
}

export function complex(name: string, properties: readonly Property[], more: Partial<TypeModel> = {}): TypeModel {
  return type(name, properties, { kind: "complex", ...more });
}

export function enumeration(name: string, members: readonly string[], more: Partial<TypeModel> = {}): TypeModel {
  const made = members.map((member) => ({ name: member, value: null, description: "", source: place }));
  return type(name, [], { kind: "enum", members: made, ...more });
}

/** Converts a request line such as `GET /users/{id}?$top={n}` to a route. */
export function route(line: string, parameters: readonly Parameter[] = []): Route {
  const [method = "GET", target = "/"] = line.split(" ", 2);
  const rest = line.slice(method.length + 1);
  const mark = target.indexOf("?");
  return {
    method: method as HttpMethod,
    path: mark < 0 ? rest : rest.slice(0, rest.indexOf("?")),
    query: mark < 0 ? null : rest.slice(rest.indexOf("?") + 1),
    parameters,
    source: place,
  };
}

export function parameter(name: string, valueType: string, location: Parameter["in"] = "path"): Parameter {
  return { name, in: location, type: valueType, required: true, description: "", source: place };
}

export function responds(status: number, responseType: string | null = null): Response {
  return { status, type: responseType, headers: [], description: "", source: place };
}

export function takes(bodyType: string | null, properties: readonly Property[] = []): RequestBody {
  const contentType = bodyType === "Edm.Stream" ? "application/octet-stream" : "application/json";
  return { contentType, type: bodyType, properties, description: "", source: place };
}

export function operation(
  id: string,
  title: string,
  intent: Intent,
  routes: readonly (string | Route)[],
  more: Partial<Operation> = {},
): Operation {
  return {
    ...emptyOperation({ id, title, intent, source: { ...place, file: `api-reference/v1.0/api/${id}.md` } }),
    routes: routes.map((line) => (typeof line === "string" ? route(line) : line)),
    ...more,
  };
}

/** Creates an example from a request line, a body and a response. */
export function example(
  line: string,
  body: JsonValue,
  response: {
    readonly status: number;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: JsonValue;
  } | null,
  headers: Readonly<Record<string, string>> = {},
): Example {
  const [method = "GET"] = line.split(" ", 1);
  return {
    name: null,
    title: null,
    request: { method: method as HttpMethod, url: line.slice(method.length + 1), headers, body, malformed: false },
    response:
      response === null
        ? null
        : {
            status: response.status,
            headers: response.headers ?? {},
            body: response.body ?? null,
            malformed: false,
            type: null,
            truncated: false,
            source: place,
          },
    source: { ...place, line: 70 },
  };
}

export function model(types: readonly TypeModel[], operations: readonly Operation[]): ApiModel {
  return {
    format: 1,
    api: { namespace: "microsoft.graph", version: "v1.0", baseUrl: "https://graph.microsoft.com/v1.0" },
    pages: [],
    types,
    operations,
    diagnostics: [],
  };
}
