import type { Nodes, Root } from "mdast";
import type { Link } from "../page.js";
import { fileOf, placeOf } from "./node-place.js";

/**
 * All links, link definitions and images of a page and its includes, in document order. Targets are as written, relative to
 * the file of their place.
 */
export function readLinks(tree: Root, file: string): Link[] {
  return [...linksOf(tree, file)];
}

function* linksOf(node: Nodes, parentFile: string): Generator<Link> {
  if (node.type === "link" || node.type === "definition" || node.type === "image") {
    yield { url: node.url, source: placeOf(node, parentFile) };
  }
  if (!("children" in node)) return;
  const file = fileOf(node, parentFile);
  for (const child of node.children) yield* linksOf(child, file);
}
