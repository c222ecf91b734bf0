import { contradictionsOf } from "../../contradictions.js";
import type { ApiCheck } from "../../check.js";

export const wrongType: ApiCheck = { rule: "wrong-type", check: (api) => contradictionsOf("wrong-type", api) };
