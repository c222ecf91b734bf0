import type { Blockquote, ListItem, Root, RootContent } from "mdast";

/** A node whose children are blocks. */
export type BlockContainer = Root | ListItem | Blockquote;

/**
 * Walks the block containers of a tree, but not their inline content. An outer container comes before the containers in
 * it. Nodes that the caller adds to a container are walked too.
 */
export function* blockContainers(tree: Root): Generator<BlockContainer> {
  const waiting: BlockContainer[] = [tree];
  for (let container = waiting.pop(); container !== undefined; container = waiting.pop()) {
    yield container;
    for (const child of container.children as readonly RootContent[]) {
      if (child.type === "blockquote") waiting.push(child);
      if (child.type === "list") waiting.push(...child.children);
    }
  }
}
