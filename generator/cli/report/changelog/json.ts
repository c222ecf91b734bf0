import { createHash } from "node:crypto";
import type { ResourceChanges } from "../../../diff/group-by-resource.js";
import type { Change } from "../../../diff/change.js";
import { link, message, printInline, text } from "../markdown.js";
import { printableJson } from "../printable.js";
import type { ChangelogContext, ChangelogReporter } from "../reporter.js";

/**
 * Prints release notes in the JSON format of Microsoft Graph's changelog: one entry per resource. Ids are digests of the
 * content, so equal notes have equal bytes.
 */
export const reportJson: ChangelogReporter = (resources, context) =>
  `${printableJson(JSON.stringify({ changelog: resources.map((one) => entry(one, context)) }, null, 2))}\n`;

function entry({ resource, page, changes }: ResourceChanges, context: ChangelogContext): object {
  const id = guid(JSON.stringify([context.version, context.date, resource, changes.map(({ message }) => message)]));
  return {
    ChangeList: changes.map((change) => ({
      Id: id,
      ApiChange: changedElement(change),
      ChangedApiName: change.name ?? resource,
      ChangeType: changeType(change),
      Description: printInline(...message(change.message), text(" "), link(resource, encodeURI(context.link(page)))),
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

/** The kind of API element that changed, as Microsoft Graph's changelog names it. */
function changedElement({ id, from, to }: Change): string {
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

/**
 * A UUID of version 8 from a digest.
 * {@link https://www.rfc-editor.org/rfc/rfc9562#name-uuid-version-8 | RFC 9562}
 */
function guid(text: string): string {
  const hex = createHash("sha256").update(text).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
