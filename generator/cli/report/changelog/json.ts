import { createHash } from "node:crypto";
import type { ResourceChanges } from "../../../diff/group-by-resource.js";
import type { Change } from "../../../diff/change.js";
import { escapeMessage } from "../markdown-text.js";
import { markdownLink } from "./link.js";
import type { ChangelogContext, ChangelogReporter } from "./reporter.js";

/**
 * Release notes as the JSON that Microsoft Graph keeps its changelog in: an entry a resource. Ids come from what the
 * entry says, so that equal notes give equal bytes.
 */
export const reportJson: ChangelogReporter = (resources, context) =>
  `${JSON.stringify({ changelog: resources.map((one) => entry(one, context)) }, null, 2)}\n`;

function entry({ resource, page, changes }: ResourceChanges, context: ChangelogContext): object {
  const id = guid(JSON.stringify([context.version, context.date, resource, changes.map(({ message }) => message)]));
  return {
    ChangeList: changes.map((change) => ({
      Id: id,
      ApiChange: thingOf(change),
      ChangedApiName: change.name ?? resource,
      ChangeType: changeType(change),
      Description: `${escapeMessage(change.message)} ${markdownLink(resource, context.link(page))}`,
      Target: resource,
    })),
    Id: id,
    Cloud: "prd",
    Version: context.version,
    CreatedDateTime: context.date,
    WorkloadArea: resource,
    SubArea: "",
  };
}

/** What a change is to, in the words of that changelog. */
function thingOf({ id, from, to }: Change): string {
  if (id.startsWith("enum-") || (id.startsWith("type-") && [from, to].includes("enum"))) return "Enumeration";
  if (id === "property-navigation-changed") return "Relationship";
  if (id.startsWith("property-")) return "Property";
  if (id.startsWith("permission-") || id === "least-privilege-changed") return "Permission";
  return /^(?:type|base-type|key)-/.test(id) ? "Resource" : "Method";
}

function changeType({ id }: Change): string {
  if (id.endsWith("-added")) return "Addition";
  if (id.endsWith("-removed")) return "Deletion";
  return id.endsWith("-deprecated") ? "Deprecation" : "Change";
}

/** A UUID made of a hash, in the layout for ids that are made in a way of one's own. */
function guid(text: string): string {
  const hex = createHash("sha256").update(text).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
