import { groupBy } from "../../collections/group-by.js";
import type { ApiModel } from "../../model/model.js";
import { readPath } from "../../page/grammar/path.js";
import { UsageError } from "../../usage-error.js";
import { Omissions, type ExportedApi, type ExportOptions } from "../exported-api.js";
import { assignComponentNames } from "../schema/component-names.js";
import { agentOperations, type AgentOperation } from "./agent-operations.js";
import { codeText, plainLine } from "./plain-text.js";
import { llmsText, operationCount, skillText, type AgentArea } from "./skill.js";

/**
 * Exports files in which an agent finds an operation with few tokens: an Agent Skill with an index of the areas, and
 * a file per area with its operations. An area is the first segment of paths. An operation is in the area of its first
 * route.
 *
 * {@link https://agentskills.io/specification | Agent Skills}
 * {@link https://llmstxt.org | llms.txt}
 *
 * @throws UsageError if the docs do not describe an operation
 */
export function exportAgent(model: ApiModel, { folder }: Pick<ExportOptions, "folder">): ExportedApi<string> {
  const omissions = new Omissions();
  const operations = agentOperations(model);
  if (operations.length === 0) {
    throw new UsageError(
      "The docs do not describe any operation, so the skill would be empty. Select other docs with --docs.",
    );
  }
  for (const { operation, permission } of operations) {
    if (permission === null) {
      omissions.add("permissions of operations, because the docs do not name them", operation);
    }
  }
  for (const { id, routes } of model.operations) {
    if (routes.length === 0) omissions.add("operations without a route", id);
  }
  const areas = areasOf(operations);
  const documents = [
    { name: "SKILL.md", content: skillText(model.api, areas, folder) },
    { name: "llms.txt", content: llmsText(model.api, areas) },
    { name: "index.md", content: indexText(areas) },
    ...areas.map((area) => ({ name: area.file, content: areaText(area) })),
  ];
  return { documents, omitted: omissions.counts() };
}

function areasOf(operations: readonly AgentOperation[]): AgentArea[] {
  const groups = groupBy(operations, ({ area }) => area);
  const others = operations.flatMap(({ area, otherAreas }) => otherAreas.map((name) => ({ name, area })));
  const guests = groupBy(others, ({ name }) => name);
  const names = [...new Set([...groups.keys(), ...guests.keys()])].sort();
  const files = assignComponentNames(names.map((name) => [name, name]));
  return names.map((name) => ({
    name,
    file: `references/${files.get(name) ?? name}.md`,
    operations: groups.get(name) ?? [],
    elsewhere: [...groupBy(guests.get(name) ?? [], ({ area }) => area)].map(([area, list]) => ({
      area,
      count: list.length,
    })),
  }));
}

/** The highest number of resources that the index names for an area. */
const MOST_RESOURCES = 15;

function indexText(areas: readonly AgentArea[]): string {
  const lines = areas.map((area) => {
    const names = resourcesOf(area.operations);
    const shown = names.slice(0, MOST_RESOURCES).map((name) => plainLine(name, 60));
    const more = names.length > shown.length ? `, ${String(names.length - shown.length)} more` : "";
    const about = shown.length === 0 ? "" : `: ${shown.join(", ")}${more}`;
    return `- ${codeText(`/${area.name}`, 80)} ${area.file} (${operationCount(area.operations.length)})${about}${elsewhere(area)}\n`;
  });
  return `# Areas of the API\n\nAn area is the first segment of paths. Each line has the area, its file, and the path segments that its operations\nuse most.\n\n${lines.join("")}`;
}

/** The names in the paths of operations, the most frequent first. */
function resourcesOf(operations: readonly AgentOperation[]): readonly string[] {
  const names = operations.flatMap(({ operation: { routes } }) => {
    const [, ...rest] = readPath(routes[0]?.path ?? "").segments;
    return [...new Set(rest.flatMap(({ kind, name }) => (kind === "static" || kind === "call" ? [name] : [])))];
  });
  return [...groupBy(names, (name) => name)].sort((a, b) => b[1].length - a[1].length).map(([name]) => name);
}

function elsewhere({ elsewhere: others }: AgentArea): string {
  if (others.length === 0) return "";
  const list = others.map(({ area, count }) => `${plainLine(area, 60)} (${String(count)})`);
  return `; operations in other files that also have a route here: ${list.join(", ")}`;
}

function areaText(area: AgentArea): string {
  const lines = area.operations.map(({ id, summary, routes, permission }) => {
    const least = permission === null ? "" : ` ${codeText(permission, permission.length)}`;
    return `- ${codeText(id, id.length)} ${summary} ${codeText(routes, routes.length)}${least}\n`;
  });
  const others = elsewhere(area).replace(/^; o(.*)$/, "O$1.\n");
  const parts = [`# ${codeText(`/${area.name}`, 80)}\n`, lines.join(""), others];
  return parts.filter((part) => part !== "").join("\n");
}
