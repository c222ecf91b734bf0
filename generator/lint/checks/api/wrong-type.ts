import { bodyFindings } from "../../bodies/body-findings.js";
import type { ApiCheck } from "../../check.js";

export const wrongType: ApiCheck = { rule: "wrong-type", check: (api) => bodyFindings("wrong-type", api) };
