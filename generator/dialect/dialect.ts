import type { PageKind, Paging, PermissionType } from "../vocabulary.js";

/** What a section of a page is about. */
export type SectionKind =
  | "permissions"
  | "httpRequest"
  | "pathParameters"
  | "queryParameters"
  | "functionParameters"
  | "requestHeaders"
  | "requestBody"
  | "response"
  | "errors"
  | "examples"
  | "exampleRequest"
  /** Calls that the service makes, not the caller: notifications to a webhook. */
  | "callbacks"
  | "properties"
  /** Properties of a value inside a property of the type, such as a definition in JSON. The type does not have them. */
  | "innerProperties"
  | "relationships"
  | "methods"
  /** Requests to the actions of a type, on its own page. */
  | "boundActions"
  | "members"
  | "jsonRepresentation"
  | "remarks";

/** What a column of a table contains. */
export type ColumnKind =
  | "name"
  | "type"
  | "returnType"
  /** The body of a response, in a table of statuses. */
  | "body"
  | "description"
  | "value"
  | "required"
  | "default"
  | "resource"
  /** The URI of a request, in a table that also has its method. */
  | "requestUri"
  | "permissionType"
  | "permissionsLeastFirst"
  | "permissionsMostFirst"
  | "leastPrivileged"
  | "higherPrivileged"
  | "delegatedWork"
  | "delegatedPersonal"
  | "application"
  | "statusCode"
  | "errorCode"
  | "errorMessage";

/** The meaning of a phrase in a sentence or a cell. */
export type PhraseKind =
  /** In a permission cell: the permission type is not supported. In a sentence: query options are not supported. */
  | "notSupported"
  /** In a query parameters section: only the query options that it lists are supported. */
  | "onlyListed"
  /** In a permission cell: no permission, or no further permission with higher privilege. In a query parameters section: no query options. */
  | "none"
  /** In a permissions section without a table: no permission is required. */
  | "noPermissions"
  /** The type of the permissions that a sentence names. */
  | "delegatedPermission"
  | "applicationPermission"
  /** A placeholder of a page template. */
  | "placeholder"
  /** In a request body section: the request does not have a body. */
  | "noRequestBody"
  /** A whole paragraph in the place of an example response: the response does not have a body. */
  | "noResponseBody"
  /** The content of a body is bytes. */
  | "bytes"
  /** The body is a resource in a format other than JSON. It is read as bytes, even if the sentence names a type. */
  | "foreignFormat"
  /** In an alert or a title: the subject of the page is deprecated. */
  | "deprecated"
  /** In a column that tells whether a field is required. */
  | "yes"
  | "no"
  /** A whole sentence or clause about a field: `Required.`, `Read-only, not nullable.` */
  | FieldTag
  /** In translated sentences, which are searched for phrases only: a collection, a body, a base type, a list of values. */
  | "collection"
  | "inBody"
  | "inheritedFrom"
  | "possibleValues";

/** Primitive types with names that writers translate. */
export type TranslatedPrimitive = "string" | "boolean" | "integer" | "dateTime";

export type FieldTag = "required" | "optional" | "readOnly" | "writable" | "nullable" | "notNullable" | "key";

/**
 * The words of a docs set. Names are compared without case, white space, emphasis, closing punctuation and a number at
 * the end. A `*` at the end or the beginning of a name matches any text. Phrases are in lower case.
 */
export interface Dialect {
  readonly name: string;
  readonly headings: Readonly<Record<SectionKind, readonly string[]>>;
  readonly columns: Readonly<Record<ColumnKind, readonly string[]>>;
  readonly permissionRows: Readonly<Record<PermissionType, readonly string[]>>;
  readonly phrases: Readonly<Record<PhraseKind, readonly string[]>>;
  readonly primitives: Readonly<Record<TranslatedPrimitive, readonly string[]>>;
  readonly tabs: TabNames;
  /** Values of `doc_type` and `ms.topic` in the front matter, by page kind. */
  readonly pageTypes: Readonly<Record<Exclude<PageKind, "other">, readonly string[]>>;
  /**
   * Whether the API follows OData: lists take `$select`, `$filter` and other query options, and objects have `@odata.type`.
   */
  readonly odata: boolean;
  readonly paging: Paging;
  /** Languages of code fences with HTTP messages. */
  readonly httpFences: readonly string[];
  /** Placeholders for the address of the service at the beginning of a request URI. */
  readonly serviceRoots: readonly string[];
  /** Labels of the line with the namespace of a page: `Namespace:`. */
  readonly namespaceLabels: readonly string[];
}

/** Ids of tabs (`# [HTTP](#tab/http)`) and zone pivots. */
export interface TabNames {
  readonly http: readonly string[];
  /** Tabs with code in other languages. Their content is skipped. */
  readonly languages: readonly string[];
}
