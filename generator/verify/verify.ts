import type { ApiModel } from "../model/model.js";
import { byCodeUnits, byPlace } from "../collections/order.js";
import type { Mismatch, MismatchRule } from "./mismatch.js";
import { verifyOperations } from "./verify-operations.js";
import { verifyTypes } from "./verify-types.js";

/**
 * Holds docs against the metadata of the service that they describe. What the docs do not say is no mismatch, except
 * for types, properties, members and operations that no page documents.
 *
 * @returns the mismatches, by their place in the docs
 */
export function verify(docs: ApiModel, metadata: ApiModel): readonly Mismatch[] {
  const all = [...verifyTypes(docs, metadata), ...verifyOperations(docs, metadata)];
  const misspelt = new Set(
    all.flatMap(({ rule, target, name, suggestion }) =>
      rule.endsWith("-not-in-metadata") && suggestion !== undefined
        ? [factKey(rule, name === null ? null : target, suggestion)]
        : [],
    ),
  );
  // What a page only misspells is not undocumented besides.
  const found = all.filter(({ rule, target, name, metadata: declared }) => {
    const known = rule === "operation-not-documented" ? declared : (name ?? target);
    return (
      !rule.endsWith("-not-documented") || !misspelt.has(factKey(rule, name === null ? null : target, known ?? ""))
    );
  });
  return found.sort((a, b) => byPlace(a, b) || byCodeUnits(a.rule, b.rule) || byCodeUnits(a.message, b.message));
}

/** What a rule says of one name, by the thing that it is about: `property`, `member`. */
function factKey(rule: MismatchRule, owner: string | null, name: string): string {
  return JSON.stringify([rule.split("-", 1)[0], owner, name]);
}
