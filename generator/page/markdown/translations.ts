import type { Nodes, Parent, PhrasingContent, Root } from "mdast";
import type { Plugin } from "unified";
import { visit } from "unist-util-visit";

const TRANSLATED = /^<span data-ttu-id=/i;
const LOOKUP = /^<span class="sxs-lookup">/i;

/**
 * Replaces translated sentences with their English source, because machine translation also changes names. This is
 * possible for pages that contain both: `<span data-ttu-id="…">权限</span><span class="sxs-lookup"><span
 * data-stu-id="…">Permissions</span></span>`.
 * {@link https://github.com/microsoftgraph/microsoft-graph-docs.pt-BR | A docs set with such pages}
 */
export const remarkTranslations: Plugin<[], Root> = () => (tree, file) => {
  if (!/sxs-lookup/i.test(String(file.value))) return;
  visit(tree, (node) => {
    if (!holdsLookup(node)) return;
    node.children = withSources(node.children as PhrasingContent[]);
  });
};

function holdsLookup(node: Nodes): node is Nodes & Parent {
  return "children" in node && node.children.some((child) => child.type === "html" && LOOKUP.test(child.value));
}

function withSources(children: readonly PhrasingContent[]): PhrasingContent[] {
  const ends = spanEnds(children);
  const kept: PhrasingContent[] = [];
  for (let index = 0; index < children.length; index += 1) {
    const node = children[index];
    const end = ends.get(index);
    if (node === undefined) continue;
    if (node.type !== "html" || end === undefined) kept.push(node);
    else if (TRANSLATED.test(node.value) && isLookup(children[end + 1])) index = end;
    else if (LOOKUP.test(node.value)) {
      kept.push(...children.slice(index + 1, end).filter((child) => child.type !== "html" || !isSpan(child.value)));
      index = end;
    }
  }
  return kept;
}

/** Maps the index of each start tag of a `<span>` to the index of its end tag. Unclosed spans are left out. */
function spanEnds(children: readonly PhrasingContent[]): ReadonlyMap<number, number> {
  const ends = new Map<number, number>();
  const open: number[] = [];
  children.forEach((node, index) => {
    if (node.type !== "html" || !isSpan(node.value)) return;
    const start = node.value.startsWith("</") ? open.pop() : undefined;
    if (start !== undefined) ends.set(start, index);
    else open.push(index);
  });
  return ends;
}

function isSpan(html: string): boolean {
  return /^<\/?span\b/i.test(html);
}

function isLookup(node: PhrasingContent | undefined): boolean {
  return node?.type === "html" && LOOKUP.test(node.value);
}
