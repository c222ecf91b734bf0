import { groupBy } from "../collections/group-by.js";
import type { MissingSnippet } from "./plan-snippets.js";

/** The causes of missing snippets, with a pattern for the reasons that they explain. */
const CAUSES: readonly (readonly [cause: string, pattern: RegExp])[] = [
  ["the docs do not document the request", /is not a documented request\./],
  ["the body contradicts the docs", /^its body contradicts /],
  ["the docs do not describe a body, or the request does not have one", /^it (?:does not show|sends a body, but) /],
  ["the body is not valid", /^its request body /],
  ["the body does not have the documented content type", /^it sends (?:text|JSON), /],
  ["the URL is not valid", /^its URL is not valid\./],
  ["the SDK would send another URL", /^its URL has /],
];

/** Counts the requests without a snippet by cause, the most frequent cause first. */
export function countReasons(missing: readonly MissingSnippet[]): (readonly [cause: string, count: number])[] {
  const causeOf = ({ reason }: MissingSnippet): string =>
    CAUSES.find(([, pattern]) => pattern.test(reason))?.[0] ?? "another fault of the request or the page";
  return [...groupBy(missing, causeOf)]
    .map(([cause, list]) => [cause, list.length] as const)
    .sort((one, other) => other[1] - one[1]);
}
