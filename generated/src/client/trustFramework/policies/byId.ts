import { ClientNode } from "../../../runtime/client-node.js";
import { type RequestOptions, requestNothing } from "../../../runtime/request.js";
import { TrustFrameworkPoliciesByIdValueClient } from "./byId/value.js";

export class TrustFrameworkPoliciesByIdClient extends ClientNode {
  get value(): TrustFrameworkPoliciesByIdValueClient {
    return new TrustFrameworkPoliciesByIdValueClient(this.$context, this.$path + "/$value");
  }

  /**
   * Delete a trustFrameworkPolicy.
   *
   * `DELETE /trustFramework/policies/{id}`
   *
   * {@link https://learn.microsoft.com/graph/api/trustframeworkpolicy-delete?view=graph-rest-beta | Delete trustFrameworkPolicy}
   */
  delete(options?: RequestOptions): Promise<void> {
    return requestNothing(this.$context, { method: "DELETE", path: this.$path }, options);
  }
}
