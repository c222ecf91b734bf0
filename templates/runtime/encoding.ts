/**
 * Percent-encodes a value in the query of a URL. Characters without a meaning there are kept, as in OData's own examples
 * and Microsoft Graph's documentation.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc3986#section-3.4 | RFC 3986, query}
 */
export function encodeQueryValue(text: string): string {
  return decodeOnly(encodeURIComponent(text), /%(?:2[4CF]|3[ABDF]|40)/g);
}

/**
 * Percent-encodes a value of a path, so that it stays within its segment. `:` is kept inside of the value and encoded
 * at its ends, where it would start or end the address of an item by its path (`root:/path:`). `$` is encoded, because
 * the service would not read a value such as `$value` as a key.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc3986#section-3.3 | RFC 3986, path}
 */
export function encodeSegment(text: string): string {
  return decodeOnly(encodeURIComponent(text), /%(?:2[6BC]|3[BD]|40)|(?<!^)%3A(?!$)/g);
}

/**
 * Percent-encodes an OData literal in a path. `:` is kept at every position.
 *
 * @see
 * {@link https://docs.oasis-open.org/odata/odata/v4.01/os/abnf/odata-abnf-construction-rules.txt | OData ABNF, primitiveLiteral}
 */
export function encodeLiteral(text: string): string {
  return decodeOnly(encodeURIComponent(text), /%(?:2[46BC]|3[ABD]|40)/g);
}

/**
 * Percent-encodes an OData expression in the query of a URL. Inside of a string in quotes, `/` and `?` are encoded too.
 *
 * @see {@link https://docs.oasis-open.org/odata/odata/v4.01/os/abnf/odata-abnf-construction-rules.txt | OData ABNF, stringLiteral}
 */
export function encodeExpression(text: string): string {
  return encodeQueryValue(text).replaceAll(/'[^']*'/g, (literal) => literal.replaceAll(/[/?]/g, encodeURIComponent));
}

/**
 * Decodes Base64, also in the form for URLs, to a string with one character for each byte.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc4648#section-5 | RFC 4648, base64url}
 * @throws DOMException if the text is not Base64
 */
export function fromBase64(text: string): string {
  return atob(text.replaceAll("-", "+").replaceAll("_", "/"));
}

/** Decodes the percent-encoded characters that a pattern matches. */
export function decodeOnly(encoded: string, kept: RegExp): string {
  return encoded.replaceAll(kept, decodeURIComponent);
}
