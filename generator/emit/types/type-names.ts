import { classNames } from "../class-names.js";
import type { SdkOptions } from "../options.js";
import type { TypeModel } from "../../model/model.js";
import { splitName } from "../../model/qualified-name.js";
import { camelCase, digest, fileSegment, pascalCase } from "../boundary.js";
import { assignNames, type NameClaim } from "../assign-names.js";

/** The names that the SDK has for a type of the model. */
export interface TypeName {
  /**
   * The type for responses. For an enumeration, both the type of its values and the object with its values have this
   * name.
   */
  readonly read: string;
  /** The type for bodies that create an object. */
  readonly create: string;
  /** The type for bodies that update an object. */
  readonly update: string;
  /** The union of the `read` types of the type and its derived types. */
  readonly anyRead: string;
  /** The union of the `create` types of the type and its derived types. */
  readonly anyCreate: string;
  /** The union of the `update` types of the type and its derived types. */
  readonly anyUpdate: string;
  /** The type with the names that query options accept. */
  readonly query: string;
  /** The type with the properties that filters can use. */
  readonly filter: string;
  /** The constant with the converted properties of the type. */
  readonly conversions: string;
  /** The type guard. */
  readonly guard: string;
  /**
   * The name of the file with the type's module, without extension. The file is in `src/models` and in each other
   * folder that has a file for each type.
   */
  readonly file: string;
}

/** Lists the names of the TypeScript types that the SDK has for a type of the model. */
export function listTypeNames(name: TypeName): string[] {
  const { read, create, update, anyRead, anyCreate, anyUpdate, query, filter } = name;
  return [read, create, update, anyRead, anyCreate, anyUpdate, query, filter];
}

/**
 * Names that no type of the model can have, because they belong to global types or to types of the SDK's runtime.
 * `OfType` is reserved because its guard would have the name of the runtime's `isOfType`. A type with a reserved name
 * gets the suffix `Resource`, as in the title of its page ("event resource type").
 */
const RESERVED_TYPE_NAMES: ReadonlySet<string> = new Set(
  (
    "AbortController AbortSignal Array ArrayBuffer AsyncIterable Awaited BigInt Blob Boolean Buffer CustomEvent " +
    "DataView Date DOMException Error Event EventTarget Exclude Extract File FormData Function Headers Infinity " +
    "Intl Iterable Iterator JSON Map Math NaN NonNullable Number Object Omit Parameters Partial Performance Pick " +
    "Promise Proxy Readonly Record Reflect RegExp Request Required Response ReturnType Set String Symbol T " +
    "TextDecoder TextEncoder Uint8Array Uppercase URL URLSearchParams WeakMap WeakSet WebSocket " +
    "Annotated BodyMethod ById CastClient Comparison Content Conversion Conversions CountingOptions CountMethod CountOption DecimalValue Expand ExpandableItemMethod ExpandableItemOptions " +
    "ExpandableListMethod ExpandableListOptions ExpandOption Expansion ExtensionName Filterable FilterOption Input Int64Value JsonValue " +
    "ItemMethod ItemOptions ListComparison ListField ListMethod ListOptions Literal Method Negatable OfType OpenString OperationHandle " +
    "OperationPermissions OrderByOption Paged PageOf PermissionScheme Queryable QueryValue Reference " +
    "RequestOptions SearchOption Select Selected SelectOption SkipOption TextComparison TextField " +
    "TimeField TimeValue TopOption ValueField WithType"
  ).split(" "),
);

/** Names that no type of the model can have under the options of an SDK. */
export function reservedTypeNames(options: Pick<SdkOptions, "classPrefix">): ReadonlySet<string> {
  const { client, context, error, options: clientOptions } = classNames(options);
  return new Set([...RESERVED_TYPE_NAMES, client, context, error, clientOptions]);
}

/**
 * Names every type of the model by its short name. A type outside the main namespace gets the last segment of its
 * namespace as prefix: `microsoft.graph.callRecords.identity` → `CallRecordsIdentity`.
 *
 * @param namespace the main namespace
 * @param reserved names that no type can have
 */
export function nameTypes(
  types: readonly TypeModel[],
  namespace: string,
  reserved: ReadonlySet<string>,
): Map<string, TypeName> {
  const readNames = assignNames(
    types.map((type) => readClaim(type.name, namespace)),
    { reserved: (name) => reserved.has(name) },
  );
  const taken = new Set(readNames.values());
  const variants = assignNames(
    [...readNames].flatMap(([type, name]) => VARIANTS.map((variant) => variantClaim(type, name, variant))),
    { reserved: (name) => taken.has(name) || reserved.has(name) },
  );
  const files = assignNames(
    [...readNames].map(([type, name]) => fileClaim(type, name)),
    { fold: (name) => name.toLowerCase() },
  );
  return new Map(
    [...readNames].map(([type, read]) => {
      const variant = (kind: Variant): string => variants.get(`${kind} ${type}`) ?? read;
      return [
        type,
        {
          read,
          create: variant("Create"),
          update: variant("Update"),
          anyRead: variant("Any"),
          anyCreate: variant("AnyCreate"),
          anyUpdate: variant("AnyUpdate"),
          query: variant("Query"),
          filter: variant("Filter"),
          conversions: `${camelCase(read)}Conversions`,
          guard: `is${read}`,
          file: files.get(type) ?? read,
        },
      ];
    }),
  );
}

const VARIANTS = ["Create", "Update", "Any", "AnyCreate", "AnyUpdate", "Query", "Filter"] as const;
type Variant = (typeof VARIANTS)[number];

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

function variantClaim(type: string, name: string, variant: Variant): NameClaim<string> {
  const variantName = variant.startsWith("Any") ? `Any${name}${variant.slice("Any".length)}` : `${name}${variant}`;
  return {
    owner: `${variant} ${type}`,
    candidates: [variantName, `${variantName}Shape`, `${variantName}_${digest(type)}`],
    rank: variant.startsWith("Any") ? "1" : "0",
  };
}

function fileClaim(type: string, name: string): NameClaim<string> {
  const file = fileSegment(camelCase(name));
  return { owner: type, candidates: [file, `${file}-${digest(type)}`], rank: "0" };
}
