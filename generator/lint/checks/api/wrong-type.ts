import { contradictionsOf } from "../../contradictions.js";
import type { ApiRule } from "../../rule.js";

export const wrongType: ApiRule = {
  kind: "api",
  name: "wrong-type",
  severity: "warning",
  summary: "An example's body has a value of another type than is documented",
  check: (api) => contradictionsOf("wrong-type", api),
};
