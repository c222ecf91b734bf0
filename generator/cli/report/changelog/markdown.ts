import type { Heading, PhrasingContent, RootContent } from "mdast";
import type { ResourceChanges } from "../../../diff/group-by-resource.js";
import type { Change } from "../../../diff/change.js";
import { bulletList, heading, paragraph } from "../../../markdown-nodes.js";
import { link, message, printMarkdown, strong, text } from "../markdown.js";
import type { ChangelogContext, ChangelogReporter } from "../reporter.js";

/** Prints release notes as Markdown: one section per resource, breaking changes first. */
export const reportMarkdown: ChangelogReporter = (resources, context) =>
  printMarkdown(...releaseNotes(resources, context, 1));

/**
 * Makes release notes as Markdown content.
 *
 * @param depth The level of the title; resources are one level below.
 */
export function releaseNotes(
  resources: readonly ResourceChanges[],
  context: ChangelogContext,
  depth: 1 | 2,
): RootContent[] {
  const name = [context.version, context.date.slice(0, 10)].filter((part) => part !== "").join(", ");
  const title = heading(depth, text(name));
  if (resources.length === 0) return [title, paragraph(text("No changes for callers."))];
  return [title, ...resources.flatMap((resource) => resourceSection(resource, context, depth === 1 ? 2 : 3))];
}

function resourceSection(
  { resource, page, changes }: ResourceChanges,
  context: ChangelogContext,
  depth: Heading["depth"],
): RootContent[] {
  const breaking = changes.filter(({ severity }) => severity === "breaking");
  const others = changes.filter(({ severity }) => severity !== "breaking");
  return [
    heading(depth, link(resource, encodeURI(context.link(page)))),
    bulletList([...breaking, ...others].map((change) => entry(change, context))),
  ];
}

function entry(change: Change, context: ChangelogContext): PhrasingContent[] {
  const page = context.link({ side: change.side, file: change.source.file });
  return [
    ...(change.severity === "breaking" ? [strong("Breaking:"), text(" ")] : []),
    ...message(change.message),
    text(" ("),
    link("page", encodeURI(page)),
    text(")"),
  ];
}
