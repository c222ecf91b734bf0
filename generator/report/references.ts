import type { ReportData, ReportOperation, ReportType } from "./report-data.js";

/** A fact that names a type. */
export interface TypeReference {
  /** The kind of thing that has the fact. */
  readonly from: "type" | "operation";
  /** Qualified name of the type, or id of the operation. */
  readonly name: string;
  /** The fact: the name of a property, `base`, `request body`, `response`, or the name of a parameter. */
  readonly via: string;
}

/** The types that a type names, each with the facts that name it. */
export type Neighbours = ReadonlyMap<string, readonly string[]>;

export interface References {
  /** The facts that name a type. */
  readonly to: (type: string) => readonly TypeReference[];
  /** The other types that name a type, with the facts. */
  readonly before: (type: string) => Neighbours;
  /** The other types that a type names, with the facts. */
  readonly after: (type: string) => Neighbours;
}

/** Indexes which type or operation refers to which type. Only types of the report are targets. */
export function indexReferences({
  operations,
  types,
  parameters,
  properties,
}: Pick<ReportData, "operations" | "types" | "parameters" | "properties">): References {
  const known = new Set(types.map(({ name }) => name));
  const incoming = new Map<string, TypeReference[]>();
  const outgoing = new Map<string, Map<string, string[]>>();
  const add = (reference: TypeReference, type: string | undefined): void => {
    const target = itemType(type ?? "");
    if (!known.has(target)) return;
    push(incoming, target, reference);
    if (reference.from === "type" && reference.name !== target) {
      const neighbours = outgoing.get(reference.name) ?? new Map<string, string[]>();
      outgoing.set(reference.name, neighbours);
      push(neighbours, target, reference.via);
    }
  };
  for (const type of types) addType(type, properties, add);
  for (const operation of operations) addOperation(operation, { parameters, properties }, add);
  return {
    to: (type) => incoming.get(type) ?? [],
    before: (type) => {
      const found = new Map<string, string[]>();
      for (const { from, name, via } of incoming.get(type) ?? []) {
        if (from === "type" && name !== type) push(found, name, via);
      }
      return found;
    },
    after: (type) => outgoing.get(type) ?? new Map<string, string[]>(),
  };
}

type AddReference = (reference: TypeReference, type: string | undefined) => void;

function addType(
  { name, base, properties: indexes = [] }: ReportType,
  properties: ReportData["properties"],
  add: AddReference,
): void {
  add({ from: "type", name, via: "base" }, base);
  for (const index of indexes) {
    const property = properties[index];
    if (property?.inheritedFrom === undefined) add({ from: "type", name, via: property?.name ?? "" }, property?.type);
  }
}

function addOperation(
  operation: ReportOperation,
  { parameters, properties }: Pick<ReportData, "parameters" | "properties">,
  add: AddReference,
): void {
  const { id: name, request, responses } = operation;
  add({ from: "operation", name, via: "request body" }, request?.type);
  for (const index of request?.properties ?? []) {
    const property = properties[index];
    add({ from: "operation", name, via: `request property ${property?.name ?? ""}` }, property?.type);
  }
  for (const type of new Set(responses.map((response) => response.type))) {
    add({ from: "operation", name, via: "response" }, type);
  }
  for (const index of operation.parameters) {
    const parameter = parameters[index];
    add({ from: "operation", name, via: `parameter ${parameter?.name ?? ""}` }, parameter?.type);
  }
}

/** The type of the items of a collection, or the type itself. */
export function itemType(type: string): string {
  return /^Collection\((.*)\)$/.exec(type)?.[1] ?? type;
}

function push<Key, Item>(lists: Map<Key, Item[]>, key: Key, item: Item): void {
  const known = lists.get(key);
  if (known === undefined) lists.set(key, [item]);
  else known.push(item);
}
