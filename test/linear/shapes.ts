import type { Docs } from "../lint/docs.js";
import { blockConstructs, inlineConstructs } from "./constructs.js";
import { blockPositions, inlinePositions, nestings } from "./positions.js";

/** A construct in a position of a page. The construct can be inside another block. */
export interface Shape {
  readonly name: string;
  /** @param size the length of the construct, in characters */
  readonly docs: (size: number) => Docs;
}

/** Returns a shape for every construct in every position and every nesting. */
export function allShapes(): Shape[] {
  const inline = inlineConstructs.flatMap((construct) =>
    inlinePositions.map((position): Shape => ({
      name: `${construct.name} in ${position.name}`,
      docs: (size) => position.docs(construct.text(size)),
    })),
  );
  const blocks = blockConstructs.flatMap((construct) =>
    blockPositions.flatMap((position) =>
      nestings.map((nesting): Shape => ({
        name: `${construct.name} in ${position.name}, within ${nesting.name}`,
        docs: (size) => position.docs(nesting.wrap(construct.text(size))),
      })),
    ),
  );
  return [...inline, ...blocks];
}

/** The shapes that docwright once read in quadratic time. */
export const onceQuadratic: readonly string[] = [
  "alerts in the introduction, within no other block",
  "underlined headings in the introduction, within no other block",
  "lazy block quotes in the introduction, within no other block",
  "declarations in the introduction",
  "instructions in the introduction",
  "comments in the introduction",
  "comments in the description of a property",
  "parts of a word in permission prose",
  "spaces in a request line after the URL",
  "letters in a line before an include",
  "permissions in a permission cell",
  "words in a permission cell",
  "tags in a permission cell",
  "zero-width spaces in an include",
  "zero-width spaces after double quotes in the introduction",
];

/**
 * Returns `count` shapes: those that once took quadratic time, and others in which every construct and every position
 * occurs about equally often.
 */
export function drawShapes(count: number): Shape[] {
  const all = allShapes();
  const known = all.filter(({ name }) => onceQuadratic.includes(name));
  // The list is ordered by construct, position and nesting. An odd stride does not always hit the same position or
  // nesting.
  const stride = Math.floor(all.length / (count - known.length)) | 1;
  const drawn = Array.from({ length: count - known.length }, (_, index) => all[(index * stride) % all.length]);
  return [...new Set([...known, ...drawn.filter((shape) => shape !== undefined)])];
}
