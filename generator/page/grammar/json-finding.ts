import type { Diagnostic } from "../../findings/finding.js";
import type { JsonReading } from "./json.js";
import { placeAt, type PlacedText } from "./place.js";

/** What a person should know about a reading of `block`: where it stops being JSON, and why. */
export function jsonFindings({ state, flaw }: Pick<JsonReading, "state" | "flaw">, block: PlacedText): Diagnostic[] {
  if (flaw === null) return [];
  const source = placeAt(block, flaw);
  switch (state) {
    case "elided":
      return [
        { rule: "elided-json", severity: "info", message: "The JSON leaves parts out; show all of it.", ...source },
      ];
    case "malformed":
      return [{ rule: "malformed-json", severity: "warning", message: "From here on, this is not JSON.", ...source }];
    default:
      return [
        {
          rule: "malformed-json",
          severity: "info",
          message: "JSON knows no comment and no comma before a closing bracket, and needs one between members.",
          ...source,
        },
      ];
  }
}
