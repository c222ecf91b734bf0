import type { ApiModel } from "../model/model.js";
import { byCodeUnits, byPlace } from "../collections/order.js";
import type { VerifyRuleId } from "../findings/catalogue.js";
import type { Mismatch } from "./mismatch.js";
import { verifyOperations } from "./verify-operations.js";
import { verifyResponses } from "./verify-responses.js";
import { verifyTypes } from "./verify-types.js";

/**
 * Compares docs with the metadata of the service. A fact that the docs do not state is not a mismatch, except for a type,
 * property, member or operation that no page documents.
 *
 * @returns the mismatches in the order of their places in the docs
 */
export function verify(docs: ApiModel, metadata: ApiModel): readonly Mismatch[] {
  const all = [...verifyTypes(docs, metadata), ...verifyOperations(docs, metadata), ...verifyResponses(docs, metadata)];
  const misspelled = new Set(
    all.flatMap(({ rule, target, name, suggestion }) =>
      rule.endsWith("-not-in-metadata") && suggestion !== undefined
        ? [factKey(rule, name === null ? null : target, suggestion)]
        : [],
    ),
  );
  // If a name is reported as misspelled, it is not also reported as undocumented.
  const found = all.filter(({ rule, target, name, metadata: declared }) => {
    const known = rule === "operation-not-documented" ? declared : (name ?? target);
    return (
      !rule.endsWith("-not-documented") || !misspelled.has(factKey(rule, name === null ? null : target, known ?? ""))
    );
  });
  return found.sort((a, b) => byPlace(a, b) || byCodeUnits(a.rule, b.rule) || byCodeUnits(a.message, b.message));
}

/** Identifies the thing that a mismatch is about: its kind (`property`, `member`), its owner and its name. */
function factKey(rule: VerifyRuleId, owner: string | null, name: string): string {
  return JSON.stringify([rule.split("-", 1)[0], owner, name]);
}
