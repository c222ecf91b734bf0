import type { ApiModel, JsonValue, Operation } from "../model/model.js";
import { isObject, type JsonObject } from "../model/payload.js";
import { shortName } from "../model/qualified-name.js";

/**
 * Makes the body of an error response in the format of the API. If the API does not follow OData and its docs name a code
 * for the status, this code replaces the given one.
 */
export type ErrorBody = (status: number, code: string, message: string) => JsonObject;

interface ErrorNames {
  readonly code: string;
  readonly message: string;
}

const CODE_NAMES = ["code", "errorCode", "error_code", "type"];
const MESSAGE_NAMES = ["message", "errorMessage", "error_description", "detail", "description", "title"];

/**
 * Finds the format of the API's errors: that of OData, else the format of a documented error response, else that of a
 * type named `Error`. An API whose docs do not show an error has `{ code, message }`.
 * {@link https://docs.oasis-open.org/odata/odata-json-format/v4.01/odata-json-format-v4.01.html#sec_ErrorResponse | OData JSON Format 4.01, Error Response}
 */
export function errorFormat({ api, operations, types }: ApiModel): ErrorBody {
  if (api.odata !== false) return (_, code, message) => ({ error: { code, message } });
  const codes = documentedCodes(operations);
  const bodies = operations.flatMap(({ examples }) =>
    examples.flatMap(({ response }) =>
      response !== null && response.status >= 400 && isObject(response.body) ? [response.body] : [],
    ),
  );
  for (const body of bodies) {
    const inner: JsonValue = Object.hasOwn(body, "error") ? (body["error"] ?? null) : null;
    const names = errorNames(Object.keys(isObject(inner) ? inner : body));
    if (names === null) continue;
    const flat = flatFormat(names, codes);
    return isObject(inner) ? (...error) => ({ error: flat(...error) }) : flat;
  }
  const type = types.find(({ name, kind }) => kind !== "enum" && shortName(name).toLowerCase() === "error");
  const names = errorNames(type?.properties.map(({ name }) => name) ?? []);
  return flatFormat(names ?? { code: "code", message: "message" }, codes);
}

function flatFormat(names: ErrorNames, codes: ReadonlyMap<number, string>): ErrorBody {
  return (status, code, message) => ({ [names.code]: codes.get(status) ?? code, [names.message]: message });
}

/** The first documented code of each status. */
function documentedCodes(operations: readonly Operation[]): ReadonlyMap<number, string> {
  const codes = new Map<number, string>();
  for (const { status, code } of operations.flatMap(({ errors }) => errors)) {
    if (status !== null && code !== null && !codes.has(status)) codes.set(status, code);
  }
  return codes;
}

function errorNames(properties: readonly string[]): ErrorNames | null {
  const code = CODE_NAMES.find((name) => properties.includes(name));
  const message = MESSAGE_NAMES.find((name) => properties.includes(name));
  return code === undefined || message === undefined ? null : { code, message };
}
