import { type Node, parseTree } from "jsonc-parser";
import type { Place } from "../findings/finding.js";
import { placeFinder } from "../page/grammar/place.js";
import type { SourceTexts } from "./source-texts.js";

/** JSON in a page: its start, and the block that contains it. */
export interface PlacedJson {
  readonly start: Place;
  readonly block: Place;
}

/** Finds the place of a value, or of its property name, by its JSON Pointer. */
export type PlaceInJson = (pointer: string, part: "name" | "value") => Place;

/**
 * Parses the JSON of a page so that places in it can be found. If a value is not found, for example because the JSON is
 * not valid, its place is the start of the JSON. Finding many places in a body takes linear time.
 * {@link https://www.rfc-editor.org/rfc/rfc6901 | RFC 6901, JSON Pointer}
 */
export function placesInJson({ start, block }: PlacedJson, texts: SourceTexts): PlaceInJson {
  const lines: string[] = [];
  for (let line = start.line; line < (block.endLine ?? start.line + 1); line += 1)
    lines.push(texts.line(start.file, line));
  const text = lines.join("\n");
  const before = start.column - 1;
  const root = parseTree(" ".repeat(before) + text.slice(before), [], { allowTrailingComma: true });
  const placeAt = placeFinder({ text, textSource: { file: start.file, line: start.line, column: 1 } });
  const nodeAt = nodeFinder(root);
  return (pointer, part) => {
    const value = nodeAt(pointer);
    const name = value?.parent?.type === "property" ? value.parent.children?.[0] : undefined;
    const node = part === "name" ? (name ?? value) : value;
    return node === undefined ? start : placeOfNode(node, placeAt);
  };
}

/** Makes the function that finds a node by its JSON Pointer. It remembers the properties of the objects on the way. */
function nodeFinder(root: Node | undefined): (pointer: string) => Node | undefined {
  const propertiesOf = new Map<Node, ReadonlyMap<string, Node | undefined>>();
  return (pointer) => {
    const keys = pointer.split("/").slice(1);
    return keys.reduce<Node | undefined>((node, key) => {
      const name = key.replaceAll("~1", "/").replaceAll("~0", "~");
      if (node?.type === "array") return node.children?.[Number(name)];
      if (node === undefined) return undefined;
      const properties = propertiesOf.get(node) ?? readProperties(node);
      propertiesOf.set(node, properties);
      return properties.get(name);
    }, root);
  };
}

/** The values of an object by name. If a name is repeated, the last value counts, as in `JSON.parse`. */
function readProperties({ children = [] }: Node): ReadonlyMap<string, Node | undefined> {
  return new Map(children.map(({ children: [name, value] = [] }) => [String(name?.value), value]));
}

/** The place of a node. For an object or an array, it is only the opening bracket. */
function placeOfNode({ type, offset, length }: Node, placeAt: (offset: number) => Place): Place {
  const marked = type === "object" || type === "array" ? 1 : length;
  const place = placeAt(offset);
  return { ...place, endLine: place.line, endColumn: place.column + marked };
}
