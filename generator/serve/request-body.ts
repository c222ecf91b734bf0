import { checkRequest } from "../lint/payload-checks.js";
import { checkValue, type Contradiction } from "../model/check-value.js";
import type { JsonValue, Operation } from "../model/model.js";
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

/** Like {@link readJson}, for a body that must be an object. */
export async function readObject(request: Request): Promise<JsonObject> {
  const body = await readJson(request);
  if (!isObject(body)) throw badRequest("The body is not a JSON object. Send an object.");
  return body;
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
