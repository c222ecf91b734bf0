import type { Place } from "../findings/finding.js";
import type { NavigationFacts, Restriction } from "../metadata/navigation.js";
import { emptyOperation } from "../model/empty-operation.js";
import type { HttpMethod, Intent, Operation, Parameter, Property, RequestBody, Response } from "../model/model.js";
import { itemType, shortName } from "../model/qualified-name.js";

/** An entity set, a singleton or a navigation property. */
export interface NavigationTarget {
  /** Start of the operation ids: `microsoft.graph.user/messages`. */
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly facts: NavigationFacts;
  readonly source: Place;
  /** Whether the target is an entity set or singleton. */
  readonly isRoot?: boolean;
}

/** A part of a path that starts with a slash and has one or more segments, or an empty text. */
export type PathPart = string;

interface PartialRoute {
  readonly operation: Operation;
  readonly method: HttpMethod;
  /** The path after the name of the target. */
  readonly part: PathPart;
}

/**
 * Makes the operations that OData defines for a navigation target, except the operations that annotations restrict. If
 * the target is contained, its entities can be created, changed and deleted. Otherwise, only references to its entities
 * can be added and removed.
 *
 * @see {@link https://docs.oasis-open.org/odata/odata/v4.01/odata-v4.01-part1-protocol.html#sec_DataModification | Data
 * modification}
 */
export function navigationOperations(target: NavigationTarget): PartialRoute[] {
  const { facts } = target;
  const operations = itemType(target.type).collection ? collectionOperations(target) : singleOperations(target);
  return operations.flatMap(({ restriction, ...one }) => (facts.denied.has(restriction) ? [] : [one]));
}

interface Candidate extends PartialRoute {
  readonly restriction: Restriction;
}

function collectionOperations(target: NavigationTarget): Candidate[] {
  const { name, facts } = target;
  const { type } = itemType(target.type);
  const item = shortName(type);
  const key = `/{${item}-id}`;
  const make = maker(target);
  const read = [
    make("list", "read", "GET", "", { title: `List ${name}`, responses: [[200, target.type]] }),
    make("get", "read", "GET", key, { title: `Get ${item}`, responses: [[200, type]] }),
  ];
  if (!facts.contained) {
    return [
      ...read,
      make("addReference", "reference", "POST", "/$ref", { title: `Add ${name}`, reference: true, responses: NO_BODY }),
      make("removeReference", "reference", "DELETE", `${key}/$ref`, { title: `Remove ${name}`, responses: NO_BODY }),
    ];
  }
  return [
    ...read,
    make("create", "insert", "POST", "", { title: `Create ${item}`, body: type, responses: [[201, type]] }),
    make("update", "update", "PATCH", key, { title: `Update ${item}`, body: type, responses: updated(type) }),
    make("delete", "delete", "DELETE", key, { title: `Delete ${item}`, responses: NO_BODY }),
  ];
}

function singleOperations(target: NavigationTarget): Candidate[] {
  const { name, type, facts, isRoot = false } = target;
  const make = maker(target);
  const read = make("get", "read", "GET", "", { title: `Get ${name}`, responses: [[200, type]] });
  if (!facts.contained) {
    return [
      read,
      make("setReference", "reference", "PUT", "/$ref", { title: `Set ${name}`, reference: true, responses: NO_BODY }),
      make("removeReference", "reference", "DELETE", "/$ref", { title: `Remove ${name}`, responses: NO_BODY }),
    ];
  }
  return [
    read,
    make("update", "update", "PATCH", "", { title: `Update ${name}`, body: type, responses: updated(type) }),
    ...(isRoot ? [] : [make("delete", "delete", "DELETE", "", { title: `Delete ${name}`, responses: NO_BODY })]),
  ];
}

/** Makes the operations that read and write a stream. */
export function contentOperations(stream: {
  /** Start of the operation ids: `microsoft.graph.profilePhoto/$value`. */
  readonly owner: string;
  readonly title: string;
  readonly source: Place;
}): { operation: Operation; method: HttpMethod }[] {
  const { owner, title, source } = stream;
  const make = maker({ id: owner, source, facts: { denied: new Set() } });
  return [
    make("download", "read", "GET", "", { title: `Get ${title}`, responses: [[200, "Edm.Stream"]] }),
    make("upload", "update", "PUT", "", { title: `Replace ${title}`, body: "Edm.Stream", responses: NO_BODY }),
  ];
}

type ResponseFacts = readonly (readonly [status: number, type: string | null])[];

const NO_BODY: ResponseFacts = [[204, null]];

/** The responses to an update: a service returns either the entity or no body. */
function updated(type: string): ResponseFacts {
  return [
    [200, type],
    [204, null],
  ];
}

interface OperationFacts {
  readonly title: string;
  readonly body?: string;
  readonly reference?: boolean;
  readonly responses: ResponseFacts;
}

type Maker = (
  intent: Intent,
  restriction: Restriction,
  method: HttpMethod,
  part: PathPart,
  facts: OperationFacts,
) => Candidate;

function maker(target: { id: string; source: Place; facts: { denied: ReadonlySet<Restriction> } }): Maker {
  const { id, source, facts: restrictions } = target;
  return (intent, restriction, method, part, { title, body, reference, responses }) => ({
    restriction,
    method,
    part,
    operation: {
      ...emptyOperation({ id: `${id}/${intent}`, title, intent, source }),
      ...(method === "GET" ? allowedOptions(restrictions.denied, source) : {}),
      requestBody: reference === true ? referenceBody(source) : body === undefined ? null : bodyOf(body, source),
      responses: responses.map(([status, type]): Response => ({ status, type, headers: [], description: "", source })),
    },
  });
}

function bodyOf(type: string, source: Place): RequestBody {
  const contentType = type === "Edm.Stream" ? "application/octet-stream" : "application/json";
  return { contentType, type, properties: [], description: "", source };
}

function referenceBody(source: Place): RequestBody {
  const url: Property = {
    name: "@odata.id",
    type: "Edm.String",
    navigation: false,
    description: "The URL of the object.",
    required: true,
    readOnly: null,
    nullable: false,
    defaultValue: null,
    deprecated: false,
    inheritedFrom: null,
    values: null,
    query: { filter: null, select: null, orderby: false, search: false, expand: false },
    origin: "metadata",
    source,
  };
  return { contentType: "application/json", type: null, properties: [url], description: "", source };
}

const OPTIONS: readonly (readonly [option: string, restriction: Restriction])[] = [
  ["$select", "select"],
  ["$expand", "expand"],
  ["$filter", "filter"],
  ["$orderby", "sort"],
  ["$search", "search"],
  ["$top", "top"],
  ["$skip", "skip"],
  ["$count", "count"],
];

/** The query options that no annotation denies. An empty object if annotations do not deny any. */
function allowedOptions(
  denied: ReadonlySet<Restriction>,
  source: Place,
): Partial<Pick<Operation, "queryParameters" | "onlyListedQueryOptions">> {
  const allowed = OPTIONS.filter(([, restriction]) => !denied.has(restriction));
  if (allowed.length === OPTIONS.length) return {};
  return {
    onlyListedQueryOptions: true,
    queryParameters: allowed.map(([name]): Parameter => ({
      name,
      in: "query",
      type: "Edm.String",
      required: false,
      description: "",
      source,
    })),
  };
}
