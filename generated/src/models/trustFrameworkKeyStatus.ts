export type TrustFrameworkKeyStatus = "enabled" | "disabled" | "unknownFutureValue" | (string & {});

/** The documented values of {@link TrustFrameworkKeyStatus}. */
export const TrustFrameworkKeyStatus = {
  enabled: "enabled",
  disabled: "disabled",
  unknownFutureValue: "unknownFutureValue",
} as const;
