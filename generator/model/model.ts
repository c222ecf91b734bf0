import type { Finding, Place } from "../findings/finding.js";
import type {
  EnumMember,
  HttpMethod,
  JsonValue,
  PageKind,
  Paging,
  QuerySupport,
  SharedOperationFacts,
} from "../vocabulary.js";

export type {
  DocumentedScheme,
  EnumMember,
  ErrorResponse,
  HttpMethod,
  JsonValue,
  PageKind,
  PermissionScheme,
  PermissionSet,
  PermissionType,
  QueryClause,
  QuerySupport,
} from "../vocabulary.js";

/**
 * The API model: the contract between the code that reads docs and the code that writes the SDK, findings, changes and
 * exports. It is plain data in a stable order.
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
  readonly diagnostics: readonly Finding<string>[];
}

export interface ApiInfo {
  readonly namespace: string;
  readonly version: string;
  readonly baseUrl: string;
  /** Present if the API does not follow OData. */
  readonly odata?: false;
  /** Present if the properties of list responses differ from OData's. */
  readonly paging?: Paging;
}

export interface PageInfo {
  readonly file: string;
  readonly kind: PageKind;
  readonly title: string;
}

/**
 * Where docwright found a type. `page`: on its own page. `example`: in examples that show it. `reference`: only by its
 * name on another page. `metadata`: in the service's metadata.
 */
export type TypeOrigin = "page" | "example" | "reference" | "metadata";

export interface TypeModel {
  readonly name: string;
  readonly kind: "entity" | "complex" | "enum";
  readonly base: string | null;
  readonly abstract: boolean;
  readonly open: boolean;
  /**
   * For an open type: the names that its undocumented properties can have. `extensions`: only names of extension
   * properties, such as `contoso_training`. Absent: any name.
   */
  readonly openNames?: "extensions";
  readonly key: readonly string[];
  readonly description: string;
  readonly deprecated: boolean;
  /** The docs' text about the deprecation: when the type stops working, what replaces it. */
  readonly deprecation: string | null;
  readonly properties: readonly Property[];
  readonly members: readonly EnumMember[];
  /** Whether the type is an enumeration whose members can be combined. */
  readonly flags: boolean;
  /** Requests on the type's own page, for example to a singleton that no API page describes. */
  readonly examples: readonly Example[];
  readonly origin: TypeOrigin;
  readonly source: Place;
}

/**
 * Where docwright found a property. `table`: in a row of a table. `example`: in JSON, but not in a table. `metadata`:
 * in the service's metadata, but not in the docs.
 */
export type PropertyOrigin = "table" | "example" | "metadata";

export interface Property {
  readonly name: string;
  readonly type: string;
  readonly navigation: boolean;
  readonly description: string;
  /** `null` if the docs do not say; the same applies to `readOnly` and `nullable`. */
  readonly required: boolean | null;
  readonly readOnly: boolean | null;
  readonly nullable: boolean | null;
  /** The default value as written. */
  readonly defaultValue: string | null;
  readonly deprecated: boolean;
  /** Qualified name of the type that declares the property, if the page says that the property is inherited. */
  readonly inheritedFrom: string | null;
  /** Documented values of a string property whose type is not an enumeration. */
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

export interface Operation extends SharedOperationFacts {
  /** Name of the page's file without extension: `user-get`. */
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly deprecated: boolean;
  /** The docs' text about the deprecation. */
  readonly deprecation: string | null;
  readonly intent: Intent;
  readonly routes: readonly Route[];
  readonly queryParameters: readonly Parameter[];
  readonly headers: readonly Parameter[];
  readonly requestBody: RequestBody | null;
  readonly responses: readonly Response[];
  readonly examples: readonly Example[];
  /** Present if the operation is only in the service's metadata, and not in the docs. */
  readonly origin?: "metadata";
  readonly source: Place;
}

export interface Route {
  readonly method: HttpMethod;
  /**
   * The path from the service root without the query, with placeholders in braces: `/users/{id}/messages`,
   * `/reports/getActivityCounts(period='{period}')`. Placeholder names are unique within the path.
   */
  readonly path: string;
  /** The query of the request line, as written after the `?`; `null` if the line does not have a query. */
  readonly query: string | null;
  readonly parameters: readonly Parameter[];
  /** The success responses of this route, if they differ from the operation's `responses`. */
  readonly responses?: readonly Response[];
  /** Present if no request line documents the route, and only an example shows it. */
  readonly origin?: "example";
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
  /**
   * Present if callers can send text of this content type instead of JSON: `text/plain` for a message in MIME.
   */
  readonly textType?: string;
  /** Present if callers can leave the body out. */
  readonly optional?: true;
  /**
   * `Edm.Stream` for bytes; `null` if the body does not have a named type, so that `properties` describe the whole
   * body.
   */
  readonly type: string | null;
  readonly properties: readonly Property[];
  readonly description: string;
  readonly source: Place;
}

export interface Response {
  readonly status: number;
  /** `null` without a body; `Edm.Stream` for bytes. */
  readonly type: string | null;
  readonly headers: readonly string[];
  readonly description: string;
  readonly source: Place;
}

export interface Example {
  readonly name: string | null;
  readonly title: string | null;
  readonly request: ExampleRequest;
  /** `null` if the page does not show a response. */
  readonly response: ExampleResponse | null;
  readonly source: Place;
}

export interface ExampleRequest {
  readonly method: HttpMethod;
  /** As documented: absolute, or from the service root. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Parsed if the content is JSON, else the text; `null` without a body. */
  readonly body: JsonValue;
  /** The body as JSON text, if JavaScript would change the digits of a number in it. */
  readonly bodyText?: string;
  /** Whether the body should be JSON, but is invalid or cut off. */
  readonly malformed: boolean;
}

export interface ExampleResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: JsonValue;
  /** The body as JSON text, if JavaScript would change the digits of a number in it. */
  readonly bodyText?: string;
  readonly malformed: boolean;
  /** The type that the block's annotation names: `microsoft.graph.user`, `Collection(microsoft.graph.user)`. */
  readonly type: string | null;
  readonly truncated: boolean;
  readonly source: Place;
}
