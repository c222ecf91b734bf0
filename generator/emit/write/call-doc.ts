import { documentedErrors } from "../plan/answer-facts.js";
import type { Call, CallParameter } from "../plan/calls.js";
import type { SdkPlan } from "../plan/plan-sdk.js";
import { docComment, pageUrl } from "./doc-comment.js";

/** The comment of a call: what its first page says of it, and links to all pages that document it. */
export function callDoc(call: Call, path: string, parameters: readonly CallParameter[], plan: SdkPlan) {
  const { pages, method } = call;
  const [{ operation }] = pages;
  return docComment({
    description: operation.description === "" ? operation.title : operation.description,
    notes: [`\`${method} ${path}\``],
    parameters: parameters.map(({ name, description }) => ({ name, description })),
    errors: documentedErrors(call),
    deprecated: pages.every((page) => page.operation.deprecated),
    deprecation: operation.deprecation,
    links: pages.slice(0, MOST_LINKS).flatMap((page) => {
      const url = pageUrl(page.operation.source.file, plan);
      return url === null ? [] : [{ title: page.operation.title, url }];
    }),
  });
}

/** A request that every type of a family documents again is not linked to all of them. */
const MOST_LINKS = 3;
