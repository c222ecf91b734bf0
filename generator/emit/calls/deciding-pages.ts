import { finding, type Report } from "../../findings/create-finding.js";
import type { Response } from "../../model/model.js";
import { itemType, shortName } from "../../model/qualified-name.js";
import { responsesOfRoute } from "../../model/route-responses.js";
import type { DocumentedRoute } from "./documented-route.js";

/**
 * Selects the pages whose responses decide the result of a call that several pages document:
 *
 * - A page whose routes return several types does not decide. It describes one use of many requests, such as the creation
 *   of an item with an extended property.
 * - If some pages document a body and others do not, the pages decide that are named after the type: `user-update`
 *   rather than `intune-mam-user-update`.
 *
 * Reports `conflicting-response` for each page with another response than those that decide.
 */
export function selectDecidingPages<Member extends DocumentedRoute>(
  pages: readonly Member[],
  report: Report,
): readonly Member[] {
  const [only] = pages;
  if (only === undefined || pages.length === 1) return pages;
  const single = pages.filter(({ operation }) =>
    returnsOneType(operation.routes.flatMap((route) => successes({ operation, route }))),
  );
  const candidates = single.length > 0 ? single : pages;
  const types = new Set(candidates.map(typeOf));
  if (!types.has(null) || types.size === 1) return candidates;
  const names = [...types].flatMap((type) => (type === null ? [] : [`${shortName(type).toLowerCase()}-`]));
  const named = candidates.filter(({ operation }) => names.some((name) => operation.id.toLowerCase().startsWith(name)));
  const [first] = named;
  if (first === undefined) return candidates;
  for (const other of candidates.filter((page) => typeOf(page) !== typeOf(first) && !named.includes(page))) {
    const { route, operation } = other;
    const message = `"${operation.title}" documents ${describe(typeOf(other))} for ${route.method} ${route.path}, but "${first.operation.title}" documents ${describe(typeOf(first))}. The SDK follows the latter. Correct one of the two.`;
    report(finding("conflicting-response", route.source, message, { subject: `${route.method} ${route.path}` }));
  }
  return named;
}

function successes({ operation, route }: DocumentedRoute): Response[] {
  return responsesOfRoute(route, operation).filter(({ status }) => status < 400);
}

function returnsOneType(responses: readonly Response[]): boolean {
  return new Set(responses.flatMap(({ type }) => (type === null ? [] : [itemType(type).type]))).size < 2;
}

/** The type that a page documents for its route; `null` if it documents a response without a body. */
function typeOf(page: DocumentedRoute): string | null {
  const type = successes(page).find((response) => response.type !== null)?.type ?? null;
  return type === null ? null : itemType(type).type;
}

function describe(type: string | null): string {
  return type ?? "a response without a body";
}
