import type { PageKind, PermissionType } from "../vocabulary.js";

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
  /** Properties of a value that one of the type's properties holds, such as a definition in JSON; not the type's own. */
  | "innerProperties"
  | "relationships"
  | "methods"
  | "members"
  | "jsonRepresentation"
  | "remarks";

/** What a column of a table holds. */
export type ColumnKind =
  | "name"
  | "type"
  | "returnType"
  | "description"
  | "value"
  | "required"
  | "default"
  | "resource"
  /** The URI of a request, beside its method. */
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

/** What a phrase in prose or in a cell says. */
export type PhraseKind =
  /** A permission cell: this way of calling does not exist. A sentence on query options: they do not work here. */
  | "notSupported"
  /** A permission cell: nothing, or nothing more, is needed. A section of query options: there are none. */
  | "none"
  /** A permissions section without a table: anyone may call. */
  | "noPermissions"
  /** The kind of the permissions that a sentence names. */
  | "delegatedPermission"
  | "applicationPermission"
  /** A template's placeholder was left in. */
  | "placeholder"
  /** A request body section: there is none. */
  | "noRequestBody"
  /** A body or content that is bytes. */
  | "bytes"
  /** A body that holds a resource in another format than JSON, which is bytes as well, whatever type is named. */
  | "foreignFormat"
  /** An alert or a title: what the page describes is deprecated. */
  | "deprecated"
  /** A column that asks whether a field is required. */
  | "yes"
  | "no"
  /** What a sentence, or a clause of one, says of a field by itself: `Required.`, `Read-only, not nullable.` */
  | FieldTag
  /** In sentences of languages whose grammar is not read: several of a type, a body, a base, a list of values. */
  | "collection"
  | "inBody"
  | "inheritedFrom"
  | "possibleValues";

/** Primitive types whose names writers translate. */
export type TranslatedPrimitive = "string" | "boolean" | "integer" | "dateTime";

export type FieldTag = "required" | "optional" | "readOnly" | "writable" | "nullable" | "notNullable" | "key";

/**
 * The words of a docs set. Names are compared without regard to case, white space, emphasis, closing punctuation and a
 * number at the end; a name that ends or begins with `*` stands for all that begin or end with the rest of it. Phrases
 * are looked for in lower case.
 */
export interface Dialect {
  readonly name: string;
  readonly headings: Readonly<Record<SectionKind, readonly string[]>>;
  readonly columns: Readonly<Record<ColumnKind, readonly string[]>>;
  readonly permissionRows: Readonly<Record<PermissionType, readonly string[]>>;
  readonly phrases: Readonly<Record<PhraseKind, readonly string[]>>;
  readonly primitives: Readonly<Record<TranslatedPrimitive, readonly string[]>>;
  readonly tabs: TabNames;
  /** Values of the front matter's `doc_type` and `ms.topic` by the kind of page that they mean. */
  readonly pageTypes: Readonly<Record<Exclude<PageKind, "other">, readonly string[]>>;
  /** Languages of fences whose content is HTTP. */
  readonly httpFences: readonly string[];
  /** Placeholders that stand for the address of the service at the beginning of a request's URI. */
  readonly serviceRoots: readonly string[];
  /** Beginning of the line that names a page's namespace: `Namespace:`. */
  readonly namespaceLabels: readonly string[];
}

/** Ids of tabs (`# [HTTP](#tab/http)`) and zone pivots. */
export interface TabNames {
  readonly http: readonly string[];
  /** Tabs whose content is in another language, and is dropped. */
  readonly languages: readonly string[];
}
