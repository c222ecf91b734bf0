import type { ResourceChanges } from "../../../diff/group-by-resource.js";
import type { Change } from "../../../diff/change.js";
import { escapeMarkdown, escapeMessage } from "../markdown-text.js";
import { markdownLink } from "./link.js";
import type { ChangelogContext, ChangelogReporter } from "./reporter.js";

/** Release notes: a heading a resource, what breaks first. */
export const reportMarkdown: ChangelogReporter = (resources, context) => {
  const title = `# ${escapeMarkdown([context.version, context.date.slice(0, 10)].filter((part) => part !== "").join(", "))}\n`;
  if (resources.length === 0) return `${title}\nNothing that callers would notice has changed.\n`;
  return [title, ...resources.map((one) => section(one, context))].join("\n");
};

function section({ resource, page, changes }: ResourceChanges, context: ChangelogContext): string {
  const breaking = changes.filter(({ severity }) => severity === "breaking");
  const others = changes.filter(({ severity }) => severity !== "breaking");
  const items = [...breaking, ...others].map((change) => item(change, context));
  return `## ${markdownLink(resource, context.link(page))}\n\n${items.join("")}`;
}

function item(change: Change, { link }: ChangelogContext): string {
  const mark = change.severity === "breaking" ? "**Breaking:** " : "";
  const page = link({ side: change.side, file: change.source.file });
  return `- ${mark}${escapeMessage(change.message)} (${markdownLink("page", page)})\n`;
}
