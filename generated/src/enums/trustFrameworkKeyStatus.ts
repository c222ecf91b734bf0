/** The documented values of `TrustFrameworkKeyStatus`. */
export const TrustFrameworkKeyStatus = {
  enabled: "enabled",
  disabled: "disabled",
  unknownFutureValue: "unknownFutureValue",
} as const;

export type TrustFrameworkKeyStatus = import("../models/trustFrameworkKeyStatus.js").TrustFrameworkKeyStatus;
