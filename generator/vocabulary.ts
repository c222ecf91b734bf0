import type { Place } from "./findings/finding.js";

/** Words that all stages share. This file has types only. */

/** {@link https://www.rfc-editor.org/rfc/rfc9110#name-methods | RFC 9110, Methods} */
export type HttpMethod = "GET" | "POST" | "PUT" | "PATCH" | "DELETE" | "HEAD" | "OPTIONS";

export type JsonValue = null | boolean | number | string | readonly JsonValue[] | { readonly [key: string]: JsonValue };

export type PageKind = "api" | "resource" | "enum" | "concept" | "include" | "other";

/**
 * Which query options the docs document for a property. Nothing is inferred.
 * {@link https://learn.microsoft.com/graph/query-parameters | Microsoft Graph query parameters}
 */
export interface QuerySupport {
  /**
   * Operators in lower case, each once (`eq`, `startswith`). Empty if the docs name no operator; `null` if they do not
   * mention `$filter`.
   */
  readonly filter: readonly string[] | null;
  /** `default`: returned without `$select`. `only`: returned only on `$select`. */
  readonly select: "default" | "only" | null;
  readonly orderby: boolean;
  readonly search: boolean;
  readonly expand: boolean;
}

/** A member of an enumeration. */
export interface EnumMember {
  readonly name: string;
  /** The number as written; `null` if the docs have none. */
  readonly value: string | null;
  readonly description: string;
  /** The docs do not have the member; it comes from the service's metadata. */
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

/** A permission scheme and its row. If no row documents the permission type, the place is that of the table. */
export interface DocumentedScheme extends PermissionScheme {
  readonly source: Place;
}

/** The permissions of an operation, or of one variant of it. */
export interface PermissionSet extends Readonly<Record<PermissionType, DocumentedScheme>> {
  /** The resource or variant that the permissions are for (`group calendar`); `null` if the operation has one set. */
  readonly appliesTo: string | null;
  readonly source: Place;
}

/** A documented error response. */
export interface ErrorResponse {
  /** `null` if the docs have an error code only. */
  readonly status: number | null;
  readonly code: string | null;
  readonly description: string;
  readonly source: Place;
}

/**
 * Facts of an operation that can be read without other pages. The model copies them from the page unchanged. To add one,
 * declare it here, read it in `page/operation`, and give its default in `model/empty-operation.ts`.
 */
export interface SharedOperationFacts {
  readonly permissions: readonly PermissionSet[];
  /** The docs state that the operation does not support the system query options. */
  readonly noQueryOptions: boolean;
  /** The docs state that the operation supports only the system query options that they list. */
  readonly onlyListedQueryOptions: boolean;
  readonly errors: readonly ErrorResponse[];
}

/** The properties of a list response: the items, and the URL of the next page. */
export interface Paging {
  readonly items: string;
  readonly next: string;
}

/** {@link https://docs.oasis-open.org/odata/odata-json-format/v4.01/odata-json-format-v4.01.html#sec_Collection | OData JSON Format 4.01, Collection} */
export const ODATA_PAGING: Paging = { items: "value", next: "@odata.nextLink" };
