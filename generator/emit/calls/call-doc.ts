import type { PermissionSet } from "../../model/model.js";
import { documentedErrors } from "./response-facts.js";
import type { CallBody } from "./bodies.js";
import { permittingPage, type Call, type CallParameter } from "./calls.js";
import { classNames } from "../class-names.js";
import type { SdkPlan } from "../plan-sdk.js";
import { docComment, pageUrl, withoutPlaceholders, type LeastPermission } from "../doc-comment.js";

/**
 * The TSDoc of one call, or of several calls that are documented on the same pages. It has the description of the first
 * page, the request line of each call, and links to the pages.
 */
export function callDoc(calls: readonly [Call, ...Call[]], parameters: readonly CallParameter[], plan: SdkPlan) {
  const [call] = calls;
  if (call.derivedFrom !== null && call.result.kind === "count") {
    return docComment({ summary: "Counts the items of this collection." });
  }
  const { pages, variants } = call;
  const [{ operation }] = pages;
  return docComment({
    origin: operation.origin,
    description: withoutPlaceholders(operation.description) || operation.title,
    permissions: leastPermissions(permittingPage(call).permissions),
    requests: calls.map(({ method, pages: [{ route }] }) => `${method} ${route.path}`),
    parameters: [...parameters, ...bodyParameter(plan.bodies.get(call))],
    errors: documentedErrors(call),
    errorName: classNames(plan.options).error,
    deprecated: pages.every((page) => page.operation.deprecated),
    deprecation: operation.deprecation,
    links: [...new Set([...pages, ...variants.pages].map((page) => page.operation))]
      .slice(0, MOST_LINKS)
      .flatMap(({ title, origin, source }) => {
        const url = origin === "metadata" ? null : pageUrl(source.file, plan);
        return url === null ? [] : [{ title, url }];
      }),
  });
}

const KINDS = [
  ["delegatedWork", "delegated, work or school"],
  ["delegatedPersonal", "delegated, personal"],
  ["application", "application"],
] as const;

/** The least privileged permissions for each kind of access. A kind without documented permissions is left out. */
function leastPermissions(sets: readonly PermissionSet[]): LeastPermission[] {
  const areScopes = sets.length > 0 && sets.every(({ scopes }) => scopes === true);
  const kinds = areScopes ? ([["application", null]] as const) : KINDS;
  return kinds.flatMap(([scheme, kind]) => {
    const least = sets.flatMap((set) => (set[scheme].placeholder ? [] : set[scheme].least));
    const alternatives = [...new Map(least.map((needed) => [needed.join(), needed])).values()];
    return alternatives.length === 0 ? [] : [{ kind, alternatives }];
  });
}

/**
 * Describes the body if it is a reference, because its type does not tell to which objects it can refer. Other bodies
 * do not need a description.
 */
function bodyParameter(body: CallBody | undefined): { name: string; description: string }[] {
  if (body?.kind !== "reference") return [];
  return [
    {
      name: "body",
      description: `the id of an object in \`${body.collection}\`, an object with such an id, or the URL of any object`,
    },
  ];
}

/** The highest number of links in a comment. Some requests are documented on many pages, one for each derived type. */
const MOST_LINKS = 3;
