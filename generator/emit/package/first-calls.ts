import { isExactObject } from "../examples/exact-json.js";
import { byCodeUnits } from "../../collections/order.js";
import { ownParameters } from "../calls/called-part.js";
import type { Call } from "../calls/calls.js";
import { needsOptions } from "../calls/request-headers.js";
import { clientPaths, nodesOf, type ClientMethod, type ClientNode } from "../client/client-node.js";
import type { ExampleTest } from "../examples/plan-example-tests.js";

/** A method of the client, with the nodes on its path. */
export interface MethodWithPath {
  readonly nodes: readonly ClientNode[];
  readonly name: string;
  readonly call: Call;
  /** The shortest example of the call; `null` if the call does not have an example. */
  readonly example: ExampleTest | null;
}

/** The calls that the README shows first. They list a collection, get one of its items and create an item. */
export interface FirstCalls {
  readonly list: MethodWithPath;
  readonly get: MethodWithPath | null;
  readonly create: MethodWithPath | null;
}

/**
 * Chooses the collection for the README. Collections with calls for list, get and create are preferred, then
 * collections with many calls. Returns `null` if no collection can be listed without a key.
 */
export function firstCalls(root: ClientNode, tests: readonly ExampleTest[]): FirstCalls | null {
  const examples = new Map<Call, ExampleTest>();
  for (const test of tests) {
    const known = examples.get(test.call);
    if (isPlain(test) && (known === undefined || sizeOf(test) < sizeOf(known))) examples.set(test.call, test);
  }
  const [best] = [...collectionsOf(root, [], examples)].sort(
    (a, b) => worth(b.first) - worth(a.first) || b.calls - a.calls || (a.path < b.path ? -1 : 1),
  );
  return best?.first ?? null;
}

/**
 * Chooses the delta query for the README: the query of the given collection, else the query with the fewest keys in its
 * path. Returns `null` if the API does not have a delta query without arguments.
 */
export function firstDelta(root: ClientNode, collection: ClientNode | undefined): MethodWithPath | null {
  const found = [...clientPaths(root)].filter(
    ([call]) =>
      call.pages[0].operation.intent === "delta" &&
      call.result.kind === "paged" &&
      call.query.length === 0 &&
      ownParameters(call).length === 0 &&
      !needsOptions(call),
  );
  const [best] = found.sort(
    ([one, { nodes: before }], [other, { nodes: after }]) =>
      Number(after.at(-1) === collection) - Number(before.at(-1) === collection) ||
      one.parameters.length - other.parameters.length ||
      byCodeUnits(one.key, other.key),
  );
  return best === undefined ? null : { nodes: best[1].nodes, name: best[1].method, call: best[0], example: null };
}

interface Collection {
  readonly first: FirstCalls;
  /** The accessors from the client to the collection. */
  readonly path: string;
  /** The number of calls of the collection and of all resources below it. */
  readonly calls: number;
}

function* collectionsOf(
  node: ClientNode,
  nodes: readonly ClientNode[],
  examples: ReadonlyMap<Call, ExampleTest>,
): Generator<Collection> {
  const withPath = (method: ClientMethod | undefined, path: readonly ClientNode[]): MethodWithPath | null =>
    method === undefined ? null : { nodes: path, ...method, example: examples.get(method.call) ?? null };
  const list = withPath(
    node.methods.find(
      ({ call }) => call.pages[0].operation.intent === "list" && call.result.kind === "paged" && isBare(call),
    ),
    nodes,
  );
  if (list !== null) {
    const [item] = node.children.filter(({ parameters: [key, ...more] }) => key !== undefined && more.length === 0);
    const get = item?.methods.find(
      ({ call }) =>
        call.method === "GET" && call.result.kind === "json" && call.query.length === 0 && !needsOptions(call),
    );
    const create = withPath(
      node.methods.find(({ call }) => call.method === "POST" && call.result.kind === "json" && isBare(call)),
      nodes,
    );
    yield {
      first: {
        list,
        get: item === undefined ? null : withPath(get, [...nodes, item]),
        create: create?.example === null ? null : create,
      },
      path: nodes.map(({ accessor }) => accessor).join("."),
      calls: [...nodesOf(node)].reduce((sum, { methods }) => sum + methods.length, 0),
    };
  }
  for (const child of node.children) {
    if (!child.isMethod) yield* collectionsOf(child, [...nodes, child], examples);
  }
}

/** Whether a call can be written without arguments, except for a body. */
function isBare(call: Call): boolean {
  return call.parameters.length === 0 && call.query.length === 0 && !needsOptions(call);
}

/**
 * Whether an example is simple enough for the README: it is on the main page of its call, uses no options, and has real
 * values instead of placeholders. A body must have at least one property that is not an annotation.
 */
function isPlain({ call, operation, contradictions, query, headers, values, body }: ExampleTest): boolean {
  return (
    operation === call.pages[0].operation &&
    contradictions.length === 0 &&
    query.sent.size === 0 &&
    Object.keys(headers).length === 0 &&
    [...values.values()].every((value) => !/[{}<>…]/.test(value)) &&
    (body === undefined || (isExactObject(body) && Object.keys(body).some((name) => !name.includes("@"))))
  );
}

function sizeOf({ body, title }: ExampleTest): string {
  return `${JSON.stringify(body ?? null)
    .length.toString()
    .padStart(9, "0")} ${title}`;
}

function worth({ get, create }: FirstCalls): number {
  return (get === null ? 0 : 1) + (create === null ? 0 : 1);
}
