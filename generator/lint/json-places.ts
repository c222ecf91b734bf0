import { type Node, parseTree } from "jsonc-parser";
import type { Place } from "../findings/finding.js";
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
 * not valid, its place is the start of the JSON.
 * {@link https://www.rfc-editor.org/rfc/rfc6901 | RFC 6901, JSON Pointer}
 */
export function placesInJson({ start, block }: PlacedJson, texts: SourceTexts): PlaceInJson {
  const lines: string[] = [];
  for (let line = start.line; line < (block.endLine ?? start.line + 1); line += 1)
    lines.push(texts.line(start.file, line));
  const text = lines.join("\n");
  const before = start.column - 1;
  const root = parseTree(" ".repeat(before) + text.slice(before), [], { allowTrailingComma: true });
  return (pointer, part) => {
    const value = root && nodeAt(root, pointer);
    const name = value?.parent?.type === "property" ? value.parent.children?.[0] : undefined;
    const node = part === "name" ? (name ?? value) : value;
    return node === undefined ? start : placeOfNode(node, text, start);
  };
}

function nodeAt(root: Node, pointer: string): Node | undefined {
  const keys = pointer.split("/").slice(1);
  return keys.reduce<Node | undefined>((node, key) => {
    const name = key.replaceAll("~1", "/").replaceAll("~0", "~");
    if (node?.type === "array") return node.children?.[Number(name)];
    const property = node?.children?.findLast(({ children }) => children?.[0]?.value === name);
    return property?.children?.[1];
  }, root);
}

/** The place of a node. For an object or an array, it is only the opening bracket. */
function placeOfNode({ type, offset, length }: Node, text: string, start: Place): Place {
  const marked = type === "object" || type === "array" ? 1 : length;
  const before = text.slice(0, offset);
  const line = start.line + before.split("\n").length - 1;
  const column = offset - before.lastIndexOf("\n");
  return { file: start.file, line, column, endLine: line, endColumn: column + marked };
}
