import type { GraphContext } from "../runtime/context.js";
import { $trustFrameworkKeySetsClient, type TrustFrameworkKeySetsClient } from "./trustFramework/keySets.js";
import { $trustFrameworkPoliciesClient, type TrustFrameworkPoliciesClient } from "./trustFramework/policies.js";

export interface TrustFrameworkClient {
  readonly keySets: TrustFrameworkKeySetsClient;
  readonly policies: TrustFrameworkPoliciesClient;
}

export function $trustFrameworkClient(context: GraphContext, $path: string): TrustFrameworkClient {
  return {
    get keySets() {
      return $trustFrameworkKeySetsClient(context, $path + "/keySets");
    },
    get policies() {
      return $trustFrameworkPoliciesClient(context, $path + "/policies");
    },
  };
}
