import { ClientNode } from "../runtime/client-node.js";
import { TrustFrameworkKeySetsClient } from "./trustFramework/keySets.js";
import { TrustFrameworkPoliciesClient } from "./trustFramework/policies.js";

export class TrustFrameworkClient extends ClientNode {
  get keySets(): TrustFrameworkKeySetsClient {
    return new TrustFrameworkKeySetsClient(this.$context, this.$path + "/keySets");
  }

  get policies(): TrustFrameworkPoliciesClient {
    return new TrustFrameworkPoliciesClient(this.$context, this.$path + "/policies");
  }
}
