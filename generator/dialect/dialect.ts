import type { PageKind, Paging, PermissionType } from "../vocabulary.js";

/** The subject of a section of a page. */
export type SectionKind =
  | "permissions"
  | "httpRequest"
  | "pathParameters"
  | "queryParameters"
  | "functionParameters"
  | "requestHeaders"
  | "requestBody"
  | "response"
  | "responseHeaders"
  /** A description of the operation. It can also list the query options that the operation supports. */
  | "apiDescription"
  | "errors"
  | "examples"
  | "exampleRequest"
  /** Requests that the service sends, such as notifications to a webhook. */
  | "callbacks"
  | "properties"
  /** A table of the properties of a nested JSON object, which are not properties of the page's type itself. */
  | "innerProperties"
  | "relationships"
  | "methods"
  /** Requests that call the bound actions of a type, on the page of the type. */
  | "boundActions"
  | "members"
  | "jsonRepresentation"
  | "remarks";

/** The content of a column of a table. */
export type ColumnKind =
  | "name"
  | "type"
  | "returnType"
  /** The body of a response, in a table of status codes. */
  | "body"
  | "description"
  | "value"
  | "required"
  /** Whether requests can omit a field, as yes or no. */
  | "optional"
  | "readOnly"
  | "nullable"
  | "default"
  | "resource"
  /** The part of the request that contains a parameter: `path`, `query`, `header` or `body`. */
  | "location"
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
  /** In a query parameters section: only the query options that the section lists are supported. */
  | "onlyListed"
  /**
   * In a permission cell: no permission is supported, or no permission has higher privilege. In a query parameters
   * section: no query option is supported.
   */
  | "none"
  /** In a permissions section without a table: no permission is required. */
  | "noPermissions"
  /** Between two permissions: both are required. */
  | "and"
  /** Between two permissions: one of them is required. */
  | "or"
  /** Between two lists of permissions: one permission of each list is required. */
  | "plus"
  /** In a sentence: the permissions are delegated permissions. */
  | "delegatedPermission"
  /** In a sentence: the permissions are application permissions. */
  | "applicationPermission"
  /** A placeholder of a page template. */
  | "placeholder"
  /** In a request body section: the request does not have a body. */
  | "noRequestBody"
  /** In a request body section, before the names of properties: the body must contain these properties. */
  | "bodyRequires"
  /** A whole paragraph in place of an example response: the response does not have a body. */
  | "noResponseBody"
  /** In a sentence about a body: the body consists of bytes. */
  | "bytes"
  /**
   * In a sentence about a body: the body is a resource in a format other than JSON. docwright treats it as bytes, even
   * if the sentence names a type.
   */
  | "foreignFormat"
  /** In an alert or a title: the subject of the page is deprecated. */
  | "deprecated"
  /** In a column of yes and no, such as Required: the fact applies to the field. Examples: `required`, `✓`. */
  | "yes"
  /** In a column of yes and no: the fact does not apply to the field. */
  | "no"
  /** One or more facts about a field, as a whole sentence: `Required.`, `Read-only, not nullable.` */
  | FieldTag
  /** In a response section: the body depends on the request. */
  | "variesByRequest"
  /** In a translated sentence about a 202 response: the body does not contain the named type, only a link to it. */
  | "linkTo"
  /** In the intro of a type: the type is open, so objects can have undocumented properties. */
  | "openType"
  /** In a translated sentence: the type is a collection. */
  | "collection"
  /** In a translated sentence: one item of a collection, in words that contain a word for a collection. */
  | "collectionItem"
  /**
   * In a response section: a noun after the name of a type. The body can be a collection, even if the sentence does not
   * call it one. Plural nouns, or in a language without plurals, all of them.
   */
  | "several"
  /** In a translated sentence: the sentence describes the body of a request or response. */
  | "inBody"
  /** In a translated sentence: the type or property is inherited from the linked type. `*` means any text. */
  | "inheritedFrom"
  /** In the intro of a translated type: the linked types derive from the type. */
  | "derivedTypes"
  /** In a translated sentence: the code spans after the phrase are the possible values of the field. */
  | "possibleValues";

/** Primitive types with names that writers translate. */
export type TranslatedPrimitive =
  | "string"
  | "boolean"
  | "integer"
  | "long"
  | "double"
  | "single"
  | "decimal"
  | "byte"
  | "guid"
  | "dateTime"
  | "date"
  | "time"
  | "duration"
  | "binary"
  | "stream"
  | "untyped";

export type FieldTag = "required" | "optional" | "readOnly" | "writable" | "nullable" | "notNullable" | "key";

/**
 * The words that docs use for sections, columns and facts. Names are compared without regard to letter case, white
 * space, emphasis, punctuation at the end and a number at the end. A `*` at the start or the end of a name matches any
 * text. Phrases are in lower case.
 */
export interface Dialect {
  readonly name: string;
  readonly headings: Readonly<Record<SectionKind, readonly string[]>>;
  readonly columns: Readonly<Record<ColumnKind, readonly string[]>>;
  readonly permissionRows: Readonly<Record<PermissionType, readonly string[]>>;
  readonly phrases: Readonly<Record<PhraseKind, readonly string[]>>;
  readonly primitives: Readonly<Record<TranslatedPrimitive, readonly string[]>>;
  /** The words of each language, by locale (`pt-br`), to recognize the language of a page. */
  readonly languages: Readonly<Record<string, LanguageWords>>;
  /**
   * The language of a translated page (`pt-br`); `null` for English. The language can be missing in {@link languages}.
   */
  readonly language: string | null;
  readonly tabs: TabNames;
  /** Values of `doc_type` and `ms.topic` in the front matter, by page kind. */
  readonly pageTypes: Readonly<Record<Exclude<PageKind, "other">, readonly string[]>>;
  /**
   * Whether the API follows OData: lists take `$select`, `$filter` and other query options, and objects have `@odata.type`.
   */
  readonly odata: boolean;
  readonly paging: Paging;
  /** Languages that a code fence names if the code block contains HTTP messages: `http`. */
  readonly httpFences: readonly string[];
  /** Placeholders for the address of the service at the beginning of a request URI. */
  readonly serviceRoots: readonly string[];
  /** Labels of the line with the namespace of a page: `Namespace:`. */
  readonly namespaceLabels: readonly string[];
}

/** The words of one language. */
export interface LanguageWords {
  readonly headings?: Readonly<Partial<Record<SectionKind, readonly string[]>>>;
  readonly columns?: Readonly<Partial<Record<ColumnKind, readonly string[]>>>;
  readonly permissionRows?: Readonly<Partial<Record<PermissionType, readonly string[]>>>;
  readonly phrases?: Readonly<Partial<Record<PhraseKind, readonly string[]>>>;
  readonly primitives?: Readonly<Partial<Record<TranslatedPrimitive, readonly string[]>>>;
}

/** The ids that pages use for their tabs (`# [HTTP](#tab/http)`) and zone pivots. */
export interface TabNames {
  readonly http: readonly string[];
  /** Tabs with code in a programming language. docwright skips the content of these tabs. */
  readonly languages: readonly string[];
}
