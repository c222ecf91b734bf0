import { finding } from "../../findings/create-finding.js";
import type { Finding } from "../../findings/finding.js";
import type { JsonReading } from "./json.js";
import { placeAt, type PlacedText } from "./place.js";

/** What a person should know about a reading of `block`: where it stops being JSON, and why. */
export function jsonFindings({ state, flaw }: Pick<JsonReading, "state" | "flaw">, block: PlacedText): Finding[] {
  if (flaw === null) return [];
  const source = placeAt(block, flaw);
  switch (state) {
    case "elided":
      return [finding("elided-json", source, "The JSON leaves parts out; show all of it.")];
    case "malformed":
      return [finding("malformed-json", source, "From here on, this is not JSON.")];
    default:
      return [
        finding(
          "nonstandard-json",
          source,
          "JSON knows no comment and no comma before a closing bracket, and needs one between members.",
        ),
      ];
  }
}
