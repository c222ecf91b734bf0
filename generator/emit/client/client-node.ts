import type { CallStep } from "../calls/call-path.js";
import type { Call, CallParameter } from "../calls/calls.js";

/** A resource path of the API, and its client. */
export interface ClientNode {
  /** The step from the parent; `null` at the root. */
  readonly step: CallStep | null;
  /** The path from the service root, without the names of placeholders: `/users/{}/messages`. */
  readonly path: string;
  /** The name of this client as a member of the parent's client. */
  readonly accessor: string;
  /** Whether the accessor is a method, because it is for a key or a function. Otherwise the accessor is a getter. */
  readonly isMethod: boolean;
  readonly parameters: readonly CallParameter[];
  readonly clientName: string;
  /** The module that declares the client: its path under `src`, without extension. */
  readonly file: string;
  readonly methods: readonly ClientMethod[];
  readonly children: readonly ClientNode[];
}

/** A method of a client, which sends a call. */
export interface ClientMethod {
  readonly name: string;
  readonly call: Call;
}

/** The path from the root client to the method of a call. */
export interface ClientPath {
  /** The nodes on the path, without the root. The method belongs to the last node. */
  readonly nodes: readonly ClientNode[];
  readonly method: string;
}

/** The path to the method of each call. */
export function clientPaths(root: ClientNode): Map<Call, ClientPath> {
  const walk = (node: ClientNode, nodes: readonly ClientNode[]): [Call, ClientPath][] => [
    ...node.methods.map(({ name, call }): [Call, ClientPath] => [call, { nodes, method: name }]),
    ...node.children.flatMap((child) => walk(child, [...nodes, child])),
  ];
  return new Map(walk(root, []));
}

/** All nodes of a tree, parents before children. */
export function* nodesOf<Node extends { readonly children: readonly Node[] }>(node: Node): Generator<Node> {
  yield node;
  for (const child of node.children) yield* nodesOf(child);
}
