import type { TrustFrameworkPolicy, TrustFrameworkPolicyQuery } from "../../models/trustFrameworkPolicy.js";
import { ClientNode } from "../../runtime/client-node.js";
import { type Paged, paged } from "../../runtime/paging.js";
import { path } from "../../runtime/path.js";
import { type ExpandOption, type SelectOption, type Selected, toQuery } from "../../runtime/query.js";
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
  list<
    const Select extends TrustFrameworkPolicyQuery["select"] = [],
    const Expand extends TrustFrameworkPolicyQuery["expand"] = [],
  >(
    options?: SelectOption<Select> & ExpandOption<Expand> & RequestOptions,
  ): Paged<Selected<TrustFrameworkPolicy, Select, Expand>> {
    return paged<Selected<TrustFrameworkPolicy, Select, Expand>>(
      this.$context,
      { method: "GET", path: this.$path, query: toQuery(options) },
      options,
    );
  }
}
