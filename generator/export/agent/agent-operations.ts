import { groupBy } from "../../collections/group-by.js";
import type { ApiModel, Operation, PermissionScheme, Route } from "../../model/model.js";
import { areaFinder } from "../areas.js";
import { plainLine, visibleCode } from "./plain-text.js";
import { LONGEST_ID } from "./tool-inputs.js";

/** An operation in the few words that an agent needs to choose it. All texts are single lines, safe for Markdown. */
export interface AgentOperation {
  readonly operation: Operation;
  readonly id: string;
  readonly summary: string;
  /** All routes: `GET /(me|users/{id})/messages`. Safe only in a code span. */
  readonly routes: string;
  /** The least privileged permissions; `null` if the docs do not name them. Safe only in a code span. */
  readonly permission: string | null;
  /** The area of the first route. */
  readonly area: string;
  /** The areas of the other routes. */
  readonly otherAreas: readonly string[];
}

const LONGEST_SUMMARY = 80;
const LONGEST_ROUTES = 500;
const LONGEST_PERMISSION = 200;

/** Lists the operations that have a route, in the order of the model. */
export function agentOperations({ operations }: ApiModel): AgentOperation[] {
  const areaOf = areaFinder(operations.flatMap(({ routes }) => routes.map(({ path }) => path)));
  return operations.flatMap((operation): AgentOperation[] => {
    const [area, ...others] = [...new Set(operation.routes.map(({ path }) => areaOf(path)))];
    if (area === undefined) return [];
    return [
      {
        operation,
        id: visibleCode(operation.id, LONGEST_ID),
        summary: summaryOf(operation),
        routes: visibleCode(compactRoutes(operation.routes), LONGEST_ROUTES),
        permission: leastPermission(operation),
        area,
        otherAreas: others,
      },
    ];
  });
}

/** The title; the start of the description if the title is only a name, such as `user: sendMail`. */
function summaryOf({ id, title, description, deprecated }: Operation): string {
  const plain = plainLine(title, LONGEST_SUMMARY);
  const isName = plain === "" || /^[\w. ]+:\s*[\w.]+$/.test(plain);
  const sentence = isName ? plainLine(firstSentence(description), LONGEST_SUMMARY) : "";
  const summary = sentence || plain || plainLine(id, LONGEST_SUMMARY);
  return deprecated ? `${summary} (deprecated)` : summary;
}

function firstSentence(text: string): string {
  return /^.{0,400}?[.!?](?=\s|$)/s.exec(text)?.[0].replace(/\.$/, "") ?? text;
}

/**
 * Writes routes with little text. The parts in which routes of a method differ are in parentheses:
 * `GET /(me|users/{id})/messages`. Placeholders have the names of the first route.
 */
export function compactRoutes(routes: readonly Route[]): string {
  return [...groupBy(routes, ({ method }) => method)]
    .map(([method, group]) => `${method} ${compactPaths(group.map(({ path }) => path))}`)
    .join(", ");
}

function compactPaths(paths: readonly string[]): string {
  const all = [...new Map(paths.map((path) => [shapeOf(path), path.split("/").slice(1)])).values()];
  const [first = [], ...others] = all;
  // Each alternative has at least one segment, because an empty alternative is hard to read.
  const limit = Math.min(...all.map(({ length }) => length)) - 1;
  const isShared = (index: number): boolean =>
    others.every((one) => shapeOf(one.at(index) ?? "") === shapeOf(first.at(index) ?? ""));
  let start = 0;
  while (start < limit && isShared(start)) start += 1;
  let end = 0;
  while (start + end < limit && isShared(-1 - end)) end += 1;
  if (others.length === 0 || start + end === 0) {
    return listed(
      all.map((segments) => `/${segments.join("/")}`),
      " | ",
    );
  }
  const middles = all.map((segments) => segments.slice(start, segments.length - end).join("/"));
  return ["", ...first.slice(0, start), `(${listed(middles, "|")})`, ...first.slice(first.length - end)].join("/");
}

/** Joins alternatives. If there are many, the last ones are only counted. */
function listed(alternatives: readonly string[], separator: string): string {
  const shown = alternatives.slice(0, MOST_ALTERNATIVES);
  const others = alternatives.length - shown.length;
  return [...shown, ...(others > 0 ? [`+${String(others)} more`] : [])].join(separator);
}

const MOST_ALTERNATIVES = 3;

/** A path or a segment without the names of placeholders. */
function shapeOf(text: string): string {
  return text.replaceAll(/\{[^{}]*\}/g, "{}");
}

/**
 * The least privileged permissions: `Mail.Read, app: Mail.ReadBasic.All`. Those of personal accounts and applications
 * follow only if they differ from those of work accounts. `+` joins permissions that are required together, `or` joins
 * alternatives, and `/` joins variants of the operation.
 */
function leastPermission({ permissions }: Operation): string | null {
  const variants = new Set(
    permissions.flatMap(({ delegatedWork, delegatedPersonal, application }) => {
      const work = alternatives(delegatedWork);
      const others = Object.entries({ personal: alternatives(delegatedPersonal), app: alternatives(application) })
        .filter(([, text]) => text !== "" && text !== work)
        .map(([label, text]) => `${label}: ${text}`);
      const all = work === "" ? others : [work, ...others];
      return all.length === 0 ? [] : [all.join(", ")];
    }),
  );
  return variants.size === 0 ? null : visibleCode(listed([...variants], " / "), LONGEST_PERMISSION);
}

function alternatives({ supported, placeholder, least }: PermissionScheme): string {
  return supported && !placeholder ? least.map((together) => together.join("+")).join(" or ") : "";
}
