import { groupBy } from "../../collections/group-by.js";
import { shortName } from "../../model/qualified-name.js";
import { camelCase, digest, fileSegment, pascalCase } from "../boundary.js";
import { methodClaim } from "../calls/call-names.js";
import { fillPieces, isIdentifier, slotsOf, type CallStep } from "../calls/call-path.js";
import { nodeSteps } from "../calls/called-part.js";
import type { Call, CallParameter } from "../calls/calls.js";
import type { ClientNode } from "./client-node.js";
import { assignNames, type NameClaim } from "../assign-names.js";

/** A node before clients are assigned. */
export interface PlacedNode extends Omit<ClientNode, "clientName" | "children"> {
  /** The accessors from the root to this node, in Pascal case. */
  readonly words: readonly string[];
  /** The module of its client, unless it shares a client. A key is in the module of its collection. */
  readonly file: string;
  readonly children: readonly PlacedNode[];
}

/** Names of members that every object has, or that JavaScript treats specially: promises, JSON conversion. */
const RESERVED_MEMBERS = new Set(["constructor", "then", "toJSON", "toString", "valueOf"]);

/** Names of the root client's own members. */
const ROOT_MEMBERS = new Set(["context", "request"]);

/**
 * Arranges calls in a tree by their paths. A call is a method of the node at the end of its path; an action, a function,
 * `delta` and `$count` are methods of the node before.
 */
export function clientTree(calls: readonly Call[]): PlacedNode {
  const placed = calls.map((call) => ({ call, steps: nodeSteps(call) }));
  const build = (
    members: readonly Placed[],
    depth: number,
    place: Omit<PlacedNode, "methods" | "children">,
  ): PlacedNode => {
    const here = members.filter(({ steps }) => steps.length === depth).map(({ call }) => call);
    const deeper = groupBy(
      members.flatMap(({ call, steps }) => {
        const step = steps[depth];
        return step === undefined ? [] : [{ call, steps, step }];
      }),
      ({ step }) => stepKey(step),
    );
    const names = assignNames<Call | string>(
      [
        ...here.map(methodClaim),
        ...[...deeper].flatMap(([key, [first]]) => (first === undefined ? [] : [accessorClaim(key, first.step)])),
      ],
      {
        reserved: (name) => RESERVED_MEMBERS.has(name) || (depth === 0 && ROOT_MEMBERS.has(name)),
        fold: (name) => name.toLowerCase(),
      },
    );
    const children = [...deeper].map(([key, group]) => {
      const [first] = group;
      const accessor = names.get(key) ?? key;
      const step = first?.step ?? null;
      return build(group, depth + 1, {
        step,
        path: place.path + fillPieces(step?.pieces ?? [], () => "{}"),
        accessor,
        parameters: accessorParameters(step, first?.call.parameters ?? []),
        file: step?.kind === "name" || place.step === null ? `${place.file}/${fileSegment(accessor)}` : place.file,
        words: [...place.words, pascalCase(accessor)],
      });
    });
    return {
      ...place,
      methods: here
        .map((call) => ({ name: names.get(call) ?? call.key, call }))
        .sort((a, b) => (a.name < b.name ? -1 : 1)),
      children: children.sort((a, b) => (a.accessor < b.accessor ? -1 : 1)),
    };
  };
  return build(placed, 0, { step: null, path: "", accessor: "", parameters: [], file: "client", words: [] });
}

interface Placed {
  readonly call: Call;
  readonly steps: readonly CallStep[];
}

/** Keys with the same accessor have the same node, even if pages name their placeholders differently. */
function stepKey(step: CallStep): string {
  return fillPieces(step.pieces, () => (step.kind === "key" ? `{${keyAccessor(step)}}` : "{}"));
}

/** `byId` for ids, else `by` and the documented name of the key: `byUserPrincipalName`. */
function keyAccessor({ kind, name }: CallStep): string {
  return kind === "key" && isIdentifier(name) ? "byId" : `by${pascalCase(name) || "Key"}`;
}

/** A getter has the name of its segment. A function within a path is `at…`: its plain name is the method that calls it. */
function accessorClaim(key: string, step: CallStep): NameClaim<string> {
  const at = `at${pascalCase(step.name)}`;
  const values = slotsOf(step.pieces).map(({ placeholder }) => pascalCase(placeholder));
  return {
    owner: key,
    candidates: [plainAccessor(step), at, `${at}By${values.join("And")}`, `${at}_${digest(key)}`],
    rank: `1 ${key}`,
  };
}

function plainAccessor(step: CallStep): string {
  switch (step.kind) {
    case "key":
    case "alternateKey":
      return keyAccessor(step);
    case "call":
      return `at${pascalCase(step.name)}`;
    case "cast":
      return `as${pascalCase(shortName(step.name))}`;
    case "name":
    case "system":
      return camelCase(step.name);
  }
}

function accessorParameters(step: CallStep | null, parameters: readonly CallParameter[]): CallParameter[] {
  if (step === null) return [];
  const own = slotsOf(step.pieces).flatMap(({ placeholder }) =>
    parameters.filter((one) => one.placeholder === placeholder),
  );
  return own.map((parameter) =>
    step.kind === "key" && isIdentifier(step.name) ? { ...parameter, name: "id" } : parameter,
  );
}
