import type { CallStep } from "../calls/call-path.js";
import type { Call, CallParameter } from "../calls/calls.js";

/** A place in the API's paths, and the client that stands for it. */
export interface ClientNode {
  /** The step that leads here from the parent; `null` at the root. */
  readonly step: CallStep | null;
  /** From the service root, with the names of placeholders left out: `/users/{}/messages`. */
  readonly path: string;
  /** How the parent calls it: a getter, or a method where `parameters` are to be given. */
  readonly accessor: string;
  readonly parameters: readonly CallParameter[];
  readonly clientName: string;
  /** Path of the module of its client under `src`, without the ending. */
  readonly file: string;
  readonly methods: readonly ClientMethod[];
  readonly children: readonly ClientNode[];
}

export interface ClientMethod {
  readonly name: string;
  readonly call: Call;
}

/** The way from the root of the client to the method of a call. */
export interface ClientPath {
  /** Nodes below the root; the first leads to the second, and the last holds the method. */
  readonly nodes: readonly ClientNode[];
  readonly method: string;
}

/** How each call is reached on the client. */
export function clientPaths(root: ClientNode): Map<Call, ClientPath> {
  const walk = (node: ClientNode, nodes: readonly ClientNode[]): [Call, ClientPath][] => [
    ...node.methods.map(({ name, call }): [Call, ClientPath] => [call, { nodes, method: name }]),
    ...node.children.flatMap((child) => walk(child, [...nodes, child])),
  ];
  return new Map(walk(root, []));
}

/** Every node of a tree, parents before children. */
export function* nodesOf<Node extends { readonly children: readonly Node[] }>(node: Node): Generator<Node> {
  yield node;
  for (const child of node.children) yield* nodesOf(child);
}
