import type { TrustFrameworkPolicy, TrustFrameworkPolicyQuery } from "../../models/trustFrameworkPolicy.js";
import { ClientNode } from "../../runtime/client-node.js";
import { type Paged, paged } from "../../runtime/paging.js";
import { path } from "../../runtime/path.js";
import { type ExpandableItemOptions, type Selected, toQuery } from "../../runtime/query.js";
import { type Content, type RequestOptions, requestBytes, requestNothing } from "../../runtime/request.js";

export class TrustFrameworkPoliciesClient extends ClientNode {
  byId(id: string): TrustFrameworkPoliciesByIdClient {
    return new TrustFrameworkPoliciesByIdClient(this.$context, this.$path + path`/${id}`);
  }

  /**
   * Create a trustFrameworkPolicy.
   *
   * `POST /trustFramework/policies`
   *
   * [Create trustFrameworkPolicy](https://learn.microsoft.com/graph/api/trustframework-post-trustframeworkpolicy?view=graph-rest-beta)
   */
  create(body: Content, options?: RequestOptions<"Location">): Promise<Uint8Array> {
    return requestBytes(
      this.$context,
      { method: "POST", path: this.$path, content: body, contentType: "application/xml" },
      options,
    );
  }

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
  ): Paged<Selected<TrustFrameworkPolicy, Select, Expand>> {
    return paged<Selected<TrustFrameworkPolicy, Select, Expand>>(
      this.$context,
      { method: "GET", path: this.$path, query: toQuery(options) },
      options,
    );
  }
}

export class TrustFrameworkPoliciesByIdClient extends ClientNode {
  get value(): TrustFrameworkPoliciesByIdValueClient {
    return new TrustFrameworkPoliciesByIdValueClient(this.$context, this.$path + "/$value");
  }

  /**
   * Delete a trustFrameworkPolicy.
   *
   * `DELETE /trustFramework/policies/{id}`
   *
   * [Delete trustFrameworkPolicy](https://learn.microsoft.com/graph/api/trustframeworkpolicy-delete?view=graph-rest-beta)
   */
  delete(options?: RequestOptions): Promise<void> {
    return requestNothing(this.$context, { method: "DELETE", path: this.$path }, options);
  }
}

export class TrustFrameworkPoliciesByIdValueClient extends ClientNode {
  /**
   * Get the content of a trustFrameworkPolicy as XML.
   *
   * `GET /trustFramework/policies/{id}/$value`
   *
   * [Get trustFrameworkPolicy](https://learn.microsoft.com/graph/api/trustframeworkpolicy-get?view=graph-rest-beta)
   */
  get(options?: RequestOptions): Promise<Uint8Array> {
    return requestBytes(this.$context, { method: "GET", path: this.$path }, options);
  }

  /**
   * Replace the content of a trustFrameworkPolicy. Where the tenant has no policy with that identifier, this
   * method creates it.
   *
   * `PUT /trustFramework/policies/{id}/$value`
   *
   * [Update or create trustFrameworkPolicy](https://learn.microsoft.com/graph/api/trustframework-put-trustframeworkpolicy?view=graph-rest-beta)
   */
  replace(body: Content, options?: RequestOptions): Promise<Uint8Array> {
    return requestBytes(
      this.$context,
      { method: "PUT", path: this.$path, content: body, contentType: "application/xml" },
      options,
    );
  }
}
