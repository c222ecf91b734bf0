import { groupBy } from "../../collections/group-by.js";
import { byCodeUnits } from "../../collections/order.js";
import { digest } from "../boundary.js";
import type { CallBody } from "../calls/bodies.js";
import type { Pieces } from "../calls/call-path.js";
import { calledPieces, ownParameters } from "../calls/called-part.js";
import type { Call, CallParameter } from "../calls/calls.js";
import { nodesOf, type ClientMethod, type ClientNode } from "./client-node.js";
import type { PlacedNode } from "./client-tree.js";
import { assignNames } from "../assign-names.js";

/**
 * Gives nodes their clients. Nodes whose clients would be the same have one: where the same pages document the same
 * calls, under the same names, here and all the way down. It is named after the node with the shortest path, and stands
 * in that node's module; so a page about something else cannot move it, and a page about one of its nodes parts that
 * node alone from it.
 *
 * @param isTaken names that no client may have
 */
export function withClients(
  root: PlacedNode,
  bodies: ReadonlyMap<Call, CallBody>,
  isTaken: (name: string) => boolean,
): ClientNode {
  const alike = likeness(root, bodies);
  const groups = groupsOf(root, (node) => alike.get(node));
  const names = assignNames(
    groups.map((group) => {
      const [{ step, words }] = group;
      const name = step === null ? "GraphClient" : `${words.join("")}Client`;
      return {
        owner: group,
        candidates: [name, `${name}Node`, `${name}_${digest(words.join("."))}`],
        rank: words.length.toString().padStart(3, "0"),
      };
    }),
    { reserved: (name) => name !== "GraphClient" && isTaken(name) },
  );
  // On some disks, files that differ in case alone are one.
  const files = groupBy(
    groups.map(([{ file }]) => file),
    (file) => file.toLowerCase(),
  );
  const clients = new Map(
    groups.flatMap((group) => {
      const [{ file }] = group;
      const place = {
        clientName: names.get(group) ?? file,
        file: files.get(file.toLowerCase())?.sort()[0] ?? file,
      };
      return group.map((node) => [node, place] as const);
    }),
  );
  const withClient = (node: PlacedNode): ClientNode => {
    const { words, file, children, ...plain } = node;
    const place = clients.get(node) ?? { clientName: words.join(""), file };
    return { ...plain, ...place, children: children.map(withClient) };
  };
  return withClient(root);
}

/** Nodes that are alike; their client is named and placed after the first. */
export type Alike<Node = ClientNode> = readonly [Node, ...Node[]];

/** The nodes of each client of a tree, in the order of the nodes that the clients are named after. */
export function clientsOf(root: ClientNode): Alike[] {
  const groups = new Map(groupsOf(root, ({ clientName }) => clientName).map((group) => [group[0], group]));
  return [...nodesOf(root)].flatMap((node) => {
    const group = groups.get(node);
    return group === undefined ? [] : [group];
  });
}

/** Groups the nodes of a tree; in each group, the one with the shortest path comes first. */
function groupsOf<Node extends { readonly path: string; readonly children: readonly Node[] }>(
  root: Node,
  key: (node: Node) => unknown,
): Alike<Node>[] {
  return [...groupBy(nodesOf(root), key).values()].flatMap((nodes) => {
    const [first, ...others] = nodes.sort((a, b) => a.path.length - b.path.length || byCodeUnits(a.path, b.path));
    return first === undefined ? [] : [[first, ...others] as const];
  });
}

/**
 * Numbers nodes by all that their clients would say, from the leaves up: nodes of one number are alike. Nodes that are
 * called otherwise are not, for the name of their client says what they are. What a call gives, and what else its comment
 * says, follows from its pages.
 */
function likeness(root: PlacedNode, bodies: ReadonlyMap<Call, CallBody>): ReadonlyMap<PlacedNode, number> {
  const numbers = new Map<PlacedNode, number>();
  const clientNumber = numbering();
  const pageNumber = numbering();
  const methodFacts = ({ name, call }: ClientMethod): unknown => [
    name,
    call.method,
    call.pages.map(({ operation }) => pageNumber(operation)),
    ownParameters(call).map(parameterFacts),
    namedPieces(calledPieces(call), call.parameters),
    call.query.map((entry) => [entry.name, namedPieces(entry.pieces, call.parameters)]),
    bodies.get(call) ?? null,
  ];
  const visit = (node: PlacedNode): number => {
    const children = node.children.map((child) => [
      child.parameters.map(parameterFacts),
      namedPieces(child.step?.pieces ?? [], child.parameters),
      visit(child),
    ]);
    const number = clientNumber(JSON.stringify([node.accessor, children, node.methods.map(methodFacts)]));
    numbers.set(node, number);
    return number;
  };
  visit(root);
  return numbers;
}

/** The same number for the same thing. */
function numbering(): (thing: unknown) => number {
  const numbers = new Map<unknown, number>();
  return (thing) => {
    const number = numbers.get(thing) ?? numbers.size;
    numbers.set(thing, number);
    return number;
  };
}

function parameterFacts({ name, type, form, description }: CallParameter): unknown {
  return [name, type, form, description];
}

/** Pieces with what fills them, whatever a page calls its placeholders. */
function namedPieces(pieces: Pieces, parameters: readonly CallParameter[]): unknown {
  return pieces.map((piece) =>
    typeof piece === "string"
      ? piece
      : [piece.form, parameters.find(({ placeholder }) => placeholder === piece.placeholder)?.name ?? null],
  );
}
