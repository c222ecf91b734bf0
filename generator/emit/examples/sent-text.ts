import type { ValueSlot } from "../calls/call-path.js";

/**
 * Decodes the percent-encoded characters of a URL that have the same meaning without encoding, such as a space or a
 * quote. The test server of the SDK decodes requests in the same way, so that a test compares all other characters as
 * they are sent.
 *
 * @throws URIError if a percent-encoding is not valid
 */
export function decodeHarmless(text: string): string {
  return text.replaceAll(/(?:%[\da-f]{2})+/gi, (run) => encodeMeaningful(decodeURIComponent(run)));
}

function encodeMeaningful(text: string): string {
  return text.replaceAll(/[/:?#&=+@;%]/g, encodeURIComponent);
}

/** A query value as the runtime's `encodeQueryValue` sends it. */
export function sentQueryValue(value: string): string {
  return decodeOnly(encodeMeaningful(value), /%(?:2F|3A|3B|3D|3F|40)/g);
}

/** The name of a query parameter as the runtime sends it. */
export function sentQueryName(name: string): string {
  return sentQueryValue(name).replaceAll("=", "%3D");
}

/**
 * A value in a path or an expression, as the runtime sends it.
 *
 * @param value the text of the value; for a list, the JSON text that {@link listItems} reads
 */
export function sentValue({ form, list }: ValueSlot, value: string, location: "path" | "query"): string {
  if (form === "json") return sentQueryValue(value);
  if (form === "literal") {
    const literal = list === true ? `[${listItems(value).map(literalText).join(",")}]` : literalText(value);
    return location === "path" ? decodeOnly(encodeMeaningful(literal), IN_LITERAL) : sentExpression(literal);
  }
  if (location === "query") return sentQueryValue(value);
  const segment = (text: string): string => decodeOnly(encodeMeaningful(text), /%(?:26|2B|3B|3D|40)|(?<!^)%3A(?!$)/g);
  return form === "itemPath" ? value.split("/").filter(Boolean).map(segment).join("/") : segment(value);
}

const IN_LITERAL = /%(?:26|2B|3A|3B|3D|40)/g;

function sentExpression(literal: string): string {
  return sentQueryValue(literal).replaceAll(/[/?]/g, encodeURIComponent);
}

function literalText(value: unknown): string {
  return typeof value === "string" ? `'${value.replaceAll("'", "''")}'` : String(value);
}

function decodeOnly(encoded: string, kept: RegExp): string {
  return encoded.replaceAll(kept, decodeURIComponent);
}

/** Parses the JSON text of a list. */
export function listItems(value: string): (string | number | boolean)[] {
  return JSON.parse(value) as (string | number | boolean)[];
}
