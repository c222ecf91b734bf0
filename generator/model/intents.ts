import { readPath, type PathSegment } from "../page/grammar/path.js";
import type { OperationFacts, RequestLine } from "../page/page.js";
import type { Intent, Response } from "./model.js";
import { itemType, shortName } from "./qualified-name.js";

/** What an intent is judged by. */
export interface IntentEvidence {
  /** The operation's id: `user-post-messages`. */
  readonly id: string;
  readonly title: string;
  readonly facts: OperationFacts;
  readonly responses: readonly Response[];
  /** Says whether a path segment of this name leads to resources: it is a property, or a set whose items have keys. */
  readonly isResource: (name: string) => boolean;
  /** Says whether a qualified name is that of a type, so that a path segment may cast to it. */
  readonly isType: (name: string) => boolean;
}

/**
 * What an operation is for, by the first rule that fits: the system segment at the end of its path, the function or
 * action that it calls, then its method.
 * {@link https://docs.oasis-open.org/odata/odata/v4.01/odata-v4.01-part1-protocol.html#sec_DataServiceRequests | OData 4.01, Data Service Requests}
 */
export function intentOf(evidence: IntentEvidence): Intent {
  const [request] = evidence.facts.requests;
  const last = request && readPath(request.path).segments.at(-1);
  if (!request || !last) return "get";
  return (
    systemIntent(request, last) ??
    streamIntent(request, evidence) ??
    callIntent(request, last, evidence) ??
    methodIntent(request, last, evidence)
  );
}

function systemIntent({ method }: RequestLine, last: PathSegment): Intent | null {
  switch (last.name.toLowerCase()) {
    case "$ref":
      return referenceIntent(method);
    case "$count":
      return "count";
    case "$value":
      return method === "GET" ? "download" : method === "DELETE" ? "delete" : "upload";
    case "delta":
      return "delta";
    default:
      return null;
  }
}

function referenceIntent(method: RequestLine["method"]): Intent {
  switch (method) {
    case "GET":
      return "listReferences";
    case "DELETE":
      return "removeReference";
    case "PUT":
    case "PATCH":
      return "setReference";
    default:
      return "addReference";
  }
}

function streamIntent({ method }: RequestLine, { facts, responses }: IntentEvidence): Intent | null {
  if (method === "GET" && responses.some(({ type }) => type === "Edm.Stream")) return "download";
  return (method === "PUT" || method === "PATCH") && facts.requestBody?.stream ? "upload" : null;
}

function callIntent({ method }: RequestLine, last: PathSegment, evidence: IntentEvidence): Intent | null {
  if (method !== "GET" && method !== "POST") return null;
  return isCall(last, evidence) ? (method === "GET" ? "function" : "action") : null;
}

/**
 * A segment calls a function or an action where it holds arguments, or where the page is named after it and it is
 * neither a way to resources nor a cast to a type.
 */
function isCall(last: PathSegment, { id, title, isResource, isType }: IntentEvidence): boolean {
  if (last.kind === "call") return true;
  if (last.kind === "key" || isType(last.name)) return false;
  const name = shortName(last.name).toLowerCase();
  if (isResource(name)) return false;
  const words = title.toLowerCase().split(/[\s:]+/);
  return words.includes(name) || id.toLowerCase().endsWith(`-${name}`);
}

function methodIntent({ method }: RequestLine, last: PathSegment, { responses }: IntentEvidence): Intent {
  const collection = responses.some(({ type }) => type !== null && itemType(type).collection);
  switch (method) {
    case "GET":
    case "HEAD":
    case "OPTIONS":
      return collection ? "list" : "get";
    case "POST":
      return "create";
    case "PUT":
      return responses.some(({ status }) => status === 201) && last.kind !== "key" ? "create" : "replace";
    case "PATCH":
      return "update";
    case "DELETE":
      return "delete";
  }
}
