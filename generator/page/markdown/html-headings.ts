import type { Heading, Root, RootContent } from "mdast";
import type { Plugin } from "unified";

/** The start tag of a heading, and its text with the tags in it. */
const HEADING = /^<h([1-6])(?: [^<>]*)?>((?:[^<]|<(?!\/h))*)<\/h\1>/i;

/** Real headings are shorter. */
const LONGEST = 500;

/**
 * Converts headings in HTML to Markdown headings, as in the output of Widdershins: `<h3 id="a">Parameters</h3>`. The
 * HTML after such a heading stays.
 */
export const remarkHtmlHeadings: Plugin<[], Root> = () => (tree) => {
  if (tree.children.some(opensHeading)) tree.children = tree.children.flatMap(convert);
};

function opensHeading(node: RootContent): boolean {
  return node.type === "html" && /^<h[1-6][ >]/i.test(node.value);
}

function convert(node: RootContent): RootContent[] {
  if (node.type !== "html" || !opensHeading(node)) return [node];
  const [whole, level, inner = ""] = HEADING.exec(node.value.slice(0, LONGEST)) ?? [];
  const text = inner.replace(/<[^<>]*>/g, "").trim();
  if (whole === undefined || text === "") return [node];
  const { position } = node;
  const heading: Heading = {
    type: "heading",
    depth: Number(level) as Heading["depth"],
    children: [{ type: "text", value: text, ...(position && { position }) }],
    ...(position && { position }),
  };
  const rest = node.value.slice(whole.length);
  return rest.trim() === "" ? [heading] : [heading, { ...node, value: rest }];
}
