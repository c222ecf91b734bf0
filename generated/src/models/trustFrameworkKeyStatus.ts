import type { OpenString } from "../runtime/shapes.js";

export type TrustFrameworkKeyStatus = "enabled" | "disabled" | "unknownFutureValue" | OpenString;
