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
  /**
   * The module of the client, unless the node shares the client of another node. The client of a key is in the module
   * of its collection.
   */
  readonly file: string;
  readonly children: readonly PlacedNode[];
}

/**
 * Names that members cannot have: every object has them, or JavaScript treats them specially (promises, JSON
 * conversion).
 */
const RESERVED_MEMBERS = new Set(["constructor", "then", "toJSON", "toString", "valueOf"]);

/** Names of the root client's own members. */
const ROOT_MEMBERS = new Set(["context", "request", "requestList"]);

/**
 * Arranges calls in a tree by their paths. A call is a method of the node at the end of its path. A call of an action,
 * a function, `delta` or `$count` is a method of the parent node.
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
        isMethod: step !== null && (step.kind === "call" || slotsOf(step.pieces).length > 0),
        parameters: accessorParameters(group),
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
  return build(placed, 0, {
    step: null,
    path: "",
    accessor: "",
    isMethod: false,
    parameters: [],
    file: "client",
    words: [],
  });
}

interface Placed {
  readonly call: Call;
  readonly steps: readonly CallStep[];
}

/**
 * Returns a key that is equal for steps to the same node. The names of placeholders are left out, because pages name
 * the placeholder of a key differently.
 */
function stepKey(step: CallStep): string {
  return fillPieces(step.pieces, () => (step.kind === "key" || step.kind === "path" ? `{${keyAccessor(step)}}` : "{}"));
}

/**
 * The accessor for a key. The key of an item has `byId`, even if the docs use several names for the key: `/users/{id |
 * userPrincipalName}` is one collection with one accessor. The path of an item has `byPath`. Alternate keys and other
 * placeholders have the documented name: `byAppId`.
 */
function keyAccessor({ kind, name, pieces }: CallStep): string {
  if (kind === "path") return "byPath";
  const [first, ...others] = slotsOf(pieces);
  if (kind === "key" && others.length === 0 && first?.form === "segment") return "byId";
  return `by${pascalCase(name) || "Key"}`;
}

/**
 * The accessor of a segment has the name of the segment or function. If several functions have the same name, only the
 * accessor of the function with named parameters gets this name. The accessors of the other functions get a suffix.
 */
function accessorClaim(key: string, step: CallStep): NameClaim<string> {
  const plain = plainAccessor(step);
  const values = slotsOf(step.pieces).map(({ placeholder }) => pascalCase(placeholder));
  const isFunction = step.kind === "call";
  return {
    owner: key,
    candidates: [
      plain,
      step.kind === "system" ? camelCase(step.name) : "",
      isFunction ? `${plain}${values.length > 0 ? `By${values.join("And")}` : "WithoutParameters"}` : "",
      `at${pascalCase(step.name)}`,
      `at${pascalCase(step.name)}_${digest(key)}`,
    ],
    rank: `1 ${isFunction && !key.includes("=") ? 1 : 0}${step.kind === "system" ? 1 : 0} ${key}`,
  };
}

function plainAccessor(step: CallStep): string {
  switch (step.kind) {
    case "key":
    case "alternateKey":
    case "path":
      return keyAccessor(step);
    case "cast":
      return `as${pascalCase(shortName(step.name))}`;
    case "call":
    case "name":
      return camelCase(step.name);
    case "system":
      return step.name === "$value" ? "content" : camelCase(step.name);
  }
}

/**
 * The parameters of an accessor. The parameter for a key is called `id` if any page calls the key an id. A parameter is
 * optional if any request below the accessor can omit it. Its description comes from the first page that has one.
 */
function accessorParameters(group: readonly (Placed & { readonly step: CallStep })[]): CallParameter[] {
  const [first] = group;
  if (first === undefined) return [];
  const own = slotsOf(first.step.pieces).flatMap((_, index) => {
    const parameter = parameterAt(first.call, first.step, index);
    if (parameter === undefined) return [];
    const all = group.flatMap(({ call, step }) => parameterAt(call, step, index) ?? []);
    const described = all.find(({ description }) => description !== "");
    return [
      {
        ...parameter,
        required: all.every(({ required }) => required),
        description: described?.description ?? "",
      },
    ];
  });
  if (first.step.kind === "path") return own.map((parameter) => ({ ...parameter, name: "relativePath" }));
  const isId = group.some(({ step }) => step.kind === "key" && isIdentifier(step.name));
  return own.map((parameter) => (isId ? { ...parameter, name: "id" } : parameter));
}

/** The parameter of a call for the placeholder at this position in a step. */
function parameterAt(call: Call, step: CallStep, index: number): CallParameter | undefined {
  const placeholder = slotsOf(step.pieces)[index]?.placeholder;
  return call.parameters.find((parameter) => parameter.placeholder === placeholder);
}
