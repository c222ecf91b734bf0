import type { Place } from "../../findings/finding.js";
import { parseJsonTree } from "./json.js";
import { placeFinder, type PlacedText } from "./place.js";

/** Maps texts in JSON to their places. */
export type JsonPlaces = Readonly<Record<string, Place>>;

/** Finds the places of the property names of the outermost object. */
export function memberPlaces(json: PlacedText): JsonPlaces {
  const members = parseJsonTree(json.text)?.children ?? [];
  const placeOf = stringPlaces(json);
  return Object.fromEntries(
    members.flatMap(({ type, children: [name] = [] }) =>
      type !== "property" || name === undefined ? [] : [[String(name.value), placeOf(name.offset, name.length)]],
    ),
  );
}

const TYPE_ANNOTATION = /("@odata\.type"\s{0,20}:\s{0,20})"([^"\\\n]+)"/g;

/** Finds the first place of each value of `@odata.type`. */
export function typeAnnotationPlaces(json: PlacedText): JsonPlaces {
  const places = new Map<string, Place>();
  const placeOf = stringPlaces(json);
  for (const { index, 1: before = "", 2: value = "" } of json.text.matchAll(TYPE_ANNOTATION)) {
    if (!places.has(value)) places.set(value, placeOf(index + before.length, value.length + 2));
  }
  return Object.fromEntries(places);
}

/** The place of a text, or `body` if the text does not have one, for example because it is escaped in the JSON. */
export function placeInJson(text: string, places: JsonPlaces, body: Place): Place {
  return (Object.hasOwn(places, text) ? places[text] : undefined) ?? body;
}

/** Finds places of strings, from the first to the last character. A string in JSON is always on one line. */
function stringPlaces(json: PlacedText): (offset: number, length: number) => Place {
  const placeAt = placeFinder(json);
  return (offset, length) => {
    const start = placeAt(offset);
    return { ...start, endLine: start.line, endColumn: start.column + length };
  };
}
