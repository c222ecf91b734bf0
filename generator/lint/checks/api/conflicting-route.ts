import { groupBy } from "../../../collections/group-by.js";
import type { Operation, Response, Route } from "../../../model/model.js";
import { byPlace } from "../../../collections/order.js";
import { readPath } from "../../../page/grammar/path.js";
import { responsesOfRoute } from "../../../model/route-responses.js";
import { itemType, shortName } from "../../../model/qualified-name.js";
import { indexTypes, type TypeIndex } from "../../../model/type-index.js";
import type { PermissionSet } from "../../../vocabulary.js";
import type { ApiCheck, CheckFinding, LintedApi } from "../../check.js";

export const conflictingRoute: ApiCheck = { rule: "conflicting-route", check: checkApi };

interface DocumentedRoute {
  readonly operation: Operation;
  readonly route: Route;
}

function* checkApi({ model }: LintedApi): Generator<CheckFinding> {
  const routes = model.operations.flatMap((operation) => operation.routes.map((route) => ({ operation, route })));
  const byRequest = groupBy(routes, ({ route }) => requestKey(route));
  const types = indexTypes(model.types);
  for (const documented of byRequest.values()) {
    const [first, ...others] = documented.sort((a, b) => byPlace(a.route.source, b.route.source));
    for (const other of others) if (first !== undefined) yield* conflict(first, other, types);
  }
}

/** Requests that differ only in letter case or in the names of placeholders are the same request. */
function requestKey({ method, path, query }: Route): string {
  return `${method} ${path.replace(/\{[^{}]*\}/g, "{}").toLowerCase()}?${query ?? ""}`;
}

function* conflict(first: DocumentedRoute, other: DocumentedRoute, types: TypeIndex): Generator<CheckFinding> {
  const { operation, route } = other;
  const different = differences(first, other, types);
  if (different === null || first.operation.id === operation.id) return;
  const { file, line } = first.route.source;
  const request = `${route.method} ${route.path}`;
  const usual = nameInOtherRoutes(other);
  const fix =
    usual === null
      ? "Make the two pages agree, or say on both pages when each of the two applies."
      : `The other request lines of this page end in ${usual}. Correct this request line, or remove it.`;
  const message = `${request} is also documented in ${file}, line ${line}, with ${different}. ${fix}`;
  yield { message, source: route.source, subject: request };
}

/**
 * The name in which all other routes of the operation end, if it is the name in the title and the route ends in another
 * name, because the line is copied from another page. `null` in all other cases.
 */
function nameInOtherRoutes({ operation, route }: DocumentedRoute): string | null {
  const counts = lastNames.get(operation) ?? countLastNames(operation);
  lastNames.set(operation, counts);
  if (counts.size > 2) return null;
  const own = lastName(route);
  const [name, ...others] = [...counts].flatMap(([one, count]) => (one !== own || count > 1 ? [one] : []));
  const title = operation.title.replaceAll(" ", "").toLowerCase();
  const isInTitle = (word: string): boolean => title.includes(word.toLowerCase());
  return name !== undefined && others.length === 0 && isInTitle(name) && !isInTitle(own) ? name : null;
}

/** How many routes of an operation end in each name. */
const lastNames = new WeakMap<Operation, ReadonlyMap<string, number>>();

function countLastNames({ routes }: Operation): ReadonlyMap<string, number> {
  return new Map([...groupBy(routes, lastName)].map(([name, all]) => [name, all.length]));
}

function lastName({ path }: Route): string {
  return readPath(path).segments.findLast(({ kind }) => kind !== "key")?.name ?? "";
}

/** The first fact in which two routes differ; `null` if all compared facts are equal. */
function differences(one: DocumentedRoute, another: DocumentedRoute, types: TypeIndex): string | null {
  const { operation: first } = one;
  const { operation: other } = another;
  const [a, b] = [successes(first.responses), successes(other.responses)];
  const [answer, otherAnswer] = [a[0], b[0]];
  if (answer !== undefined && otherAnswer !== undefined) {
    const isSameStatus = a.some(({ status }) => b.some((response) => response.status === status));
    if (!isSameStatus && !isAsynchronous(first) && !isAsynchronous(other)) {
      return `status ${answer.status} instead of ${otherAnswer.status}`;
    }
    const [type, otherType] = [itemOf(one), itemOf(another)];
    if (type !== null && otherType !== null && !haveCommonBase(type, otherType, types)) {
      return `the response type ${type} instead of ${otherType}`;
    }
  }
  return differentPermissions(first, other);
}

/**
 * Whether the caller chooses a response with status 202 by the header `Prefer: respond-async`. Another page can document
 * the same request without the header.
 * {@link https://www.rfc-editor.org/rfc/rfc7240#section-4.1 | RFC 7240, respond-async}
 */
function isAsynchronous(operation: Operation): boolean {
  const prefers = operation.headers.some(
    ({ name, description }) => name.toLowerCase() === "prefer" && /\brespond-async\b/i.test(description),
  );
  return prefers && successes(operation.responses).some(({ status }) => status === 202);
}

function successes(responses: readonly Response[]): Response[] {
  return responses.filter(({ status }) => status < 300);
}

/** The type that a route returns. It can differ from the type that another route of the page returns. */
function itemOf({ operation, route }: DocumentedRoute): string | null {
  const type = successes(responsesOfRoute(route, operation))[0]?.type ?? null;
  const item = type === null ? "Edm.Untyped" : itemType(type).type;
  return item === "Edm.Untyped" ? null : item;
}

/**
 * Tells whether two types have a common base type. Several pages can document the same request, each for another
 * subtype of the base type.
 */
function haveCommonBase(type: string, other: string, types: TypeIndex): boolean {
  const lineage = (name: string): string[] => [name, ...types.lineage(name).map((ancestor) => ancestor.name)];
  const own = lineage(type);
  return lineage(other).some((name) => own.includes(name) && shortName(name) !== "entity");
}

/** The first permission type with different least privileged permissions; `null` if there is none. */
function differentPermissions(first: Operation, other: Operation): string | null {
  if (haveCommonPermissions(first, other)) return null;
  for (const [name, type] of PERMISSION_TYPES) {
    const [needs, otherNeeds] = [leastPrivileges(first.permissions, type), leastPrivileges(other.permissions, type)];
    if (!areDifferent(needs, otherNeeds)) continue;
    const [permissions, otherPermissions] = [list(needs), list(otherNeeds)];
    return permissions === NOT_SUPPORTED
      ? `no ${name} permission instead of ${otherPermissions}`
      : `the ${name} permission ${permissions} instead of ${otherPermissions}`;
  }
  return null;
}

const PERMISSION_TYPES = [
  ["delegated", "delegatedWork"],
  ["application", "application"],
] as const;

type ComparedType = (typeof PERMISSION_TYPES)[number][1];

/**
 * Tells whether two operations have the same permissions for one resource or variant. A page about several resources
 * has permissions for each resource, and its table does not say to which resource a path belongs.
 */
function haveCommonPermissions({ permissions }: Operation, other: Operation): boolean {
  if (permissions.length < 2 && other.permissions.length < 2) return false;
  const keyOf = (one: PermissionSet): string =>
    PERMISSION_TYPES.map(([, type]) => list(leastPrivileges([one], type))).join(";");
  const own = new Set(permissions.map(keyOf));
  return other.permissions.some((one) => own.has(keyOf(one)));
}

/** A permission type that one page does not support is compared only if the other page has permissions for one resource. */
function areDifferent(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  if (one.size === 0 || other.size === 0 || [...one].some((need) => other.has(need))) return false;
  return (one.size === 1 && other.size === 1) || !(one.has(NOT_SUPPORTED) || other.has(NOT_SUPPORTED));
}

function list(alternatives: ReadonlySet<string>): string {
  return [...alternatives].sort().join(" or ");
}

const NOT_SUPPORTED = "none";

/** The least privileged permissions for each resource of an operation. Empty if they are unknown. */
function leastPrivileges(sets: readonly PermissionSet[], type: ComparedType): ReadonlySet<string> {
  const needs = sets.flatMap(({ source: table, [type]: { supported, placeholder, least, source: row } }) => {
    if (supported) return least.length === 0 ? [] : [least.map((all) => all.join(" and ")).join(" or ")];
    // A scheme that no row documents has the place of the table.
    return placeholder || row.line === table.line ? [] : [NOT_SUPPORTED];
  });
  const supported = needs.filter((need) => need !== NOT_SUPPORTED);
  return new Set(supported.length > 0 ? supported : needs);
}
