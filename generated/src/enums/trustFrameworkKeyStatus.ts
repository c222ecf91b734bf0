import type { TrustFrameworkKeyStatus as TrustFrameworkKeyStatus2 } from "../models/trustFrameworkKeyStatus.js";

/** The documented values of `TrustFrameworkKeyStatus`. */
export const TrustFrameworkKeyStatus = {
  enabled: "enabled",
  disabled: "disabled",
  unknownFutureValue: "unknownFutureValue",
} as const;

export type TrustFrameworkKeyStatus = TrustFrameworkKeyStatus2;
