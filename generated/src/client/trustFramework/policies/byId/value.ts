import { ClientNode } from "../../../../runtime/client-node.js";
import { type Content, type RequestOptions, requestBytes } from "../../../../runtime/request.js";

export class TrustFrameworkPoliciesByIdValueClient extends ClientNode {
  /**
   * Get the content of a trustFrameworkPolicy as XML.
   *
   * `GET /trustFramework/policies/{id}/$value`
   *
   * {@link https://learn.microsoft.com/graph/api/trustframeworkpolicy-get?view=graph-rest-beta | Get trustFrameworkPolicy}
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
   * {@link https://learn.microsoft.com/graph/api/trustframework-put-trustframeworkpolicy?view=graph-rest-beta | Update or create trustFrameworkPolicy}
   */
  replace(body: Content, options?: RequestOptions): Promise<Uint8Array> {
    return requestBytes(
      this.$context,
      { method: "PUT", path: this.$path, content: body, contentType: "application/xml" },
      options,
    );
  }
}
