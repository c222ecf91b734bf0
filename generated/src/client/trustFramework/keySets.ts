import type {
  TrustFrameworkKeySet,
  TrustFrameworkKeySetCreate,
  TrustFrameworkKeySetQuery,
} from "../../models/trustFrameworkKeySet.js";
import { ClientNode } from "../../runtime/client-node.js";
import { type Paged, paged } from "../../runtime/paging.js";
import { path } from "../../runtime/path.js";
import { type SelectOption, type Selected, type TopOption, toQuery } from "../../runtime/query.js";
import { type RequestOptions, requestJson } from "../../runtime/request.js";
import { TrustFrameworkKeySetsByIdClient } from "./keySets/byId.js";

export class TrustFrameworkKeySetsClient extends ClientNode {
  byId(id: string): TrustFrameworkKeySetsByIdClient {
    return new TrustFrameworkKeySetsByIdClient(this.$context, this.$path + path`/${id}`);
  }

  /**
   * Create a new trustFrameworkKeySet object.
   *
   * `POST /trustFramework/keySets`
   *
   * {@link https://learn.microsoft.com/graph/api/trustframework-post-keysets?view=graph-rest-beta | Create trustFrameworkKeySet}
   */
  create(body: TrustFrameworkKeySetCreate & { id?: string }, options?: RequestOptions): Promise<TrustFrameworkKeySet> {
    return requestJson<TrustFrameworkKeySet>(this.$context, { method: "POST", path: this.$path, body }, options);
  }

  /**
   * Get the trustFrameworkKeySet objects of the tenant, each with the public part of its keys.
   *
   * `GET /trustFramework/keySets`
   *
   * {@link https://learn.microsoft.com/graph/api/trustframework-list-keysets?view=graph-rest-beta | List trustFrameworkKeySets}
   */
  list<const Select extends TrustFrameworkKeySetQuery["select"] = []>(
    options?: SelectOption<Select> & TopOption & RequestOptions,
  ): Paged<Selected<TrustFrameworkKeySet, Select>> {
    return paged<Selected<TrustFrameworkKeySet, Select>>(
      this.$context,
      { method: "GET", path: this.$path, query: toQuery(options) },
      options,
    );
  }
}
