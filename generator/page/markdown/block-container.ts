import type { Blockquote, ListItem, Root, RootContent } from "mdast";

/** A node whose children are blocks. */
export type BlockContainer = Root | ListItem | Blockquote;

/**
 * A tree's containers of blocks, outer ones first; inline content is not walked through. What a caller puts into a
 * container is walked in its turn.
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
