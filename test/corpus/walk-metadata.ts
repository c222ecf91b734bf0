import { SaxesParser } from "saxes";

/** A route in the service's metadata: the type of a successful response and the kind of call. */
export interface WalkedRoute {
  readonly kind: "get" | "create" | "action" | "function";
  /** Qualified name, `Collection(…)` for several items; `null` if the response does not have a body. */
  readonly type: string | null;
}

interface Structured {
  readonly base: string | null;
  readonly hasStream: boolean;
  readonly properties: Map<string, string>;
}

interface Bound {
  readonly kind: "action" | "function";
  readonly name: string;
  readonly namespace: string;
  readonly binding: string | null;
  readonly returns: string | null;
  readonly parameters: readonly string[];
}

/**
 * The parts of a CSDL document that are needed to resolve paths. This module does not share code with docwright's
 * reader of metadata.
 */
export interface RawService {
  readonly types: ReadonlyMap<string, Structured>;
  readonly calls: readonly Bound[];
  /** Entity sets as `Collection(…)`, singletons as their type. */
  readonly roots: ReadonlyMap<string, string>;
}

/** Reads a CSDL document whose only alias is `graph`. */
export function rawService(csdl: string): RawService {
  const types = new Map<string, Structured>();
  const calls: Bound[] = [];
  const roots = new Map<string, string>();
  let namespace = "";
  let type: Structured | null = null;
  let call: { -readonly [Key in keyof Bound]: Bound[Key] } | null = null;
  const parser = new SaxesParser();
  parser.on("opentag", ({ name, attributes }) => {
    const own = attributes["Name"] ?? "";
    const ofType = qualified(attributes["Type"] ?? "");
    switch (name) {
      case "Schema":
        namespace = attributes["Namespace"] ?? "";
        break;
      case "EntityType":
      case "ComplexType":
        type = {
          base: attributes["BaseType"] === undefined ? null : qualified(attributes["BaseType"]),
          hasStream: attributes["HasStream"] === "true",
          properties: new Map(),
        };
        types.set(`${namespace}.${own}`, type);
        break;
      case "Property":
      case "NavigationProperty":
        type?.properties.set(own, ofType);
        break;
      case "Action":
      case "Function":
        call = {
          kind: name === "Action" ? "action" : "function",
          name: own,
          namespace,
          binding: null,
          returns: null,
          parameters: [],
        };
        if (attributes["IsBound"] === "true") call.binding = "";
        calls.push(call);
        break;
      case "Parameter":
        if (call?.binding === "") call.binding = ofType;
        else if (call !== null) call.parameters = [...call.parameters, own];
        break;
      case "ReturnType":
        if (call !== null) call.returns = ofType;
        break;
      case "EntitySet":
        roots.set(own, `Collection(${qualified(attributes["EntityType"] ?? "")})`);
        break;
      case "Singleton":
        roots.set(own, ofType);
        break;
    }
  });
  parser.write(csdl).close();
  return { types, calls, roots };
}

/**
 * Resolves the path of a route in the metadata, segment by segment, by the URL conventions of OData.
 *
 * @returns the kind of call and its response; a sentence if the metadata does not declare a segment
 * @see {@link https://docs.oasis-open.org/odata/odata/v4.01/odata-v4.01-part2-url-conventions.html | OData URL conventions}
 */
export function walkRoute(service: RawService, method: string, path: string): WalkedRoute | string {
  let at: string | null = null;
  const segments = segmentsOf(path);
  for (const [index, segment] of segments.entries()) {
    const last = index === segments.length - 1;
    if (at === null) {
      const root = ownValue(service.roots, segment);
      const called = root === undefined ? boundTo(service, segment, null, method) : undefined;
      if (called !== undefined && last) return { kind: called.kind, type: called.returns };
      at = root ?? called?.returns ?? null;
      if (at === null) return `the service has no ${segment}`;
      continue;
    }
    if (last && segment === "$count") return { kind: "get", type: "Edm.Int32" };
    if (last && segment === "$ref") return "a reference";
    if (last && (segment === "$value" || segment === "content")) {
      const stream: string | undefined = propertyOf(service, at, segment);
      return { kind: "get", type: stream ?? (segment === "$value" && at.startsWith("Edm.") ? at : "Edm.Stream") };
    }
    const cast: string | undefined = castTo(service, segment);
    if (cast !== undefined) {
      at = isMany(at) ? `Collection(${cast})` : cast;
      continue;
    }
    const property: string | undefined = propertyOf(service, at, segment);
    if (property !== undefined) {
      at = property;
      continue;
    }
    const called = boundTo(service, segment, at, method);
    if (called !== undefined) {
      if (last) return { kind: called.kind, type: called.returns };
      if (called.returns === null) return `${segment} returns nothing to go on from`;
      at = called.returns;
      continue;
    }
    if (!isMany(at)) return `${at} has no ${segment}`;
    at = itemOf(at);
  }
  if (at === null) return "the service root";
  return { kind: method === "POST" && isMany(at) ? "create" : "get", type: method === "POST" ? itemOf(at) : at };
}

/** Whether `type` is `base` or derives from it. If one is a collection, the other must be a collection too. */
export function derivesFrom(service: RawService, type: string, base: string): boolean {
  if (isMany(type) !== isMany(base)) return false;
  for (let at: string | null = itemOf(type); at !== null; at = service.types.get(at)?.base ?? null) {
    if (at === itemOf(base)) return true;
  }
  return false;
}

/** Splits a path into segments. Removes the path of a drive item between colons, as in `root:/{path}:/children`. */
function segmentsOf(path: string): string[] {
  const addressed = path.replace(/\/(root|items\/[^/:]+):\/?[^:]*(?::|$)/g, "/$1");
  return addressed.split(/\/(?![^(]*\))/).filter((segment) => segment !== "");
}

function castTo({ types }: RawService, segment: string): string | undefined {
  const name = qualified(segment);
  return name.includes(".") ? [...types.keys()].find((type) => type.toLowerCase() === name.toLowerCase()) : undefined;
}

function propertyOf({ types }: RawService, at: string, name: string): string | undefined {
  if (isMany(at)) return undefined;
  for (let type = types.get(at); type !== undefined; type = types.get(type.base ?? "")) {
    const found = ownValue(type.properties, name);
    if (found !== undefined) return found;
  }
  return undefined;
}

/**
 * Returns the action or function that a segment calls on a type. If there are several overloads, returns the overload
 * with the parameters that the path has.
 */
function boundTo(service: RawService, segment: string, at: string | null, method: string): Bound | undefined {
  const [, written = "", list] = /^([\w.]+)(?:\((.*)\))?$/.exec(segment) ?? [];
  if (written === "") return undefined;
  const named = (list ?? "").split(",").map((parameter) => parameter.split("=", 1)[0]?.trim().toLowerCase() ?? "");
  const distance = (call: Bound): number =>
    at === null ? 0 : lineage(service, itemOf(at)).indexOf(itemOf(call.binding ?? ""));
  const fits = service.calls.filter(
    (call) =>
      [call.name, `${call.namespace}.${call.name}`].some(
        (name) => name.toLowerCase() === qualified(written).toLowerCase(),
      ) &&
      (call.kind === "action") === (method === "POST") &&
      (at === null
        ? call.binding === null
        : call.binding !== null && isMany(call.binding) === isMany(at) && distance(call) >= 0),
  );
  const missed = (call: Bound): number =>
    list === undefined ? 0 : call.parameters.filter((name) => !named.includes(name.toLowerCase())).length;
  return fits.sort((one, other) => distance(one) - distance(other) || missed(one) - missed(other))[0];
}

function lineage({ types }: RawService, type: string): string[] {
  const base = types.get(type)?.base ?? null;
  return base === null ? [type] : [type, ...lineage({ types } as RawService, base)];
}

/** Returns the value for a name. Ignores the case of the name, as the service does. */
function ownValue(values: ReadonlyMap<string, string>, name: string): string | undefined {
  return values.get(name) ?? [...values].find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1];
}

function isMany(type: string): boolean {
  return type.startsWith("Collection(");
}

function itemOf(type: string): string {
  return type.replace(/^Collection\(|\)$/g, "");
}

function qualified(type: string): string {
  return type.replace(/(?<=^|\()graph\./, "microsoft.graph.");
}
