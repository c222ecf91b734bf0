import type { Operation, Parameter } from "../../model/model.js";
import { byCodeUnits } from "../../collections/order.js";
import { camelCase, codeSpan, pascalCase, propertyKey, stringLiteral } from "../boundary.js";
import type { Declaration } from "../print/declaration.js";
import { docComment } from "../doc-comment.js";
import type { Imports } from "../print/imports.js";
import { writeModule } from "../print/write-module.js";
import type { ModuleDraft } from "../print/draft.js";
import { RESERVED_OPTIONS } from "../queries/query-options.js";
import type { Call } from "./calls.js";

/** A request header that callers can set with an option. */
export interface HeaderOption {
  /** The documented name of the header. */
  readonly header: string;
  /** The name of the option. */
  readonly option: string;
  readonly required: boolean;
  readonly description: string;
}

/** The documented request headers of a call. */
export interface RequestHeaders {
  readonly options: readonly HeaderOption[];
  /** The value of each required header whose value is in the docs, by the name of the header. */
  readonly constants: ReadonlyMap<string, string>;
  /** Whether some queries of the call need `ConsistencyLevel`. The runtime adds this header to them. */
  readonly consistency: boolean;
}

/** Headers that the runtime, the credential or the connection sets. */
const SET_BY_RUNTIME =
  /^(?:authorization|content-type|content-length|content-encoding|accept|host|user-agent|connection|transfer-encoding)$/;

/** Valid header names. {@link https://www.rfc-editor.org/rfc/rfc9110#section-5.1 | RFC 9110, field names} */
const FIELD_NAME = /^[\w!#$%&'*+.^`|~-]+$/;

/**
 * Lists the documented request headers of a call. If several pages have the same header, the first page describes it.
 */
export function requestHeaders(call: Call): RequestHeaders {
  const known = headersOfCalls.get(call);
  if (known !== undefined) return known;
  const headers = readRequestHeaders(call);
  headersOfCalls.set(call, headers);
  return headers;
}

/** The headers that {@link requestHeaders} has read, because many modules need the headers of the same call. */
const headersOfCalls = new WeakMap<Call, RequestHeaders>();

function readRequestHeaders({ pages, variants, result }: Call): RequestHeaders {
  const options = new Map<string, HeaderOption>();
  const constants = new Map<string, string>();
  let consistency = variants.pages.some(({ operation }) =>
    operation.headers.some(({ name }) => name.trim().toLowerCase() === "consistencylevel"),
  );
  const requiredOfPages = pages.map(({ operation }) => requiredHeaders(operation));
  for (const row of pages.flatMap(({ operation }) => operation.headers)) {
    const header = row.name.trim();
    const folded = header.toLowerCase();
    const value = readConstantValue(row);
    const option = camelCase(header);
    if (!FIELD_NAME.test(header) || SET_BY_RUNTIME.test(folded)) continue;
    if (row.required === true && value !== null) constants.set(header, value);
    else if (folded === "consistencylevel") consistency = true;
    else if (option !== "" && !(option in {}) && !RESERVED_OPTIONS.has(option.toLowerCase()) && !options.has(option)) {
      const required = requiredOfPages.every((names) => names.has(folded));
      options.set(option, { header, option, required, description: row.description });
    }
  }
  const named = new Set([...constants.keys()].map((name) => name.toLowerCase()));
  return {
    // A count does not have header options, because the docs describe the headers for the list of items.
    options:
      result.kind === "count" ? [] : [...options.values()].filter(({ header }) => !named.has(header.toLowerCase())),
    constants,
    consistency: consistency && !named.has("consistencylevel"),
  };
}

/** The names of the required headers of a page, in lower case. */
function requiredHeaders({ headers }: Pick<Operation, "headers">): ReadonlySet<string> {
  return new Set(headers.flatMap(({ name, required }) => (required === true ? [name.trim().toLowerCase()] : [])));
}

/**
 * Whether a page documents the header that directory objects need for `$count` and advanced queries.
 * {@link https://learn.microsoft.com/graph/aad-advanced-queries | Advanced query capabilities}
 */
export function documentsConsistencyLevel(call: Call): boolean {
  const { constants, consistency } = requestHeaders(call);
  return consistency || [...constants.keys()].some((name) => name.toLowerCase() === "consistencylevel");
}

/**
 * Reads the fixed value at the start of a header's description: `eventual. Required.`
 *
 * @returns `null` if the description does not start with a value
 */
function readConstantValue({ description }: Parameter): string | null {
  return /^`?([a-z\d][\w=.-]*?)`?\.(?:\s|$)/.exec(description.trim())?.[1] ?? null;
}

const HEADERS = "src/request-headers";

function typeName({ option }: HeaderOption): string {
  return `${pascalCase(option)}Header`;
}

/** Writes the types of the header options of a call, and imports them. */
export function headerTypes(call: Call, imports: Imports): string[] {
  return requestHeaders(call).options.map((option) => {
    const type = imports.type(typeName(option), HEADERS);
    return option.required ? type : `Partial<${type}>`;
  });
}

/** Writes the entries of a request's headers. `ConsistencyLevel` is not among them if only some queries need it. */
export function headerEntries(call: Call): string[] {
  const { options, constants } = requestHeaders(call);
  const access = needsOptions(call) ? "options." : "options?.";
  return [
    ...[...constants].map(([name, value]) => `${stringLiteral(name)}: ${stringLiteral(value)}`),
    ...options.map(({ header, option }) => `${stringLiteral(header)}: ${access}${option}`),
  ];
}

/** Whether callers must pass the options of a call, because an option for a header is required. */
export function needsOptions(call: Call): boolean {
  return requestHeaders(call).options.some(({ required }) => required);
}

/** Writes the module with one type for each header option. All calls with this option use the same type. */
export function* writeRequestHeaders(calls: readonly Call[]): Generator<ModuleDraft> {
  const options = new Map<string, HeaderOption[]>();
  for (const option of calls.flatMap((call) => requestHeaders(call).options)) {
    options.set(typeName(option), [...(options.get(typeName(option)) ?? []), option]);
  }
  if (options.size === 0) return;
  yield writeModule(HEADERS, [], () =>
    [...options].sort(([a], [b]) => byCodeUnits(a, b)).map(([name, same]) => headerType(name, same)),
  );
}

function headerType(name: string, [first, ...others]: readonly HeaderOption[]): Declaration | string {
  if (first === undefined) return "";
  const { header, option, description } = first;
  const isShared = others.every((other) => other.description === description);
  const summary = `The request header ${codeSpan(header)}.`;
  return {
    kind: "Interface",
    name,
    isExported: true,
    properties: [
      {
        name: propertyKey(option),
        type: "string",
        isReadonly: true,
        docs: docComment({ summary, description: isShared ? description : "" }),
      },
    ],
  };
}
