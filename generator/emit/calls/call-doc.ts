import { documentedErrors } from "./response-facts.js";
import type { CallBody } from "./bodies.js";
import type { Call, CallParameter } from "./calls.js";
import type { SdkPlan } from "../plan-sdk.js";
import { docComment, pageUrl } from "../doc-comment.js";

/**
 * The comment of calls that the same pages document: what the first page says of them, the request line of each, and
 * links to all pages.
 */
export function callDoc(calls: readonly [Call, ...Call[]], parameters: readonly CallParameter[], plan: SdkPlan) {
  const [call] = calls;
  const { pages } = call;
  const [{ operation }] = pages;
  return docComment({
    description: operation.description === "" ? operation.title : operation.description,
    requests: calls.map(({ method, pages: [{ route }] }) => `${method} ${route.path}`),
    parameters: [...parameters, ...bodyParameter(plan.bodies.get(call))],
    errors: documentedErrors(call),
    deprecated: pages.every((page) => page.operation.deprecated),
    deprecation: operation.deprecation,
    links: pages.slice(0, MOST_LINKS).flatMap((page) => {
      const url = pageUrl(page.operation.source.file, plan);
      return url === null ? [] : [{ title: page.operation.title, url }];
    }),
  });
}

/** A body says itself what it is, but for an id, which does not say of what. */
function bodyParameter(body: CallBody | undefined): { name: string; description: string }[] {
  if (body?.kind !== "reference") return [];
  return [
    { name: "body", description: `an id in \`${body.collection}\`, an object that has one, or the URL of any object` },
  ];
}

/** A request that every type of a family documents again is not linked to all of them. */
const MOST_LINKS = 3;
