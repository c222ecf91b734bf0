import { bodyFindings } from "../../bodies/body-findings.js";
import type { ApiCheck } from "../../check.js";

export const sampleValue: ApiCheck = { rule: "sample-value", check: (api) => bodyFindings("sample-value", api) };
