import type { OpenString } from "../runtime/shapes.js";

export type TrustFrameworkKeyStatus = "enabled" | "disabled" | "unknownFutureValue" | OpenString;

/** The documented values of `TrustFrameworkKeyStatus`. */
export const TrustFrameworkKeyStatus = {
  enabled: "enabled",
  disabled: "disabled",
  unknownFutureValue: "unknownFutureValue",
} as const;
