import { groupBy } from "../../collections/group-by.js";
import { numbering } from "../../collections/numbering.js";
import { byCodeUnits } from "../../collections/order.js";
import type { Operation } from "../../model/model.js";
import { digest } from "../boundary.js";
import type { BodyForm, CallBody } from "../calls/bodies.js";
import type { Pieces } from "../calls/call-path.js";
import { calledPieces, ownParameters } from "../calls/called-part.js";
import type { Call, CallParameter } from "../calls/calls.js";
import { isDerivedCast, type CastNode } from "./casts.js";
import { nodesOf, type ClientMethod, type ClientNode } from "./client-node.js";
import type { PlacedNode } from "./client-tree.js";
import { assignNames } from "../assign-names.js";

/**
 * Assigns a client to each node. Two nodes share a client if the same pages document their calls and the calls have the
 * same names. The nodes below them must match in the same way. The client has the name and the module of the node with
 * the shortest path. So a new page about another resource does not change the client, and a new page about one of its
 * nodes separates only that node.
 *
 * @param rootName the name of the root client
 * @param isTaken tells whether a name cannot be used for a client
 */
export function withClients(
  root: PlacedNode,
  bodies: ReadonlyMap<Call, CallBody>,
  rootName: string,
  isTaken: (name: string) => boolean,
): ClientNode {
  const contents = numberContents(root, bodies);
  const groups = groupsOf(root, (node) => contents.get(node));
  const names = assignNames(
    groups.map((group) => {
      const [{ step, words }] = group;
      const name = step === null ? rootName : `${words.join("")}Client`;
      return {
        owner: group,
        candidates: [name, `${name}Node`, `${name}_${digest(words.join("."))}`],
        rank: words.length.toString().padStart(3, "0"),
      };
    }),
    { reserved: (name) => name !== rootName && isTaken(name) },
  );
  // Paths of modules that differ only in letter case become one path, because some file systems are case-insensitive.
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

/** Nodes that share a client. Its name and module come from the first node. */
export type SharingNodes<Node = ClientNode> = readonly [Node, ...Node[]];

/** The nodes of each client, in the order of the tree. */
export function clientsOf(root: ClientNode): SharingNodes[] {
  const groups = new Map(groupsOf(root, ({ clientName }) => clientName).map((group) => [group[0], group]));
  return [...nodesOf(root)].flatMap((node) => {
    const group = groups.get(node);
    return group === undefined ? [] : [group];
  });
}

/** Groups the nodes of a tree. The node with the shortest path comes first in its group. */
function groupsOf<Node extends { readonly path: string; readonly children: readonly Node[] } & CastNode>(
  root: Node,
  key: (node: Node) => unknown,
): SharingNodes<Node>[] {
  const nodes = [...nodesOf(root)].filter((node) => !isDerivedCast(node));
  return [...groupBy(nodes, key).values()].flatMap((sharing) => {
    const [first, ...others] = sharing.sort((a, b) => a.path.length - b.path.length || byCodeUnits(a.path, b.path));
    return first === undefined ? [] : [[first, ...others] as const];
  });
}

/**
 * Numbers nodes by the content of their clients, from the leaves up. Nodes with the same number can share a client. The
 * content includes the accessor, because the client's name contains it. The comments of calls are not compared, because
 * they depend only on the pages. The results are compared, because routes of one page can have different responses.
 */
function numberContents(root: PlacedNode, bodies: ReadonlyMap<Call, CallBody>): ReadonlyMap<PlacedNode, number> {
  const numbers = new Map<PlacedNode, number>();
  const clientNumber = numbering((content: string) => content);
  const pageNumber = numbering((operation: Operation) => operation);
  const formNumber = numbering((form: BodyForm) => JSON.stringify(form));
  const bodyFacts = (body: CallBody | undefined): unknown =>
    body?.kind === "json" ? { ...body, forms: body.forms.map(formNumber) } : (body ?? null);
  const methodFacts = ({ name, call }: ClientMethod): unknown => [
    name,
    call.method,
    [...call.pages, ...call.variants.pages].map(({ operation }) => pageNumber(operation)),
    call.variants.systemOptions,
    call.variants.parameters.map((parameter) => parameter.name),
    ownParameters(call).map(parameterFacts),
    namedPieces(calledPieces(call), call.parameters),
    call.query.map((entry) => [entry.name, namedPieces(entry.pieces, call.parameters)]),
    bodyFacts(bodies.get(call)),
    call.result,
  ];
  const visit = (node: PlacedNode): number => {
    const children = node.children.map((child) => [
      child.isMethod,
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

function parameterFacts({ name, type, form, description }: CallParameter): unknown {
  return [name, type, form, description];
}

/** Pieces with the names of parameters instead of placeholders, because pages name their placeholders differently. */
function namedPieces(pieces: Pieces, parameters: readonly CallParameter[]): unknown {
  const names = new Map(parameters.map(({ placeholder, name }) => [placeholder, name]));
  return pieces.map((piece) =>
    typeof piece === "string" ? piece : [piece.form, names.get(piece.placeholder) ?? null],
  );
}
