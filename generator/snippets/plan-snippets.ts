import { byCodeUnits } from "../collections/order.js";
import { exampleCalls } from "../emit/examples/plan-example-call.js";
import type { RequestFaultCause } from "../emit/examples/request-fault.js";
import type { SdkOptions } from "../emit/options.js";
import { planSdk } from "../emit/plan-sdk.js";
import type { Place } from "../findings/finding.js";
import type { ApiModel, Example, Operation } from "../model/model.js";
import { nameSnippets } from "./snippet-names.js";
import { writeSnippet } from "./write-snippet.js";

/** The call of the SDK for a documented request. */
export interface Snippet {
  /** A unique name of lower-case letters, digits and hyphens: `get-user-1`. */
  readonly name: string;
  /** The code block of the request. */
  readonly source: Place;
  /** The TypeScript module. `planSnippets` does not format it. */
  readonly code: string;
}

/** The kind of fault because of which a request does not have a snippet. */
export type MissingSnippetCause = RequestFaultCause | "contradicting-body";

/** A documented request without a snippet. */
export interface MissingSnippet {
  readonly source: Place;
  readonly cause: MissingSnippetCause;
  /** The end of a sentence, without a period: `it sends text, but JSON is documented`. */
  readonly reason: string;
}

export interface PlannedSnippets {
  readonly snippets: readonly Snippet[];
  readonly missing: readonly MissingSnippet[];
}

/**
 * Writes the call of the SDK for each documented request, in the order of pages and lines. A request that the SDK cannot
 * send, or whose body contradicts the docs, does not get a snippet.
 */
export function planSnippets(model: ApiModel, options: SdkOptions): PlannedSnippets {
  const plan = planSdk(model, options, () => undefined);
  const findCall = exampleCalls(plan);
  const requests = documentedRequests(plan.model);
  const names = nameSnippets(requests.map(({ example }) => example));
  const snippets: Snippet[] = [];
  const missing: MissingSnippet[] = [];
  for (const { operation, example } of requests) {
    const { source } = example;
    const found = findCall(operation, example);
    if ("reason" in found) {
      missing.push({ source, ...found });
      continue;
    }
    const [contradiction] = found.contradictions;
    if (contradiction !== undefined) {
      const reason = `its body contradicts the docs. ${contradiction.message.replace(/\.$/, "")}`;
      missing.push({ source, cause: "contradicting-body", reason });
    } else snippets.push({ name: names.get(example) ?? "", source, code: writeSnippet(found, plan) });
  }
  return { snippets, missing };
}

interface DocumentedRequest {
  readonly operation: Operation;
  readonly example: Example;
}

/** The examples of all operations. If several examples have the same request, returns only the first of them. */
function documentedRequests({ operations }: ApiModel): DocumentedRequest[] {
  const requests = new Map<string, DocumentedRequest>();
  for (const operation of operations)
    for (const example of operation.examples) {
      const { file, line } = example.source;
      const key = JSON.stringify([file, line]);
      if (!requests.has(key)) requests.set(key, { operation, example });
    }
  return [...requests.values()].sort(
    ({ example: { source: a } }, { example: { source: b } }) => byCodeUnits(a.file, b.file) || a.line - b.line,
  );
}
