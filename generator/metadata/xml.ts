import { SaxesParser } from "saxes";

import type { Place } from "../findings/finding.js";
import { UsageError } from "../usage-error.js";

/** An element of an XML document, without comments and processing instructions. */
export interface XmlElement {
  /** Namespace URI; empty if the element does not have one. */
  readonly namespace: string;
  /** Name without prefix. */
  readonly name: string;
  /** Attributes without a prefix. CSDL does not define attributes with a prefix. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** The text directly in the element. */
  readonly text: string;
  /** The first character of the start tag. */
  readonly source: Place;
}

/**
 * The deepest nesting. It is limited because the parser looks up the namespace of an element in all its ancestors. CSDL
 * never nests this deep.
 */
const MAX_DEPTH = 256;

interface OpenElement extends XmlElement {
  readonly children: XmlElement[];
  text: string;
}

/**
 * Parses an XML document. It never expands the entities of a document type and never loads a file, so an untrusted
 * document cannot grow beyond its own length.
 *
 * @param file - the path of the file in places
 * @param name - the path of the file in errors
 * @returns the root element
 * @throws UsageError with file, line and column if the text is not well-formed or nests too deep
 * @see {@link https://www.w3.org/TR/xml/ | XML 1.0}
 */
export function parseXml(text: string, file: string, name: string = file): XmlElement {
  const parser = new SaxesParser({ xmlns: true, position: false });
  const placeAt = placeFinder(text, file);
  const open: OpenElement[] = [];
  let start: Place = { file, line: 1, column: 1 };
  const roots: XmlElement[] = [];

  const refuse = (why: string): never => {
    throw new UsageError(`${name}:${String(parser.line)}:${String(parser.columnIndex + 1)}: ${why}. Correct the file.`);
  };
  parser.on("error", (error) => refuse(`not well-formed XML: ${error.message.replace(/\.$/, "")}`));
  parser.on("opentagstart", () => {
    if (open.length === MAX_DEPTH) refuse(`elements are nested more than ${String(MAX_DEPTH)} levels deep`);
    start = placeAt(text.lastIndexOf("<", parser.position - 1));
  });
  parser.on("opentag", (tag) => {
    const attributes = new Map<string, string>();
    for (const { prefix, local, value } of Object.values(tag.attributes)) {
      if (prefix === "") attributes.set(local, value);
    }
    open.push({ namespace: tag.uri, name: tag.local, attributes, children: [], text: "", source: start });
  });
  const append = (data: string): void => {
    const element = open.at(-1);
    if (element !== undefined) element.text += data;
  };
  parser.on("text", append);
  parser.on("cdata", append);
  parser.on("closetag", () => {
    const element = open.pop();
    if (element === undefined) return;
    (open.at(-1)?.children ?? roots).push(element);
  });

  parser.write(text).close();
  return roots[0] ?? refuse("not well-formed XML: no root element");
}

/** Creates a function that converts offsets to places. Each offset must be at or after the previous one. */
function placeFinder(text: string, file: string): (offset: number) => Place {
  const breaks = text.matchAll(/\r\n?|\n/g);
  let line = 1;
  let lineStart = 0;
  let next = breaks.next();
  return (offset) => {
    while (next.done !== true && next.value.index < offset) {
      line += 1;
      lineStart = next.value.index + next.value[0].length;
      next = breaks.next();
    }
    return { file, line, column: offset - lineStart + 1 };
  };
}
