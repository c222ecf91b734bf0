import { isObject } from "../../model/payload.js";
import type { Call } from "../calls/calls.js";
import { nodesOf, type ClientMethod, type ClientNode } from "../client/client-node.js";
import type { ExampleTest } from "../examples/plan-example-tests.js";

/** A method of the client, with the nodes that lead to it. */
export interface ReachedMethod {
  readonly nodes: readonly ClientNode[];
  readonly name: string;
  readonly call: Call;
  /** An example of the docs that calls it, the shortest there is. */
  readonly example: ExampleTest | null;
}

/** What a newcomer tries first: to list a collection, to read an item of it, to add one. */
export interface FirstCalls {
  readonly list: ReachedMethod;
  readonly get: ReachedMethod | null;
  readonly create: ReachedMethod | null;
}

/**
 * The collection that shows an API best: one that can be listed, read and added to, as far as there is one; among
 * those the one that the most calls are about. `null` where nothing can be listed without knowing a key.
 */
export function firstCalls(root: ClientNode, tests: readonly ExampleTest[]): FirstCalls | null {
  const examples = new Map<Call, ExampleTest>();
  for (const test of tests) {
    const known = examples.get(test.call);
    if (isPlain(test) && (known === undefined || sizeOf(test) < sizeOf(known))) examples.set(test.call, test);
  }
  const [best] = [...collectionsOf(root, [], examples)].sort(
    (a, b) => worth(b.first) - worth(a.first) || b.calls - a.calls || (a.way < b.way ? -1 : 1),
  );
  return best?.first ?? null;
}

interface Collection {
  readonly first: FirstCalls;
  readonly way: string;
  /** How many calls are about it. */
  readonly calls: number;
}

function* collectionsOf(
  node: ClientNode,
  nodes: readonly ClientNode[],
  examples: ReadonlyMap<Call, ExampleTest>,
): Generator<Collection> {
  const reach = (method: ClientMethod | undefined, way: readonly ClientNode[]): ReachedMethod | null =>
    method === undefined ? null : { nodes: way, ...method, example: examples.get(method.call) ?? null };
  const list = reach(
    node.methods.find(
      ({ call }) => call.pages[0].operation.intent === "list" && call.result.kind === "paged" && isBare(call),
    ),
    nodes,
  );
  if (list !== null) {
    const [item] = node.children.filter(({ parameters: [key, ...more] }) => key !== undefined && more.length === 0);
    const get = item?.methods.find(
      ({ call }) => call.method === "GET" && call.result.kind === "json" && call.query.length === 0,
    );
    const create = reach(
      node.methods.find(({ call }) => call.method === "POST" && call.result.kind === "json" && isBare(call)),
      nodes,
    );
    yield {
      first: {
        list,
        get: item === undefined ? null : reach(get, [...nodes, item]),
        create: create?.example === null ? null : create,
      },
      way: nodes.map(({ accessor }) => accessor).join("."),
      calls: [...nodesOf(node)].reduce((sum, { methods }) => sum + methods.length, 0),
    };
  }
  for (const child of node.children) {
    if (child.parameters.length === 0) yield* collectionsOf(child, [...nodes, child], examples);
  }
}

/** Whether a call asks for nothing but a body. */
function isBare({ parameters, query }: Call): boolean {
  return parameters.length === 0 && query.length === 0;
}

/** Whether an example says what its call is for: of the page that speaks for it, with values that are some. */
function isPlain({ call, operation, contradictions, query, headers, values, body }: ExampleTest): boolean {
  return (
    operation === call.pages[0].operation &&
    contradictions.length === 0 &&
    query.sent.size === 0 &&
    Object.keys(headers).length === 0 &&
    [...values.values()].every((value) => !/[{}<>…]/.test(value)) &&
    (body === undefined || (isObject(body) && Object.keys(body).some((name) => !name.includes("@"))))
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
