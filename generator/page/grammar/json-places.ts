import type { Place } from "../../findings/finding.js";
import { parseJsonTree } from "./json.js";
import { placeAt, type PlacedText } from "./place.js";

/** Maps texts in JSON to their places. */
export type JsonPlaces = Readonly<Record<string, Place>>;

/** Finds the places of the property names of the outermost object. */
export function memberPlaces(json: PlacedText): JsonPlaces {
  const members = parseJsonTree(json.text)?.children ?? [];
  return Object.fromEntries(
    members.flatMap(({ type, children: [name] = [] }) =>
      type !== "property" || name === undefined ? [] : [[String(name.value), placeOf(json, name.offset, name.length)]],
    ),
  );
}

const TYPE_ANNOTATION = /("@odata\.type"\s{0,20}:\s{0,20})"([^"\\\n]+)"/g;

/** Finds the first place of each value of `@odata.type`. */
export function typeAnnotationPlaces(json: PlacedText): JsonPlaces {
  const places = new Map<string, Place>();
  for (const { index, 1: before = "", 2: value = "" } of json.text.matchAll(TYPE_ANNOTATION)) {
    if (!places.has(value)) places.set(value, placeOf(json, index + before.length, value.length + 2));
  }
  return Object.fromEntries(places);
}

/** The place of a text, or `body` if the text does not have one, for example because it is escaped in the JSON. */
export function placeInJson(text: string, places: JsonPlaces, body: Place): Place {
  return (Object.hasOwn(places, text) ? places[text] : undefined) ?? body;
}

/** The place of a string from its first to its last character. A string in JSON is always on one line. */
function placeOf(json: PlacedText, offset: number, length: number): Place {
  const start = placeAt(json, offset);
  return { ...start, endLine: start.line, endColumn: start.column + length };
}
