import { shortName } from "../../model/qualified-name.js";
import { isKeyed, readPath } from "../../page/grammar/path.js";

/** One segment of a documented path: a name in lower case, or a key. */
export type TemplateSegment = { readonly kind: "name"; readonly name: string } | { readonly kind: "key" };

/**
 * The segments of a path, with the values of its keys: `["users", "a/b"]`. Only keys keep their upper and lower case.
 */
export type Location = readonly string[];

/** Stored data: the documented place (`/users/{}`), and the path with the values of its keys. */
export interface Spot {
  readonly place: string;
  readonly location: Location;
}

/** Whether a spot is an item of a collection. */
export function isItem({ place }: Spot): boolean {
  return place.endsWith(ITEM);
}

/** The collection of an item. */
export function collectionOf({ place, location }: Spot): Spot {
  return { place: place.slice(0, -ITEM.length), location: location.slice(0, -1) };
}

/** An item of a collection. */
export function itemOf({ place, location }: Spot, id: string): Spot {
  return { place: place + ITEM, location: [...location, id] };
}

/** Whether the key in a path is a placeholder: `{id}`. */
export function isPlaceholder(key: string): boolean {
  return /[{}<>]/.test(key);
}

/** The data below an item or object. */
export function below({ place, location }: Spot, name: string): Spot {
  const segment = name.toLowerCase();
  return { place: `${place}/${segment}`, location: [...location, segment] };
}

/** The data above a name such as `$ref`. */
export function above({ place, location }: Spot): Spot {
  return { place: place.slice(0, place.lastIndexOf("/")), location: location.slice(0, -1) };
}

const ITEM = "/{}";

/**
 * Splits a documented path into names and keys. `/users('{id}')` has the same segments as `/users/{id}`.
 *
 * @returns `null` for a path that does not lead to stored data: a function with arguments, the path of a drive item, or
 * a placeholder for several segments
 */
export function readTemplate(path: string): readonly TemplateSegment[] | null {
  const segments: TemplateSegment[] = [];
  for (const segment of readPath(path).segments) {
    const { kind, text, name } = segment;
    if (text === "") continue;
    const isName = kind === "static" || kind === "system" || kind === "qualified" || text === `${name}()`;
    if (segment.placeholders.some(({ wildcard }) => wildcard === true)) return null;
    if (isName) segments.push({ kind: "name", name: shortName(name.toLowerCase()) });
    else if (kind === "key") segments.push({ kind: "key" });
    else if (isKeyed(segment)) segments.push({ kind: "name", name: name.toLowerCase() }, { kind: "key" });
    else return null;
  }
  return segments;
}

/** Makes a spot. */
export function spotOf(template: readonly TemplateSegment[], location: Location): Spot {
  return { place: placeOf(template), location };
}

/** Returns the same text for paths that differ only in the names of their keys: `/users/{}/messages`. */
export function placeOf(template: readonly TemplateSegment[]): string {
  return template.map((segment) => (segment.kind === "key" ? ITEM : `/${segment.name}`)).join("");
}

/**
 * Splits the path of a request into decoded segments. A key in parentheses becomes a segment of its own. An encoded slash
 * is a part of its segment.
 */
export function readSegments(path: string): readonly string[] {
  return path.split("/").flatMap((encoded) => {
    if (encoded === "") return [];
    const text = decodeSegment(encoded);
    const keyed = /^([A-Za-z]\w*)\((?:'(.*)'|([^=]*))\)$/s.exec(text);
    const [, name, quoted, plain] = keyed ?? [];
    const key = quoted?.replaceAll("''", "'") ?? plain;
    return name === undefined || key === undefined || key === "" ? [text] : [name, key];
  });
}

/** Decodes a segment, if its encoding is valid. */
export function decodeSegment(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/**
 * Makes the location of a request.
 *
 * @param segments the segments of the request, one for each segment of `template`
 */
export function locationOf(template: readonly TemplateSegment[], segments: readonly string[]): Location {
  return template.map((segment, index) => (segment.kind === "key" ? (segments[index] ?? "") : segment.name));
}
