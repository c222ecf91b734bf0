import { groupBy } from "../collections/group-by.js";
import type { MissingSnippet, MissingSnippetCause } from "./plan-snippets.js";

const DESCRIPTIONS: Readonly<Record<MissingSnippetCause, string>> = {
  "undocumented-request": "the docs do not document the request",
  "contradicting-body": "the body contradicts the docs",
  "body-presence": "the docs do not describe a body, or the request does not have one",
  "invalid-body": "the body is not valid",
  "content-type": "the body does not have the documented content type",
  "missing-header": "the request does not send a required header",
  "invalid-url": "the URL is not valid",
  "different-url": "the SDK would send another URL",
  other: "another fault of the request or the page",
};

/** Counts the requests without a snippet by cause, the most frequent cause first. */
export function countReasons(missing: readonly MissingSnippet[]): (readonly [cause: string, count: number])[] {
  return [...groupBy(missing, ({ cause }) => cause)]
    .map(([cause, list]) => [DESCRIPTIONS[cause], list.length] as const)
    .sort((one, other) => other[1] - one[1]);
}
