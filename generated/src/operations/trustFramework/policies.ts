import type { TrustFrameworkPolicy, TrustFrameworkPolicyQuery } from "../../models/trustFrameworkPolicy.js";
import type { GraphContext } from "../../runtime/context.js";
import { type Paged, paged } from "../../runtime/paging.js";
import { path } from "../../runtime/path.js";
import { type ExpandableItemOptions, type Selected, toQuery } from "../../runtime/query.js";
import { type Content, type RequestOptions, requestBytes, requestNothing } from "../../runtime/request.js";

/**
 * Create a trustFrameworkPolicy.
 *
 * `POST /trustFramework/policies`
 *
 * [Create trustFrameworkPolicy](https://learn.microsoft.com/graph/api/trustframework-post-trustframeworkpolicy?view=graph-rest-beta)
 */
export function createTrustFrameworkPolicy(
  context: GraphContext,
  body: Content,
  options?: RequestOptions<"Location">,
): Promise<Uint8Array> {
  return requestBytes(
    context,
    { method: "POST", path: path`/trustFramework/policies`, content: body, contentType: "application/xml" },
    options,
  );
}

/**
 * Delete a trustFrameworkPolicy.
 *
 * `DELETE /trustFramework/policies/{id}`
 *
 * [Delete trustFrameworkPolicy](https://learn.microsoft.com/graph/api/trustframeworkpolicy-delete?view=graph-rest-beta)
 */
export function deleteTrustFrameworkPolicy(context: GraphContext, id: string, options?: RequestOptions): Promise<void> {
  return requestNothing(context, { method: "DELETE", path: path`/trustFramework/policies/${id}` }, options);
}

/**
 * Get the content of a trustFrameworkPolicy as XML.
 *
 * `GET /trustFramework/policies/{id}/$value`
 *
 * [Get trustFrameworkPolicy](https://learn.microsoft.com/graph/api/trustframeworkpolicy-get?view=graph-rest-beta)
 */
export function getTrustFrameworkPolicy(
  context: GraphContext,
  id: string,
  options?: RequestOptions,
): Promise<Uint8Array> {
  return requestBytes(context, { method: "GET", path: path`/trustFramework/policies/${id}/$value` }, options);
}

export type ListTrustFrameworkPoliciesOptions<
  Select = TrustFrameworkPolicyQuery["select"],
  Expand = TrustFrameworkPolicyQuery["expand"],
> = ExpandableItemOptions<TrustFrameworkPolicyQuery, Select, Expand>;

/**
 * Get the trustFrameworkPolicy objects of the tenant. The list names the policies; Get trustFrameworkPolicy
 * gives the content of one.
 *
 * `GET /trustFramework/policies`
 *
 * [List trustFrameworkPolicies](https://learn.microsoft.com/graph/api/trustframework-list-trustframeworkpolicies?view=graph-rest-beta)
 */
export function listTrustFrameworkPolicies<const Select = [], const Expand = []>(
  context: GraphContext,
  options?: ListTrustFrameworkPoliciesOptions<Select, Expand>,
): Paged<Selected<TrustFrameworkPolicy, Select, Expand>> {
  return paged(context, { method: "GET", path: path`/trustFramework/policies`, query: toQuery(options) }, options);
}

/**
 * Replace the content of a trustFrameworkPolicy. Where the tenant has no policy with that identifier, this
 * method creates it.
 *
 * `PUT /trustFramework/policies/{id}/$value`
 *
 * [Update or create trustFrameworkPolicy](https://learn.microsoft.com/graph/api/trustframework-put-trustframeworkpolicy?view=graph-rest-beta)
 */
export function updateOrCreateTrustFrameworkPolicy(
  context: GraphContext,
  id: string,
  body: Content,
  options?: RequestOptions,
): Promise<Uint8Array> {
  return requestBytes(
    context,
    { method: "PUT", path: path`/trustFramework/policies/${id}/$value`, content: body, contentType: "application/xml" },
    options,
  );
}
