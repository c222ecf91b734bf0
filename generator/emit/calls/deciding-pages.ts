import { finding, type Report } from "../../findings/create-finding.js";
import type { Response } from "../../model/model.js";
import { itemType, shortName } from "../../model/qualified-name.js";
import { responsesOfRoute } from "../../model/route-responses.js";
import { successes } from "./call-result.js";
import type { DocumentedRoute } from "./documented-route.js";

/**
 * Selects the pages that determine the result of a call. If several pages document the call, these pages are left out:
 *
 * - A page whose route returns several types, if there are other pages. Such a page describes many requests, such as
 * the creation of any item with an extended property.
 * - A page whose id does not start with the name of the type, if some pages document a response body and others do not:
 * `user-update` is kept, `intune-mam-user-update` is left out. If the response of an omitted page differs, reports
 * `conflicting-response`.
 */
export function selectDecidingPages<Member extends DocumentedRoute>(
  pages: readonly Member[],
  report: Report,
): readonly Member[] {
  const [only] = pages;
  if (only === undefined || pages.length === 1) return pages;
  const single = pages.filter(({ operation }) =>
    returnsOneType(operation.routes.flatMap((route) => successes(responsesOfRoute(route, operation)))),
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
    const message = `"${operation.title}" documents ${describe(typeOf(other))} for ${route.method} ${route.path}, but "${first.operation.title}" documents ${describe(typeOf(first))}. The SDK follows "${first.operation.title}". Correct one of the two pages.`;
    report(finding("conflicting-response", route.source, message, { subject: `${route.method} ${route.path}` }));
  }
  return named;
}

/** Whether the responses have one type. Content, as of `$value`, and numbers, as of `$count`, do not count. */
function returnsOneType(responses: readonly Response[]): boolean {
  const types = responses.flatMap(({ type }) => (type === null ? [] : [itemType(type).type]));
  return new Set(types.filter((type) => !type.startsWith("Edm."))).size < 2;
}

/** The type that a page documents for its route; `null` if the page documents no response with a body. */
function typeOf({ operation, route }: DocumentedRoute): string | null {
  const type = successes(responsesOfRoute(route, operation)).find((response) => response.type !== null)?.type ?? null;
  return type === null ? null : itemType(type).type;
}

function describe(type: string | null): string {
  return type ?? "a response without a body";
}
