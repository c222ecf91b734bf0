import type { TrustFrameworkPolicy } from "../../models/trustFrameworkPolicy.js";
import type { ListTrustFrameworkPoliciesOptions } from "../../operations/trustFramework/policies.js";
import { ClientNode } from "../../runtime/client-node.js";
import { type Paged, paged } from "../../runtime/paging.js";
import { path } from "../../runtime/path.js";
import { toQuery } from "../../runtime/query.js";
import { type Content, type RequestOptions, requestBytes } from "../../runtime/request.js";
import { TrustFrameworkPoliciesByIdClient } from "./policies/byId.js";

export class TrustFrameworkPoliciesClient extends ClientNode {
  byId(id: string): TrustFrameworkPoliciesByIdClient {
    return new TrustFrameworkPoliciesByIdClient(this.$context, this.$path + path`/${id}`);
  }

  /**
   * Create a trustFrameworkPolicy.
   *
   * `POST /trustFramework/policies`
   *
   * {@link https://learn.microsoft.com/graph/api/trustframework-post-trustframeworkpolicy?view=graph-rest-beta | Create trustFrameworkPolicy}
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
   * {@link https://learn.microsoft.com/graph/api/trustframework-list-trustframeworkpolicies?view=graph-rest-beta | List trustFrameworkPolicies}
   */
  list(options?: ListTrustFrameworkPoliciesOptions): Paged<TrustFrameworkPolicy> {
    return paged<TrustFrameworkPolicy>(
      this.$context,
      { method: "GET", path: this.$path, query: toQuery<TrustFrameworkPolicy>(options) },
      options,
    );
  }
}
