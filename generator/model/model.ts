import type { Diagnostic, Place } from "../findings/finding.js";
import type { EnumMember, HttpMethod, JsonValue, PageKind, PermissionSet, QuerySupport } from "../vocabulary.js";

export type {
  DocumentedScheme,
  EnumMember,
  HttpMethod,
  JsonValue,
  PageKind,
  PermissionScheme,
  PermissionSet,
  PermissionType,
  QuerySupport,
} from "../vocabulary.js";

/**
 * The API model: the one contract between the rooms that read and the rooms that write. Plain data, stable order.
 *
 * Types are named as OData names them: `Edm.String`, `microsoft.graph.user`, `Collection(microsoft.graph.user)`.
 * {@link https://docs.oasis-open.org/odata/odata-csdl-json/v4.01/odata-csdl-json-v4.01.html | OData CSDL 4.01}
 */
export interface ApiModel {
  readonly format: 1;
  readonly api: ApiInfo;
  readonly pages: readonly PageInfo[];
  readonly types: readonly TypeModel[];
  readonly operations: readonly Operation[];
  readonly diagnostics: readonly Diagnostic[];
}

export interface ApiInfo {
  readonly namespace: string;
  readonly version: string;
  readonly baseUrl: string;
}

export interface PageInfo {
  readonly file: string;
  readonly kind: PageKind;
  readonly title: string;
}

/** How a type became known: from its own page, from what examples show of it, or from a name in a table alone. */
export type TypeOrigin = "page" | "example" | "reference";

export interface TypeModel {
  readonly name: string;
  readonly kind: "entity" | "complex" | "enum";
  readonly base: string | null;
  readonly abstract: boolean;
  readonly open: boolean;
  readonly key: readonly string[];
  readonly description: string;
  readonly deprecated: boolean;
  /** What the docs say of the deprecation, where they say more than that. */
  readonly deprecation: string | null;
  readonly properties: readonly Property[];
  readonly members: readonly EnumMember[];
  /** Enums whose values may be combined. */
  readonly flags: boolean;
  /** Requests that the type's own page shows, such as that of a singleton that no API page describes. */
  readonly examples: readonly Example[];
  readonly origin: TypeOrigin;
  readonly source: Place;
}

/** How a property became known: from a row of a table or a declaration, or from what JSON shows alone. */
export type PropertyOrigin = "table" | "example";

export interface Property {
  readonly name: string;
  readonly type: string;
  readonly navigation: boolean;
  readonly description: string;
  /** `null` where the docs do not say; the same holds for `readOnly` and `nullable`. */
  readonly required: boolean | null;
  readonly readOnly: boolean | null;
  readonly nullable: boolean | null;
  /** The default value as written. */
  readonly defaultValue: string | null;
  readonly deprecated: boolean;
  /** Qualified name of the type that declares the property, where the page says that it is inherited. */
  readonly inheritedFrom: string | null;
  /** Documented values of a string-like property that has no enum type of its own. */
  readonly values: readonly string[] | null;
  readonly query: QuerySupport;
  readonly origin: PropertyOrigin;
  readonly source: Place;
}

export type Intent =
  | "get"
  | "list"
  | "create"
  | "update"
  | "replace"
  | "delete"
  | "action"
  | "function"
  | "addReference"
  | "removeReference"
  | "listReferences"
  | "setReference"
  | "count"
  | "delta"
  | "download"
  | "upload";

export interface Operation {
  /** Name of the page's file without its ending: `user-get`. */
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly deprecated: boolean;
  readonly deprecation: string | null;
  readonly intent: Intent;
  readonly routes: readonly Route[];
  readonly permissions: readonly PermissionSet[];
  readonly queryParameters: readonly Parameter[];
  /** The docs say that the system query options are not supported. */
  readonly noQueryOptions: boolean;
  readonly headers: readonly Parameter[];
  readonly requestBody: RequestBody | null;
  readonly responses: readonly Response[];
  readonly errors: readonly ErrorResponse[];
  readonly examples: readonly Example[];
  readonly source: Place;
}

export interface Route {
  readonly method: HttpMethod;
  /**
   * The path from the service root, with placeholders in braces and without a query: `/users/{id}/messages`,
   * `/reports/getActivityCounts(period='{period}')`. Placeholder names are unique within the path.
   */
  readonly path: string;
  /** The query that the request line holds, as written after the `?`; `null` where it has none. */
  readonly query: string | null;
  readonly parameters: readonly Parameter[];
  readonly source: Place;
}

export type ParameterLocation = "path" | "query" | "function" | "header";

export interface Parameter {
  readonly name: string;
  readonly in: ParameterLocation;
  readonly type: string;
  readonly required: boolean | null;
  readonly description: string;
  readonly source: Place;
}

export interface RequestBody {
  readonly contentType: string;
  /** `null` where the body is an object of this operation alone, described by `properties`; `Edm.Stream` for bytes. */
  readonly type: string | null;
  readonly properties: readonly Property[];
  readonly description: string;
  readonly source: Place;
}

export interface Response {
  readonly status: number;
  /** `null`: no body. `Edm.Stream`: bytes. */
  readonly type: string | null;
  readonly headers: readonly string[];
  readonly description: string;
  readonly source: Place;
}

export interface ErrorResponse {
  readonly status: number | null;
  readonly code: string | null;
  readonly description: string;
  readonly source: Place;
}

export interface Example {
  readonly name: string | null;
  readonly title: string | null;
  readonly request: ExampleRequest;
  /** `null` where the page shows none. */
  readonly response: ExampleResponse | null;
  readonly source: Place;
}

export interface ExampleRequest {
  readonly method: HttpMethod;
  /** As documented: absolute, or from the service root. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Parsed where the content is JSON, else the text; `null` without a body. */
  readonly body: JsonValue;
  /** The body is text that claims to be JSON and is not, or is cut short. */
  readonly malformed: boolean;
}

export interface ExampleResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: JsonValue;
  readonly malformed: boolean;
  /** The type that the block's annotation names, qualified; `Collection(…)` where it says so. */
  readonly type: string | null;
  readonly truncated: boolean;
  readonly source: Place;
}
