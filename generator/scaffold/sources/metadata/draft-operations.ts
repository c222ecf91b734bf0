import { fileSegment } from "../../../emit/boundary.js";
import type { Service } from "../../../metadata/read-metadata.js";
import type { Intent, Operation } from "../../../model/model.js";
import { shortName } from "../../../model/qualified-name.js";
import type { DraftOperation } from "../../draft.js";
import { fileStem } from "../../names.js";
import { bindingTypes, navigationTargets, type NavigationTarget } from "./navigation-targets.js";

/** The page of an operation of the metadata. */
export interface OperationPage extends DraftOperation {
  /** The type of the relationship that the operation reads or changes; `null` for actions, functions and streams. */
  readonly target: string | null;
}

/** The operations that get pages, and sentences about the operations that do not fit on a page. */
export interface OperationPages {
  readonly operations: readonly OperationPage[];
  readonly notes: readonly string[];
}

/**
 * Assigns operations of the metadata to pages, with file names as in Microsoft Graph's reference. Reads, updates and
 * deletions of the same type are on one page with several routes.
 */
export function operationPages(operations: readonly Operation[], service: Service): OperationPages {
  const targets = navigationTargets(service);
  const bindings = bindingTypes(service);
  const { namespace } = service.model.api;
  const pages = new Map<string, OperationPage>();
  const notes: string[] = [];
  for (const operation of operations) {
    const page = pageOf(operation, { targets, bindings, namespace });
    if (page === null) continue;
    if (!operation.routes.every(({ path }) => isSafePath(path))) {
      notes.push(`Left out: ${JSON.stringify(operation.title.slice(0, 80))}, because its path has invalid names.`);
      continue;
    }
    const known = pages.get(page.file);
    if (known === undefined) pages.set(page.file, page);
    else if (haveSamePage(known.operation, page.operation)) pages.set(page.file, withRoutes(known, page.operation));
    else notes.push(`Left out: a second operation for the page ${page.file}.md. Write its page by hand.`);
  }
  const rank = ({ operation: { intent } }: OperationPage): number =>
    ORDER.includes(intent) ? ORDER.indexOf(intent) : ORDER.length;
  return { operations: [...pages.values()].toSorted((one, other) => rank(one) - rank(other)), notes };
}

/** The order of methods on a resource page. Other operations are after these, in the order of the metadata. */
const ORDER: readonly Intent[] = ["list", "create", "get", "update", "delete"];

/** The characters that paths have in OData. Other characters could end a line or a code block. */
function isSafePath(path: string): boolean {
  return path.length < 2_000 && /^(?:\/(?!\.\.?(?:\/|$))[\p{L}\p{N}_.\-{}()='$,@:]+)+$/u.test(path);
}

interface Context {
  readonly targets: ReadonlyMap<string, NavigationTarget>;
  readonly bindings: ReadonlyMap<string, string>;
  readonly namespace: string;
}

/** The page of an operation; `null` if Microsoft Graph's reference does not document such operations. */
function pageOf(operation: Operation, context: Context): OperationPage | null {
  const { id, intent } = operation;
  const stem = (type: string): string => fileStem(type, context.namespace);
  if (intent === "action" || intent === "function" || intent === "delta") {
    const binding = context.bindings.get(id) ?? null;
    const name = shortName(operation.title);
    const file = binding === null ? fileSegment(name) : `${stem(binding)}-${name}`;
    const title = binding === null ? name : `${shortName(binding)}: ${name}`;
    return { file: file.toLowerCase(), resource: binding, target: null, operation: { ...operation, title } };
  }
  const owner = id.slice(0, id.lastIndexOf("/"));
  const target = context.targets.get(owner);
  if (intent === "download" || intent === "upload") {
    const [type, part] = splitOwner(owner);
    const name = part === "$value" ? "content" : part;
    return { file: `${stem(type)}-${VERBS[intent]}-${name}`.toLowerCase(), resource: type, target: null, operation };
  }
  return target === undefined ? null : targetPage(operation, target, stem);
}

function targetPage(
  operation: Operation,
  { owner, name, type, collection, contained }: NavigationTarget,
  stem: (type: string) => string,
): OperationPage | null {
  const { intent } = operation;
  const verb = VERBS[intent] ?? intent;
  const isOfItem = contained && (intent === "get" || intent === "update" || intent === "delete");
  if (isOfItem) {
    const title = `${operation.title.split(" ", 1).join("")} ${shortName(type)}`;
    return { file: `${stem(type)}-${verb}`, resource: type, target: type, operation: { ...operation, title } };
  }
  // An item of a relationship is documented at its own path.
  if (!contained && collection && intent === "get") return null;
  const file = owner === null ? `${stem(type)}-${verb}` : `${stem(owner)}-${verb}-${name}`.toLowerCase();
  return { file, resource: contained || owner === null ? type : owner, target: type, operation };
}

/** The words of file names. Other intents are their own words. */
const VERBS: Partial<Record<Intent, string>> = {
  create: "post",
  addReference: "post",
  removeReference: "delete",
  setReference: "put",
  download: "get",
  upload: "put",
};

function splitOwner(owner: string): [type: string, part: string] {
  const slash = owner.lastIndexOf("/");
  return [owner.slice(0, slash), owner.slice(slash + 1)];
}

/** Tells whether two operations differ only in their routes. */
function haveSamePage(one: Operation, other: Operation): boolean {
  return one.intent === other.intent && facts(one) === facts(other);
}

function facts({ requestBody, responses }: Operation): string {
  const body = requestBody?.properties.map(({ name, type }) => [name, type]);
  return JSON.stringify([requestBody?.type, body, responses.map(({ status, type }) => [status, type])]);
}

function withRoutes(page: OperationPage, { routes }: Operation): OperationPage {
  return { ...page, operation: { ...page.operation, routes: [...page.operation.routes, ...routes] } };
}
