import { isKeyed, readPath, type PathSegment } from "../page/grammar/path.js";
import type { OperationFacts, RequestLine } from "../page/page.js";
import type { HttpMethod, Intent, Response } from "./model.js";
import { itemType, shortName } from "./qualified-name.js";
import type { SegmentNames } from "./segment-names.js";

/** The facts from which an intent is inferred. */
export interface IntentContext {
  readonly title: string;
  readonly facts: OperationFacts;
  readonly responses: readonly Response[];
  readonly names: SegmentNames;
}

/**
 * Infers an operation's intent, such as create or download, from the first of these facts that determines it: a system
 * segment at the end of the path (`$ref`), an upload or download of bytes, a function or action at the end of the path,
 * the HTTP method.
 * {@link https://docs.oasis-open.org/odata/odata/v4.01/odata-v4.01-part1-protocol.html#sec_DataServiceRequests | OData
 * 4.01, Data Service Requests}
 */
export function inferIntent(evidence: IntentContext): Intent {
  const [request] = evidence.facts.requests;
  const last = request && readPath(request.path).segments.at(-1);
  if (!request || !last) return "get";
  return (
    systemIntent(request, last) ??
    streamIntent(request, last, evidence) ??
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

function referenceIntent(method: HttpMethod): Intent {
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

function streamIntent({ method }: RequestLine, last: PathSegment, evidence: IntentContext): Intent | null {
  const { facts, responses } = evidence;
  if (
    method === "GET" &&
    (responses.some(({ type }) => type === "Edm.Stream") || redirectsToContent(last, responses))
  ) {
    return "download";
  }
  return (method === "PUT" || method === "PATCH") && facts.requestBody?.stream ? "upload" : null;
}

/** Whether the service answers with the URL of the content: `302 Found` for `GET …/content`. */
function redirectsToContent({ name }: PathSegment, responses: readonly Response[]): boolean {
  return (
    name.toLowerCase() === "content" &&
    responses.some(({ status }) => status >= 300 && status < 400) &&
    responses.every(({ type }) => type === null)
  );
}

function callIntent({ method }: RequestLine, last: PathSegment, evidence: IntentContext): Intent | null {
  if (method === "GET") return isFunction(last, evidence) ? "function" : null;
  return method === "POST" && isAction(last, evidence) ? "action" : null;
}

/**
 * Whether a segment is a function. A segment with arguments is a function. A segment that is named in the title is also
 * a function, unless it is a navigation property.
 */
function isFunction(last: PathSegment, { title, names }: IntentContext): boolean {
  if (last.kind === "call" && !isKeyed(last)) return true;
  return isNamed(last, names) && isTitled(title, last) && !names.isNavigation(bareName(last));
}

/**
 * Whether the last segment of a POST is an action. A segment with arguments or a segment that is named in the title is
 * an action. Any other segment is an action too, unless one of these facts excludes it:
 *
 * - A type has a property or relationship with this name.
 * - A response has the status 201.
 * - The title says that an item is created: `Create community` for `POST /communities`.
 */
function isAction(last: PathSegment, { title, names, responses }: IntentContext): boolean {
  if (last.kind === "call" && !isKeyed(last)) return true;
  if (!isNamed(last, names)) return false;
  const known = names.isNavigation(bareName(last)) || names.isProperty(bareName(last));
  if (isTitled(title, last)) return true;
  return !known && !createsItem(title, last) && responses.every(({ status }) => status !== 201);
}

function createsItem(title: string, segment: PathSegment): boolean {
  const [verb = "", ...noun] = title.toLowerCase().split(/\s+/);
  const item = bareName(segment).replace(/ies$/, "y").replace(/s$/, "");
  return verb === "create" && noun.join("").endsWith(item);
}

function isNamed(segment: PathSegment, names: SegmentNames): boolean {
  return segment.kind !== "key" && !names.isType(segment.name.toLowerCase());
}

function bareName(segment: PathSegment): string {
  return shortName(segment.name).toLowerCase();
}

/** Tells whether a title names the segment: `message: move`, `getAuditCategories function`. */
function isTitled(title: string, segment: PathSegment): boolean {
  const [first, last] = [/^\w+/, /\b\w+$/].map((word) => word.exec(title.toLowerCase())?.[0]);
  return first === bareName(segment) || (title.includes(":") && last === bareName(segment));
}

function methodIntent({ method }: RequestLine, last: PathSegment, { responses }: IntentContext): Intent {
  switch (method) {
    case "GET":
    case "HEAD":
    case "OPTIONS":
      return responses.some(({ type }) => type !== null && itemType(type).collection) ? "list" : "get";
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
