import type { Heading, Paragraph, Root, RootContent } from "mdast";
import type { Plugin } from "unified";

/** The start tag of a heading, and its text with the tags in it. */
const HEADING = /^<h([1-6])(?: [^<>]*)?>((?:[^<]|<(?!\/h))*)<\/h\1>/i;

/** The summary of details, and its text with the tags in it. */
const SUMMARY = /^(?:<details(?: [^<>]*)?>\s*)?<summary>((?:[^<]|<(?!\/s))*)<\/summary>/i;

/** Real headings are shorter. */
const LONGEST = 500;

/**
 * Converts HTML to Markdown: headings, as in the output of Widdershins (`<h3 id="a">Parameters</h3>`), and the summary of
 * details, which becomes a paragraph. The HTML after them stays.
 */
export const remarkHtmlHeadings: Plugin<[], Root> = () => (tree) => {
  if (tree.children.some(opensHeading)) tree.children = tree.children.flatMap(convert);
};

function opensHeading(node: RootContent): boolean {
  return node.type === "html" && /^<(?:h[1-6][ >]|details[ >]|summary>)/i.test(node.value);
}

function convert(node: RootContent): RootContent[] {
  if (node.type !== "html" || !opensHeading(node)) return [node];
  const start = node.value.slice(0, LONGEST);
  const [heading, level, inHeading = ""] = HEADING.exec(start) ?? [];
  const [summary, inSummary = inHeading] = SUMMARY.exec(start) ?? [];
  const whole = heading ?? summary;
  const text = inSummary.replace(/<[^<>]*>/g, "").trim();
  if (whole === undefined || text === "") return [node];
  const { position } = node;
  const place = position && { position };
  const children: Paragraph["children"] = [{ type: "text", value: text, ...place }];
  const converted: Heading | Paragraph =
    level === undefined
      ? { type: "paragraph", children, ...place }
      : { type: "heading", depth: Number(level) as Heading["depth"], children, ...place };
  const rest = node.value.slice(whole.length);
  return rest.trim() === "" ? [converted] : [converted, { ...node, value: rest }];
}
