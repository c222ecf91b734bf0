import { documentedErrors } from "./response-facts.js";
import type { CallBody } from "./bodies.js";
import type { Call, CallParameter } from "./calls.js";
import type { SdkPlan } from "../plan-sdk.js";
import { docComment, pageUrl } from "../doc-comment.js";

/**
 * The comment of calls that the same pages document: the description of the first page, the request line of each call,
 * and links to the pages.
 */
export function callDoc(calls: readonly [Call, ...Call[]], parameters: readonly CallParameter[], plan: SdkPlan) {
  const [call] = calls;
  const { pages, variants } = call;
  const [{ operation }] = pages;
  return docComment({
    description: operation.description === "" ? operation.title : operation.description,
    requests: calls.map(({ method, pages: [{ route }] }) => `${method} ${route.path}`),
    parameters: [...parameters, ...bodyParameter(plan.bodies.get(call))],
    errors: documentedErrors(call),
    deprecated: pages.every((page) => page.operation.deprecated),
    deprecation: operation.deprecation,
    links: [...new Set([...pages, ...variants.pages].map((page) => page.operation))]
      .slice(0, MOST_LINKS)
      .flatMap(({ title, source }) => {
        const url = pageUrl(source.file, plan);
        return url === null ? [] : [{ title, url }];
      }),
  });
}

/** Only a reference needs a comment: its type does not say which objects it can refer to. */
function bodyParameter(body: CallBody | undefined): { name: string; description: string }[] {
  if (body?.kind !== "reference") return [];
  return [
    {
      name: "body",
      description: `the id of an object in \`${body.collection}\`, an object with such an id, or the URL of any object`,
    },
  ];
}

/** Some requests are documented on many pages, one for each derived type. */
const MOST_LINKS = 3;
