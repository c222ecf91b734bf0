import { groupBy } from "../../../collections/group-by.js";
import type { Operation, Response, Route } from "../../../model/model.js";
import { byPlace } from "../../../collections/order.js";
import { itemType, shortName } from "../../../model/qualified-name.js";
import { indexTypes, type TypeIndex } from "../../../model/type-index.js";
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

function* conflict(
  first: DocumentedRoute,
  { operation, route }: DocumentedRoute,
  types: TypeIndex,
): Generator<CheckFinding> {
  const different = differences(first.operation, operation, types);
  if (different === null || first.operation.id === operation.id) return;
  const { file, line } = first.route.source;
  const request = `${route.method} ${route.path}`;
  const message = `${request} is also documented in ${file}, line ${line}, with ${different}. Make the two pages agree, or say on both pages when each of the two applies.`;
  yield { message, source: route.source, subject: request };
}

/** The first fact in which two operations differ; `null` if all compared facts are equal. */
function differences(first: Operation, other: Operation, types: TypeIndex): string | null {
  const [a, b] = [successes(first), successes(other)];
  const [answer, otherAnswer] = [a[0], b[0]];
  if (answer !== undefined && otherAnswer !== undefined) {
    const isSameStatus = a.some(({ status }) => b.some((response) => response.status === status));
    if (!isSameStatus && !isAsynchronous(first) && !isAsynchronous(other)) {
      return `status ${answer.status} instead of ${otherAnswer.status}`;
    }
    const [type, otherType] = [itemOf(answer), itemOf(otherAnswer)];
    if (type !== null && otherType !== null && !haveCommonBase(type, otherType, types)) {
      return `the response type ${type} instead of ${otherType}`;
    }
  }
  if (haveCommonPermissions(first, other)) return null;
  const [needs, otherNeeds] = [leastPrivileges(first.permissions), leastPrivileges(other.permissions)];
  return needs === otherNeeds || needs === "" || otherNeeds === ""
    ? null
    : `the permission ${needs} instead of ${otherNeeds}`;
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
  return prefers && successes(operation).some(({ status }) => status === 202);
}

function successes({ responses }: Operation): Response[] {
  return responses.filter(({ status }) => status < 300);
}

function itemOf({ type }: Response): string | null {
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

/**
 * Tells whether two operations have the same permissions for one resource or variant. A page about several resources
 * has permissions for each resource, and its table does not say to which resource a path belongs.
 */
function haveCommonPermissions(first: Operation, other: Operation): boolean {
  const own = new Set(first.permissions.map((one) => leastPrivileges([one])));
  return other.permissions.some((one) => own.has(leastPrivileges([one])));
}

function leastPrivileges(permissions: Operation["permissions"]): string {
  const schemes = permissions.flatMap(({ delegatedWork, application }) => [delegatedWork, application]);
  const needs = schemes.flatMap(({ least }) => least.map((together) => together.join(" and ")));
  return [...new Set(needs)].sort().join(" or ");
}
