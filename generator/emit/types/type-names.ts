import type { TypeModel } from "../../model/model.js";
import { splitName } from "../../model/qualified-name.js";
import { camelCase, digest, fileSegment, pascalCase } from "../boundary.js";
import { assignNames, type NameClaim } from "../assign-names.js";

/** What a type of the model is called in the SDK. */
export interface TypeName {
  /** The interface that is read, or the union of an enum and the object that has its values. */
  readonly read: string;
  readonly create: string;
  readonly update: string;
  /** Unions of a shape with those of the derived types, for where any of them may be given. */
  readonly anyRead: string;
  readonly anyCreate: string;
  readonly anyUpdate: string;
  /** What query options can name of it, and what filters can say of it. */
  readonly query: string;
  readonly filter: string;
  /** Which properties hold dates. */
  readonly dates: string;
  /** The function that tells values of it, and of types that derive from it, from others. */
  readonly guard: string;
  /** Name of its modules under `src/models` and the other folders that have a file a type, without the ending. */
  readonly file: string;
}

/** The names of types among the names of a type. */
export function listTypeNames(name: TypeName): string[] {
  const { read, create, update, anyRead, anyCreate, anyUpdate, query, filter } = name;
  return [read, create, update, anyRead, anyCreate, anyUpdate, query, filter];
}

/**
 * Names that mean something without an import wherever TypeScript runs, and those of the SDK's own runtime (`OfType`
 * would give a guard that is called as the one that guards are made of). A type that is called like one of them gets `Resource` behind its name, as the docs call it ("event resource type").
 */
export const RESERVED_TYPE_NAMES: ReadonlySet<string> = new Set(
  (
    "AbortController AbortSignal Array ArrayBuffer AsyncIterable Awaited BigInt Blob Boolean Buffer CustomEvent " +
    "DataView Date DOMException Error Event EventTarget Exclude Extract File FormData Function Headers Infinity " +
    "Intl Iterable Iterator JSON Map Math NaN NonNullable Number Object Omit Parameters Partial Performance Pick " +
    "Promise Proxy Readonly Record Reflect RegExp Request Required Response ReturnType Set String Symbol " +
    "TextDecoder TextEncoder Uint8Array Uppercase URL URLSearchParams WeakMap WeakSet WebSocket " +
    "Annotated BodyMethod ById Comparison Content CountOption DateShape Expand ExpandableItemMethod ExpandableItemOptions " +
    "ExpandableListMethod ExpandableListOptions ExpandOption Expansion Filterable FilterOption Input GraphClient GraphContext GraphError " +
    "GraphOptions ItemMethod ItemOptions ListComparison ListField ListMethod ListOptions Literal Method Negatable OfType OpenString OperationHandle " +
    "OperationPermissions OrderByOption Paged PageOf PermissionScheme Queryable QueryValue Reference " +
    "RequestOptions SearchOption Select Selected SelectOption SkipOption TextComparison TextField " +
    "TimeField TimeValue TopOption ValueField"
  ).split(" "),
);

/**
 * Names every type of the model: by its short name, outside of the main namespace with the tail of its own before it
 * (`microsoft.graph.callRecords.identity` → `CallRecordsIdentity`).
 *
 * @param namespace the main namespace
 */
export function nameTypes(types: readonly TypeModel[], namespace: string): Map<string, TypeName> {
  const readNames = assignNames(
    types.map((type) => readClaim(type.name, namespace)),
    { reserved: (name) => RESERVED_TYPE_NAMES.has(name) },
  );
  const taken = new Set(readNames.values());
  const shapes = assignNames(
    [...readNames].flatMap(([type, name]) => SHAPES.map((shape) => shapeClaim(type, name, shape))),
    { reserved: (name) => taken.has(name) || RESERVED_TYPE_NAMES.has(name) },
  );
  const files = assignNames(
    [...readNames].map(([type, name]) => fileClaim(type, name)),
    { fold: (name) => name.toLowerCase() },
  );
  return new Map(
    [...readNames].map(([type, read]) => {
      const shape = (kind: Shape): string => shapes.get(`${kind} ${type}`) ?? read;
      return [
        type,
        {
          read,
          create: shape("Create"),
          update: shape("Update"),
          anyRead: shape("Any"),
          anyCreate: shape("AnyCreate"),
          anyUpdate: shape("AnyUpdate"),
          query: shape("Query"),
          filter: shape("Filter"),
          dates: `${camelCase(read)}Dates`,
          guard: `is${read}`,
          file: files.get(type) ?? read,
        },
      ];
    }),
  );
}

const SHAPES = ["Create", "Update", "Any", "AnyCreate", "AnyUpdate", "Query", "Filter"] as const;
type Shape = (typeof SHAPES)[number];

function readClaim(type: string, main: string): NameClaim<string> {
  const { namespace, short } = splitName(type);
  const name = pascalCase(short);
  const tail =
    namespace === null || namespace === main ? "" : pascalCase(namespace.slice(namespace.lastIndexOf(".") + 1));
  return {
    owner: type,
    candidates: [tail + name, `${tail}${name}Resource`, pascalCase(type), `${pascalCase(type)}_${digest(type)}`],
    rank: tail === "" ? "0" : "1",
  };
}

function shapeClaim(type: string, name: string, shape: Shape): NameClaim<string> {
  const shaped = shape.startsWith("Any") ? `Any${name}${shape.slice("Any".length)}` : `${name}${shape}`;
  return {
    owner: `${shape} ${type}`,
    candidates: [shaped, `${shaped}Shape`, `${shaped}_${digest(type)}`],
    rank: shape.startsWith("Any") ? "1" : "0",
  };
}

function fileClaim(type: string, name: string): NameClaim<string> {
  const file = fileSegment(camelCase(name));
  return { owner: type, candidates: [file, `${file}-${digest(type)}`], rank: "0" };
}
