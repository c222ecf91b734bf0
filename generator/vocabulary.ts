import type { Place } from "./findings/finding.js";

/** Types that all stages of docwright share. This file does not contain other code. */

/** {@link https://www.rfc-editor.org/rfc/rfc9110#name-methods | RFC 9110, Methods} */
export type HttpMethod = "GET" | "POST" | "PUT" | "PATCH" | "DELETE" | "HEAD" | "OPTIONS";

export type JsonValue = null | boolean | number | string | readonly JsonValue[] | { readonly [key: string]: JsonValue };

export type PageKind = "api" | "resource" | "enum" | "concept" | "include" | "other";

/** The query options whose values contain names of properties. */
export type QueryClause = "filter" | "select" | "orderby" | "search" | "expand";

/**
 * Which query options the docs document for a property. Nothing is inferred.
 * {@link https://learn.microsoft.com/graph/query-parameters | Microsoft Graph query parameters}
 */
export interface QuerySupport {
  /**
   * Operators in lower case, each once (`eq`, `startswith`). Empty if the docs do not name an operator; `null` if they
   * do not mention `$filter`.
   */
  readonly filter: readonly string[] | null;
  /** `default`: returned without `$select`. `only`: returned only on `$select`. */
  readonly select: "default" | "only" | null;
  readonly orderby: boolean;
  readonly search: boolean;
  readonly expand: boolean;
  /** The options that the property does not support according to the docs. Absent if there are none. */
  readonly unsupported?: readonly QueryClause[];
}

/** A member of an enumeration. */
export interface EnumMember {
  readonly name: string;
  /** The number as written; `null` if the docs do not state a number. */
  readonly value: string | null;
  readonly description: string;
  /** Present if only the service's metadata has the member. */
  readonly origin?: "metadata";
  readonly source: Place;
}

/**
 * How the caller of an operation signs in: as a user with a work or school account, as a user with a personal account,
 * or as an application without a user.
 * {@link https://learn.microsoft.com/graph/permissions-overview | Microsoft Graph permissions}
 */
export type PermissionType = "delegatedWork" | "delegatedPersonal" | "application";

/**
 * The permissions that an operation requires for one permission type. An inner array lists permissions that are required
 * together.
 *
 * An SDK has the same type: `templates/runtime/permission.ts` is copied into it and therefore cannot import this file. A
 * test checks that the two are equal.
 */
export interface PermissionScheme {
  readonly supported: boolean;
  /** The docs contain a placeholder, so the permissions are unknown. */
  readonly placeholder: boolean;
  /** Alternatives with the least privilege. */
  readonly least: readonly (readonly string[])[];
  /** Alternatives that grant more than the operation requires. */
  readonly higher: readonly (readonly string[])[];
}

/**
 * A permission scheme and the place of its row. If no row documents the permission type, this is the place of the
 * table.
 */
export interface DocumentedScheme extends PermissionScheme {
  readonly source: Place;
}

/** The permissions of an operation, or of one variant of it. */
export interface PermissionSet extends Readonly<Record<PermissionType, DocumentedScheme>> {
  /**
   * The resource or variant that the permissions are for (`group calendar`); `null` if they are for the whole
   * operation.
   */
  readonly appliesTo: string | null;
  /** Whether these are OAuth scopes of an API without OData. They apply to all permission types. */
  readonly scopes?: true;
  readonly source: Place;
}

/** A documented error response. */
export interface ErrorResponse {
  /** `null` if the docs have only an error code. */
  readonly status: number | null;
  readonly code: string | null;
  readonly description: string;
  readonly source: Place;
}

/**
 * Facts of an operation that can be read without other pages. The model copies them from the page unchanged. To add a
 * fact, declare it here, read it in `page/operation`, and give its default in `model/empty-operation.ts`.
 */
export interface SharedOperationFacts {
  readonly permissions: readonly PermissionSet[];
  /** Whether the docs state that the operation does not support the system query options. */
  readonly noQueryOptions: boolean;
  /** Whether the docs state that the operation supports only the system query options that they list. */
  readonly onlyListedQueryOptions: boolean;
  /**
   * The system query options that the operation does not support according to the docs, such as `$filter`. Absent if
   * there are none.
   */
  readonly unsupportedQueryOptions?: readonly string[];
  readonly errors: readonly ErrorResponse[];
}

/** Called while a long task runs, with the number of items that are done and the number of all items, if it is known. */
export type OnProgress = (done: number, total?: number) => void;

/** The properties of a list response. */
export interface Paging {
  /** The property with the items of the list. */
  readonly items: string;
  /** The property with the URL of the next page. If `parameter` is set, the property has a token for the next page. */
  readonly next: string;
  /** The query parameter that takes the token of the next page. */
  readonly parameter?: string;
}

/** {@link https://docs.oasis-open.org/odata/odata-json-format/v4.01/odata-json-format-v4.01.html#sec_Collection | OData JSON Format 4.01, Collection} */
export const ODATA_PAGING: Paging = { items: "value", next: "@odata.nextLink" };
