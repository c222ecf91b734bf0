import { createRouteResolver, type RouteResolver } from "../metadata/resolve-route.js";
import { indexTypes, type TypeIndex } from "../model/type-index.js";
import { typeDirection } from "../diff/type-direction.js";
import type { Place } from "../findings/finding.js";
import { groupBy } from "../collections/group-by.js";
import type { ApiModel, Operation, Parameter, Property, Route } from "../model/model.js";
import { collectionOf, itemType } from "../model/qualified-name.js";
import { nameCause, typeCause } from "./causes.js";
import { mismatch } from "./make-mismatch.js";
import type { Mismatch } from "./mismatch.js";
import { createNameFinder, type NameFinder } from "./name-finder.js";

/**
 * Compares actions and functions and their parameters. An action or function can have several overloads, each for
 * another type of resource. The type of the resource in the page's path shows which overloads the page documents. If
 * the metadata does not have the path, the page is compared with all overloads.
 */
export function verifyOperations(docs: ApiModel, metadata: ApiModel): readonly Mismatch[] {
  const declared = groupBy(metadata.operations.filter(isCall), ({ title }) => title);
  const others = new Set([
    ...metadata.types.flatMap(({ properties }) => properties.map(({ name }) => name)),
    ...metadata.operations.filter((one) => !isCall(one)).map(({ title }) => title),
  ]);
  const names = createNameFinder([...declared.keys()]);
  const types = indexTypes(metadata.types);
  const resolve = createRouteResolver(metadata);
  const documented = new Set<string>();
  const found = docs.operations.flatMap((operation) => {
    const calls = operation.routes.flatMap(callOf);
    const [call] = calls;
    if (call === undefined) return [];
    for (const { name } of calls) documented.add(name);
    const overloads = declared.get(call.name);
    if (overloads === undefined) {
      return isCall(operation) && !others.has(call.name) ? [unknownCall(operation, call, names)] : [];
    }
    const bound = boundTo(typeAt(call.resource, resolve), overloads, types);
    return verifyParameters(operation, call, bound.length === 0 ? overloads : bound, types);
  });
  return [...found, ...undocumentedCalls(declared, documented, indexTypes(docs.types))];
}

function isCall({ intent }: Operation): boolean {
  return intent === "action" || intent === "function";
}

/** The action or function at the end of a path. */
interface Call {
  readonly route: Route;
  /** The path of the resource on which the action or function is called. */
  readonly resource: string;
  /** The name, without namespace and arguments. */
  readonly name: string;
  readonly argumentText: string;
}

/** Returns the call at the end of a route's path; an empty list if the path ends in a key or a system segment. */
function callOf(route: Route): readonly Call[] {
  const at = (route.path.split("(", 1)[0] ?? "").lastIndexOf("/");
  const [, name, argumentText = ""] = /^(?:[\w.]*\.)?([A-Za-z_]\w*)(\(.*)?$/s.exec(route.path.slice(at + 1)) ?? [];
  return name === undefined ? [] : [{ route, resource: route.path.slice(0, at), name, argumentText }];
}

/** The type of the resource at a path; `null` if the metadata does not have the path. */
function typeAt(path: string, resolve: RouteResolver): string | null {
  const target = resolve("GET", path);
  if (target === null || target.kind === "system") return null;
  return target.kind === "resource" ? target.type : (target.operation.responses[0]?.type ?? null);
}

function boundTo(type: string | null, overloads: readonly Operation[], types: TypeIndex): readonly Operation[] {
  if (type === null) return [];
  const { type: item, collection } = itemType(type);
  const lineage = [item, ...types.ancestors(item).map(({ name }) => name)];
  const names = new Set(lineage.map((name) => (collection ? collectionOf(name) : name)));
  return overloads.filter((one) => names.has(one.routes[0]?.parameters[0]?.type ?? ""));
}

function unknownCall(operation: Operation, { route, name }: Call, known: NameFinder): Mismatch {
  return mismatch("operation-not-in-metadata", `The metadata does not declare an action or function \`${name}\`.`, {
    target: operation.id,
    name: null,
    docs: name,
    metadata: null,
    cause: nameCause(name, known),
    source: route.source,
  });
}

type Declared = Property | Parameter;

/**
 * Returns the documented parameters. The parameters of an action are in the body, and the parameters of a function are
 * in the path.
 */
function documentedParameters({ requestBody }: Operation, { route, argumentText }: Call): readonly Declared[] {
  return route.method === "POST" && argumentText === ""
    ? (requestBody?.properties ?? [])
    : route.parameters.filter((one) => one.in === "function" && argumentText.includes(one.name));
}

function declaredParameters({ routes, requestBody }: Operation): readonly Declared[] {
  const inPath = routes.flatMap(({ parameters }) => parameters.filter((one) => one.in === "function"));
  return [...(requestBody?.properties ?? []), ...inPath];
}

function verifyParameters(
  operation: Operation,
  call: Call,
  overloads: readonly Operation[],
  types: TypeIndex,
): readonly Mismatch[] {
  const documented = documentedParameters(operation, call);
  // A page without parameters does not contradict the metadata. A PATCH or DELETE on the path of a function does not
  // call the function: it changes the resource that the function returns.
  if (documented.length === 0 || (call.route.method !== "POST" && call.route.method !== "GET")) return [];
  const signatures = overloads.map((one) => new Map(declaredParameters(one).map((two) => [two.name, two])));
  const known = new Map(signatures.flatMap((one) => [...one]));
  if (documented.every(({ name }) => isInside(name, known, types))) return [];
  const names = createNameFinder([...known.keys()]);
  const found = documented.flatMap((one) => verifyParameter(operation.id, one, known, names, types));
  const named = new Set([
    ...documented.map(({ name }) => name),
    ...found.flatMap(({ suggestion }) => suggestion ?? []),
  ]);
  const missing = [...known.values()].filter(
    ({ name }) => !named.has(name) && signatures.every((signature) => signature.has(name)),
  );
  const source = operation.requestBody?.source ?? operation.source;
  return [
    ...found,
    ...missing.map(({ name, type }) =>
      mismatch(
        "parameter-not-documented",
        `The page omits the parameter \`${name}\` (\`${type}\`). Add a row for this parameter.`,
        {
          target: operation.id,
          name,
          docs: null,
          metadata: type,
          source,
        },
      ),
    ),
  ];
}

/**
 * Whether a name is a property of a parameter's type. If an action takes an object, some pages list the properties of
 * the object in place of the parameter.
 */
function isInside(name: string, known: ReadonlyMap<string, Declared>, types: TypeIndex): boolean {
  const holds = ({ type }: Declared): boolean => types.property(itemType(type).type, name) !== undefined;
  return !known.has(name) && [...known.values()].some(holds);
}

function verifyParameter(
  target: string,
  { name, type, source }: Declared,
  known: ReadonlyMap<string, Declared>,
  names: NameFinder,
  types: TypeIndex,
): readonly Mismatch[] {
  const about = { target, name, docs: type, source };
  const declared = known.get(name);
  if (declared === undefined) {
    const cause = nameCause(name, names);
    const message = `The metadata does not declare the parameter \`${name}\` of \`${target}\`.`;
    return [mismatch("parameter-not-in-metadata", message, { ...about, metadata: null, cause })];
  }
  const metadata = declared.type;
  if (itemType(type).type === "Edm.Untyped" || typeDirection(type, metadata, types) === null) return [];
  const cause = typeCause(type, metadata, types);
  const message = `The type of parameter \`${name}\` is \`${type}\` in the docs and \`${metadata}\` in the metadata.`;
  return [mismatch("parameter-type-differs", message, { ...about, metadata, cause })];
}

/** If a type has more undocumented actions and functions than this, they become one finding. */
const MAX_SEPARATE_FINDINGS = 10;

/** Reports undocumented actions and functions on the page of the type on which they are called. */
function undocumentedCalls(
  declared: ReadonlyMap<string, readonly Operation[]>,
  documented: ReadonlySet<string>,
  types: TypeIndex,
): readonly Mismatch[] {
  const missing = [...declared].flatMap(([name, [first]]) => (first && !documented.has(name) ? [first] : []));
  const byBinding = groupBy(missing, ({ routes }) => itemType(routes[0]?.parameters[0]?.type ?? "").type);
  return [...byBinding].flatMap(([type, calls]) => {
    const page = types.get(type)?.source;
    if (calls.length <= MAX_SEPARATE_FINDINGS) return calls.map((call) => undocumentedCall(call, page));
    const names = calls.map(({ title }) => title).join(", ");
    const message = `No page documents ${calls.length} actions and functions of \`${type}\`: ${names}. Add a page for each.`;
    const source = page ?? calls[0]?.source;
    const about = { target: type, name: null, docs: null, metadata: names };
    return source === undefined ? [] : [mismatch("operation-not-documented", message, { ...about, source })];
  });
}

function undocumentedCall({ id, title, intent, source }: Operation, page: Place | undefined): Mismatch {
  return mismatch(
    "operation-not-documented",
    `No page documents the ${intent} \`${title}\`. Add a page for this ${intent}.`,
    {
      target: id,
      name: null,
      docs: null,
      metadata: title,
      source: page ?? source,
    },
  );
}
