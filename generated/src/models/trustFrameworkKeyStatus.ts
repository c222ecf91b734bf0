export type TrustFrameworkKeyStatus = "enabled" | "disabled" | "unknownFutureValue" | (string & {});

/** The documented values of `TrustFrameworkKeyStatus`. */
export const TrustFrameworkKeyStatus = {
  enabled: "enabled",
  disabled: "disabled",
  unknownFutureValue: "unknownFutureValue",
} as const;
