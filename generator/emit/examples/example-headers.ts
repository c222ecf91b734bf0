import type { JsonValue } from "../../model/model.js";
import type { CallBody } from "../calls/bodies.js";

/**
 * Headers that the connection or the credential sets, not the caller.
 * {@link https://fetch.spec.whatwg.org/#forbidden-request-header | Fetch, forbidden request headers}
 */
const NOT_SET_BY_CALLER =
  /^(?:authorization|connection|content-length|content-encoding|expect|host|keep-alive|proxy-.*|te|trailer|transfer-encoding|upgrade)$/;

/**
 * Finds the content type of an example's body and the headers that the caller must add. Names of headers are in lower
 * case.
 *
 * @param sent the body of the example
 * @param body the documented body of the call
 * @returns a text with the reason if the content type contradicts the body
 */
export function documentedHeaders(
  documented: Readonly<Record<string, string>>,
  sent: JsonValue,
  body: CallBody | undefined,
): { headers: Record<string, string>; contentType: string } | string {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(documented)) {
    const folded = name.trim().toLowerCase();
    if (NOT_SET_BY_CALLER.test(folded) || !isSendable(folded, value.trim())) continue;
    headers[folded] = value.trim();
  }
  const { "content-type": declared, ...others } = headers;
  if (body === undefined || sent === null) return { headers, contentType: "" };
  if (body.kind === "json" && body.encoding !== "json") {
    return { headers: others, contentType: "application/x-www-form-urlencoded" };
  }
  const text = body.kind === "json" && typeof sent === "string" ? body.textType : null;
  if (body.kind !== "content" && text === null) {
    if (declared === undefined || declared.toLowerCase() === "application/json") {
      return { headers: others, contentType: "application/json" };
    }
    return /json/i.test(declared)
      ? { headers, contentType: declared }
      : `it sends JSON, but its content type is ${declared}. Correct the header`;
  }
  const own = text ?? (body.kind === "content" ? body.contentType : null) ?? "text/plain;charset=UTF-8";
  return declared === undefined || declared === own
    ? { headers: others, contentType: own }
    : { headers, contentType: declared };
}

/**
 * Whether the name and the value of a header have only valid characters. `__proto__` is refused, because an assignment
 * to `__proto__` does not add a key to an object.
 * {@link https://www.rfc-editor.org/rfc/rfc9110#section-5 | RFC 9110, fields}
 */
function isSendable(name: string, value: string): boolean {
  return /^[\w!#$%&'*+.^`|~-]+$/.test(name) && /^[\t\x20-\x7e\x80-\xff]+$/.test(value) && name !== "__proto__";
}
