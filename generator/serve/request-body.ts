import { checkRequest } from "../lint/payload-checks.js";
import { checkValue, type Contradiction } from "../model/check-value.js";
import { formEncoding } from "../model/forms.js";
import type { JsonValue, Operation } from "../model/model.js";
import { itemType } from "../model/qualified-name.js";
import { isList, isObject, type JsonObject, odataType } from "../model/payload.js";
import type { Store } from "./data/store.js";
import { badRequest } from "./api-error.js";
import type { Match } from "./routes.js";

/** The maximum number of nested objects and lists in a body. */
const MAX_DEPTH = 100;

/** Reads a JSON body; `null` for an empty one. @throws ApiError with status 400 if it is not JSON or is nested too deep */
export async function readJson(request: Request): Promise<JsonValue> {
  const text = await request.text();
  if (text.trim() === "") return null;
  const body = parseJson(text);
  if (isDeeper(body, MAX_DEPTH)) {
    throw badRequest(`The body has more than ${String(MAX_DEPTH)} levels of objects and lists. Send a flatter body.`);
  }
  return body;
}

/** Like {@link readBody}, for a body that must be an object. */
export async function readObject(request: Request, match: Match, store: Store): Promise<JsonObject> {
  return asObject(await readBody(request, match, store));
}

/** @throws ApiError with status 400 if a body is not an object */
export function asObject(body: JsonValue): JsonObject {
  if (!isObject(body)) throw badRequest("The body is not a JSON object. Send an object.");
  return body;
}

/** Reads a JSON body or a form. Errors are those of {@link readJson}. */
export async function readBody(request: Request, match: Match, store: Store): Promise<JsonValue> {
  const isForm = formEncoding([request.headers.get("content-type") ?? ""]) !== null;
  return isForm ? readForm(request, match, store) : readJson(request);
}

/** Reads the fields of a form. Their types are the documented ones, and files are Base64, as in JSON. */
async function readForm(request: Request, { operation }: Match, { types }: Store): Promise<JsonObject> {
  const type = operation.requestBody?.type ?? null;
  const typeOf = (name: string): string => {
    const row = operation.requestBody?.properties.find((one) => one.name === name);
    return (row ?? (type === null ? undefined : types.property(type, name)))?.type ?? "Edm.String";
  };
  const fields = new Map<string, JsonValue[]>();
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- Deprecated for large bodies, and this body has a limit.
  const form = await request.formData().catch((error: unknown) => {
    throw badRequest(
      `The body is not a valid form: ${error instanceof Error ? error.message : String(error)}. Correct the body.`,
    );
  });
  for (const [field, value] of form) {
    const name = field.replace(/\[\]$/, "");
    const text = typeof value === "string" ? value : Buffer.from(await value.arrayBuffer()).toString("base64");
    fields.set(name, [...(fields.get(name) ?? []), fieldValue(text, itemType(typeOf(name)).type)]);
  }
  return Object.fromEntries(
    [...fields].map(([name, values]) => [name, itemType(typeOf(name)).collection ? values : (values.at(-1) ?? null)]),
  );
}

function fieldValue(text: string, type: string): JsonValue {
  if (type === "Edm.Boolean" && /^(?:true|false)$/.test(text)) return text === "true";
  const isNumber = /^Edm\.(?:Byte|SByte|Int\d\d|Single|Double|Decimal)$/.test(type);
  return isNumber && text.trim() !== "" && Number.isFinite(Number(text)) ? Number(text) : text;
}

function parseJson(text: string): JsonValue {
  try {
    return JSON.parse(text) as JsonValue;
  } catch (error) {
    throw badRequest(
      `The body is not valid JSON: ${error instanceof Error ? error.message : String(error)}. Correct the body.`,
    );
  }
}

function isDeeper(value: JsonValue, levels: number): boolean {
  if (typeof value !== "object" || value === null) return false;
  return levels === 0 || (isList(value) ? value : Object.values(value)).some((inner) => isDeeper(inner, levels - 1));
}

const tolerated = new WeakMap<Operation, ReadonlySet<string>>();

/**
 * Checks a body against the docs. If several operations have the route, the body is checked against the operation with
 * the type of the body. A difference is accepted if a documented example has the same difference. Read-only properties
 * are accepted, because services ignore them.
 *
 * @throws ApiError with status 400 that names the first difference
 */
export function checkBody(body: JsonValue, match: Match, { types, paging }: Store): void {
  const operation = operationOf(body, match);
  const { requestBody, intent } = operation;
  // Without a table of the operation, the type's page says which properties a new item needs.
  const newType = intent === "create" && requestBody?.properties.length === 0 ? requestBody.type : null;
  const differences = (sent: JsonValue): readonly Contradiction[] =>
    (newType === null || newType.startsWith("Edm.") || !isObject(sent)
      ? checkRequest(sent, operation, types, paging)
      : checkValue(sent, newType, types, "create")
    ).filter(({ rule, suppliedByReference }) => rule !== "read-only-property" && !suppliedByReference);
  const shown =
    tolerated.get(operation) ??
    new Set(operation.examples.flatMap(({ request }) => differences(request.body ?? {}).map(({ fault }) => fault)));
  tolerated.set(operation, shown);
  const found = differences(body).find(({ fault }) => !shown.has(fault));
  if (found !== undefined) throw badRequest(messageOf(found));
}

function operationOf(body: JsonValue, { operation, others }: Match): Operation {
  const type = isObject(body) ? odataType(body)?.replace(/^#/, "") : undefined;
  if (type === undefined) return operation;
  return [operation, ...others].find(({ requestBody }) => requestBody?.type === type) ?? operation;
}

function messageOf({ rule, property, type, path, message }: Contradiction): string {
  if (rule !== "missing-required") return message;
  const owner = path === "" ? "The body" : `${path} in the body`;
  return `${owner} omits the required property ${property ?? ""}${type === null ? "" : ` of ${type}`}. Add this property.`;
}
