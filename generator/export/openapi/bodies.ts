import { STATUS_CODES } from "node:http";
import { groupBy } from "../../collections/group-by.js";
import { bodyShape } from "../../model/body-shape.js";
import { pagingOf } from "../../model/api-info.js";
import { formEncoding, isFile } from "../../model/forms.js";
import type { Example, JsonValue, Operation, Property, RequestBody, Response } from "../../model/model.js";
import type { JsonObject } from "../../model/payload.js";
import { itemType } from "../../model/qualified-name.js";
import { responsesOfRoute } from "../../model/route-responses.js";
import type { SchemaUse } from "../schema/schema-set.js";
import { present } from "../schema/schema-set.js";
import type { ApiCall } from "./api-calls.js";
import type { OpenApiContext } from "./context.js";
import { exampleObjects, examplesOf, JSON_TYPE } from "./examples.js";

/** A media type, such as `image/png` or `image/*`. Parameters such as `charset` are left out. */
const MEDIA_TYPE = /^(?:[\w.+-]+|\*)\/(?:[\w.+-]+|\*)/;

/** Makes the Request Body Object of a call; `undefined` without a body. */
export function requestBodyOf(call: ApiCall, context: OpenApiContext): JsonObject | undefined {
  const bodies = call.operations.flatMap((operation) =>
    operation.requestBody === null ? [] : [{ operation, body: operation.requestBody }],
  );
  if (bodies.length === 0) return undefined;
  if (call.method === "GET" || call.method === "HEAD") {
    for (const { body } of bodies) context.omissions.add("request bodies of GET and HEAD requests", body);
    return undefined;
  }
  const texts = new Set(bodies.flatMap(({ body }) => (body.textType === undefined ? [] : mediaType(body.textType))));
  const [textExamples, examples] =
    texts.size === 0
      ? [[], examplesOf(call)]
      : [examplesOf(call).filter(sendsText), examplesOf(call).filter((one) => !sendsText(one))];
  const byType = groupBy(bodies, ({ body }) => mediaType(body.contentType));
  const content = [...byType].map(([type, group]): [string, JsonValue] => {
    const schema = oneOf(group.map(({ operation, body }) => bodySchema(operation, body, type, call, context)));
    const shown = exampleObjects(examples, ({ request }) => request, type, context.omissions);
    return [type, { schema, ...shown }];
  });
  for (const type of texts) {
    const shown = exampleObjects(textExamples, ({ request }) => request, type, context.omissions);
    content.push([type, { schema: { type: "string" }, ...shown }]);
  }
  return present({
    description: bodies.find(({ body }) => body.description !== "")?.body.description,
    required: !bodies.some(({ body }) => body.optional === true),
    content: Object.fromEntries(content),
  });
}

function sendsText({ request: { body, malformed } }: Example): boolean {
  return typeof body === "string" && !malformed;
}

/** The schema of a body: the properties of its type and the properties of the operation's table. */
function bodySchema(
  operation: Operation,
  body: RequestBody,
  mediaType: string,
  { path }: ApiCall,
  { schemas, types, omissions }: OpenApiContext,
): JsonObject {
  // A request to `$ref` refers to an object that exists already.
  const use: SchemaUse = operation.intent === "update" || path.endsWith("/$ref") ? "any" : "create";
  const type = body.type === null ? undefined : types.get(body.type);
  if (body.type !== null && (type === undefined || type.kind === "enum")) {
    for (const row of body.properties) omissions.add("properties of request bodies that are not one object", row);
    return body.type === "Edm.Stream" ? { contentMediaType: mediaType } : schemas.schemaOf(body.type, use);
  }
  const { required } = bodyShape(operation, type ?? null, types);
  const known = (name: string) => (type === undefined ? undefined : types.property(type.name, name));
  const isReadOnly = (name: string): boolean =>
    types
      .lineage(type?.name ?? "")
      .some(({ properties }) => properties.some((property) => property.name === name && property.readOnly === true));
  const inherited = types.lineage(type?.name ?? "").flatMap(({ properties }) => properties);
  const isMultipart = formEncoding([mediaType]) === "multipart";
  // A form sends the bytes of files, and the schema of the type has their Base64.
  const isInline = type === undefined || (isMultipart && inherited.some(isFile));
  const added = isInline
    ? [...new Map([...inherited, ...body.properties].map((one) => [one.name, one])).values()]
    : body.properties.filter(({ name }) => known(name) === undefined || isReadOnly(name));
  const schemaOf = (one: Property): JsonObject =>
    isMultipart && isFile(one)
      ? fileSchema(one)
      : schemas.propertySchema({ ...(known(one.name) ?? one), readOnly: false }, required.has(one.name), use);
  const demanded = operation.intent === "update" ? [] : [...required];
  const own = {
    type: "object",
    ...(added.length > 0 && {
      properties: Object.fromEntries(added.map((one) => [one.name, schemaOf(one)])),
    }),
    ...(demanded.length > 0 && { required: demanded }),
  };
  if (isInline) return own;
  const reference = schemas.schemaOf(type.name, use);
  return Object.keys(own).length === 1 ? reference : { allOf: [reference, own] };
}

/**
 * The schema of a file in a form. Binary data does not have a type.
 * {@link https://spec.openapis.org/oas/v3.1.1.html#binary-data | OpenAPI 3.1.1, Working with Binary Data}
 */
function fileSchema({ type, description }: Property): JsonObject {
  const bytes = { contentMediaType: "application/octet-stream" };
  const schema = itemType(type).collection ? { type: "array", items: bytes } : bytes;
  return present({ ...schema, description: description || undefined });
}

/** Makes the Responses Object of a call: the documented responses, and OData's error response. */
export function responsesOf(call: ApiCall, context: OpenApiContext): JsonObject {
  const { documented, operations } = call;
  const examples = examplesOf(call);
  const successes = documented.flatMap(({ operation, route }) => responsesOfRoute(route, operation));
  const errors = operations.flatMap((operation) => operation.errors);
  const responses = new Map<string, JsonObject>();
  for (const [status, group] of groupBy(successes, (one) => one.status)) {
    responses.set(String(status), successResponse(call, status, group, examples, context));
  }
  for (const [status, group] of groupBy(errors, (one) => one.status)) {
    if (status === null || responses.has(String(status))) continue;
    const shown = exampleObjects(
      examples,
      ({ response }) => (response?.status === status ? response : null),
      JSON_TYPE,
      context.omissions,
    );
    responses.set(String(status), {
      description: describe(status, group),
      ...errorContent(context, shown),
      ...codesOf(group),
    });
  }
  for (const { response } of examples) {
    if (response !== null && !responses.has(String(response.status)))
      context.omissions.add("example responses with an undocumented status", response);
  }
  if (context.api.odata !== false) {
    for (const range of ["4XX", "5XX"]) responses.set(range, { $ref: "#/components/responses/error" });
  } else if (responses.size === 0) responses.set("default", { description: "The docs do not describe a response." });
  return Object.fromEntries(responses);
}

function successResponse(
  call: ApiCall,
  status: number,
  group: readonly Response[],
  examples: readonly Example[],
  context: OpenApiContext,
): JsonObject {
  const matching = examples.filter(({ response }) => response?.status === status);
  const headers = [...new Set(group.flatMap((one) => one.headers))];
  const types = [...new Set(group.flatMap(({ type }) => type ?? []))];
  const byMedia = groupBy(types, (type) => responseMediaType(type, call, matching));
  const content = [...byMedia].map(([media, list]): [string, JsonValue] => [
    media,
    {
      schema: oneOf(list.map((type) => responseSchema(type, media, context))),
      ...exampleObjects(matching, ({ response }) => response, media, context.omissions),
    },
  ]);
  return present({
    description: describe(status, group),
    headers:
      headers.length > 0
        ? Object.fromEntries(headers.map((name) => [name, { schema: { type: "string" } }]))
        : undefined,
    content: content.length > 0 ? Object.fromEntries(content) : undefined,
  });
}

function responseMediaType(type: string, { path }: ApiCall, examples: readonly Example[]): string {
  if (type !== "Edm.Stream") return /\/\$(?:count|value)$/i.test(path) ? "text/plain" : JSON_TYPE;
  const shown = examples.flatMap(({ response }) =>
    Object.entries(response?.headers ?? {}).flatMap(([name, value]) =>
      name.toLowerCase() === "content-type" ? value : [],
    ),
  );
  return mediaType(shown[0] ?? "application/octet-stream");
}

/**
 * The schema of a response's body. OData wraps collections and primitive values in an object.
 * {@link https://docs.oasis-open.org/odata/odata-json-format/v4.01/odata-json-format-v4.01.html | OData JSON Format 4.01}
 */
function responseSchema(type: string, media: string, { schemas, api, types }: OpenApiContext): JsonObject {
  if (type === "Edm.Stream") return { contentMediaType: media };
  const schema = schemas.schemaOf(type, "any");
  const { type: item, collection } = itemType(type);
  if (media !== JSON_TYPE) return schema;
  if (collection) {
    // Without OData, the list can also be in a property of an object. Only the config says in which property.
    if (api.odata === false && api.paging === undefined) return { anyOf: [schema, { type: "object" }] };
    const { items, next } = pagingOf(api);
    const annotations =
      api.odata === false ? {} : { "@odata.count": { type: "integer" }, "@odata.deltaLink": { type: "string" } };
    return {
      type: "object",
      properties: { [items]: schema, [next]: { type: ["string", "null"] }, ...annotations },
      required: [items],
    };
  }
  const isWrapped =
    api.odata !== false && item !== "Edm.Untyped" && (item.startsWith("Edm.") || types.get(item)?.kind === "enum");
  return isWrapped ? { type: "object", properties: { value: schema }, required: ["value"] } : schema;
}

/** The error response of OData. {@link https://docs.oasis-open.org/odata/odata-json-format/v4.01/odata-json-format-v4.01.html#sec_ErrorResponse | OData JSON Format 4.01, Error Response} */
export const ODATA_ERROR: JsonObject = {
  description: "An error.",
  content: {
    [JSON_TYPE]: {
      schema: {
        type: "object",
        properties: {
          error: {
            type: "object",
            properties: { code: { type: "string" }, message: { type: "string" } },
            required: ["code", "message"],
          },
        },
        required: ["error"],
      },
    },
  },
};

function errorContent({ api }: OpenApiContext, examples: { readonly examples?: JsonObject }): JsonObject {
  const media = (ODATA_ERROR["content"] as JsonObject)[JSON_TYPE] as JsonObject;
  if (api.odata !== false) return { content: { [JSON_TYPE]: { ...media, ...examples } } };
  return examples.examples === undefined ? {} : { content: { [JSON_TYPE]: examples } };
}

function codesOf(errors: readonly { readonly code: string | null }[]): JsonObject {
  const codes = [...new Set(errors.flatMap(({ code }) => code ?? []))];
  return codes.length > 0 ? { "x-docwright-error-codes": codes } : {};
}

function describe(status: number, group: readonly { readonly description: string }[]): string {
  const texts = [...new Set(group.map(({ description }) => description))].filter((text) => text !== "");
  return texts.join("\n\n") || (STATUS_CODES[status] ?? `Status ${String(status)}`);
}

/**
 * One schema instead of several: the schema that all of them equal, or `anyOf`. A schema without fields comes from a
 * page that does not name a type, and is left out.
 */
function oneOf(schemas: readonly JsonObject[]): JsonObject {
  const unique = [...new Map(schemas.map((schema) => [JSON.stringify(schema), schema])).values()].filter(
    (schema) => Object.keys(schema).length > 0,
  );
  const [only = {}] = unique;
  return unique.length > 1 ? { anyOf: unique } : only;
}

function mediaType(text: string): string {
  return MEDIA_TYPE.exec(text.trim().toLowerCase())?.[0] ?? "*/*";
}
