import type { Nodes, Root } from "mdast";
import type { Link } from "../page.js";
import { fileOf, placeOf } from "./node-place.js";

/**
 * All links, link definitions and images of a page and its includes, in document order. Targets are as written, relative to
 * the file of their place.
 */
export function readLinks(tree: Root, file: string): Link[] {
  const links: Link[] = [];
  addLinks(tree, file, links);
  return links;
}

function addLinks(node: Nodes, parentFile: string, links: Link[]): void {
  if (node.type === "link" || node.type === "definition" || node.type === "image") {
    links.push({ url: node.url, source: placeOf(node, parentFile) });
  }
  if (!("children" in node)) return;
  const file = fileOf(node, parentFile);
  for (const child of node.children) addLinks(child, file, links);
}
