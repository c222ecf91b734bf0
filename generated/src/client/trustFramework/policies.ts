import type { TrustFrameworkPolicy, TrustFrameworkPolicyQuery } from "../../models/trustFrameworkPolicy.js";
import type { GraphContext } from "../../runtime/context.js";
import type { BodyMethod, ById, Method } from "../../runtime/method.js";
import { type Paged, paged } from "../../runtime/paging.js";
import { path } from "../../runtime/path.js";
import { type ExpandableItemOptions, type Selected, toQuery } from "../../runtime/query.js";
import { type Content, type RequestOptions, requestBytes, requestNothing } from "../../runtime/request.js";

export interface TrustFrameworkPoliciesClient {
  readonly byId: ById<TrustFrameworkPoliciesByIdClient>;
  /**
   * Create a trustFrameworkPolicy.
   *
   * `POST /trustFramework/policies`
   *
   * [Create trustFrameworkPolicy](https://learn.microsoft.com/graph/api/trustframework-post-trustframeworkpolicy?view=graph-rest-beta)
   */
  create(body: Content, options?: RequestOptions<"Location">): Promise<Uint8Array>;
  /**
   * Get the trustFrameworkPolicy objects of the tenant. The list names the policies; Get trustFrameworkPolicy
   * gives the content of one.
   *
   * `GET /trustFramework/policies`
   *
   * [List trustFrameworkPolicies](https://learn.microsoft.com/graph/api/trustframework-list-trustframeworkpolicies?view=graph-rest-beta)
   */
  list<const Select = [], const Expand = []>(
    options?: ExpandableItemOptions<TrustFrameworkPolicyQuery, Select, Expand>,
  ): Paged<Selected<TrustFrameworkPolicy, Select, Expand>>;
}

export function $trustFrameworkPoliciesClient(context: GraphContext, $path: string): TrustFrameworkPoliciesClient {
  return {
    byId: (id) => $trustFrameworkPoliciesByIdClient(context, $path + path`/${id}`),
    create: (body, options) =>
      requestBytes(context, { method: "POST", path: $path, content: body, contentType: "application/xml" }, options),
    list: (options) => paged(context, { method: "GET", path: $path, query: toQuery(options) }, options),
  };
}

export interface TrustFrameworkPoliciesByIdClient {
  readonly value: TrustFrameworkPoliciesByIdValueClient;
  /**
   * Delete a trustFrameworkPolicy.
   *
   * `DELETE /trustFramework/policies/{id}`
   *
   * [Delete trustFrameworkPolicy](https://learn.microsoft.com/graph/api/trustframeworkpolicy-delete?view=graph-rest-beta)
   */
  readonly delete: Method;
}

export function $trustFrameworkPoliciesByIdClient(
  context: GraphContext,
  $path: string,
): TrustFrameworkPoliciesByIdClient {
  return {
    get value() {
      return $trustFrameworkPoliciesByIdValueClient(context, $path + "/$value");
    },
    delete: (options) => requestNothing(context, { method: "DELETE", path: $path }, options),
  };
}

export interface TrustFrameworkPoliciesByIdValueClient {
  /**
   * Get the content of a trustFrameworkPolicy as XML.
   *
   * `GET /trustFramework/policies/{id}/$value`
   *
   * [Get trustFrameworkPolicy](https://learn.microsoft.com/graph/api/trustframeworkpolicy-get?view=graph-rest-beta)
   */
  readonly get: Method<Uint8Array>;
  /**
   * Replace the content of a trustFrameworkPolicy. Where the tenant has no policy with that identifier, this
   * method creates it.
   *
   * `PUT /trustFramework/policies/{id}/$value`
   *
   * [Update or create trustFrameworkPolicy](https://learn.microsoft.com/graph/api/trustframework-put-trustframeworkpolicy?view=graph-rest-beta)
   */
  readonly replace: BodyMethod<Content, Uint8Array>;
}

export function $trustFrameworkPoliciesByIdValueClient(
  context: GraphContext,
  $path: string,
): TrustFrameworkPoliciesByIdValueClient {
  return {
    get: (options) => requestBytes(context, { method: "GET", path: $path }, options),
    replace: (body, options) =>
      requestBytes(context, { method: "PUT", path: $path, content: body, contentType: "application/xml" }, options),
  };
}
