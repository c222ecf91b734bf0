import { contradictionsOf } from "../../contradictions.js";
import type { ApiCheck } from "../../check.js";

export const sampleValue: ApiCheck = { rule: "sample-value", check: (api) => contradictionsOf("sample-value", api) };
