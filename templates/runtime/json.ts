import type { RequestSpec } from "./request.js";

/** Makes the part of a request for a JSON body. `undefined`: a request without a body. */
export function jsonBody(body: unknown): Pick<RequestSpec, "content" | "contentType"> {
  return body === undefined ? {} : { content: toJson(body), contentType: "application/json" };
}

/**
 * Writes a request body as JSON. Numbers that JSON does not have become OData's `"INF"`, `"-INF"` and `"NaN"`;
 * `JSON.stringify` alone would send `null`.
 * {@link https://docs.oasis-open.org/odata/odata-json-format/v4.01/odata-json-format-v4.01.html#sec_PrimitiveValue | OData JSON, Primitive Value}
 */
export function toJson(body: unknown): string {
  return JSON.stringify(body, (_, value: unknown) =>
    typeof value === "number" && !Number.isFinite(value) ? String(value).replace("Infinity", "INF") : value,
  );
}
